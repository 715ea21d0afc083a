// Help without a number: on the floor, by telephone or mail, in a counting week.
#include <algorithm>

#include "shared/queue/decider.hpp"
#include "shared/queue/people_refusals.hpp"
#include "shared/queue/refusals.hpp"

namespace skranke {

Decided Decider::operator()(const RecordEnquiry& action) const {
    if (const auto service = offered(action.service); !service) return refused(service.error());
    if (hindrance(municipality, view().server, action.service) == Hindrance::person_may_not_identify)
        return refused(refusals::may_not_identify());
    EnquiryRecorded recorded{.channel = action.channel,
                             .source = action.source,
                             .service = action.service,
                             .type = action.type,
                             .misdirected = action.misdirected};
    // Only who stands here can be given a number later.
    if (action.source == EnquirySource::floor) recorded.arrival = std::max(actor.now, day.latest_arrival);
    return event(recorded);
}

Decided Decider::operator()(const WithdrawEnquiry& action) const {
    const Enquiry* enquiry =
        action.enquiry.empty() ? latest_enquiry_at(day, actor.desk) : find_enquiry(day, action.enquiry);
    if (!enquiry) return refused(refusals::no_enquiry_to_withdraw());
    if (const Ticket* ticket = day.find(enquiry->became)) return refused(refusals::has_a_number(*ticket));
    return event(EnquiryWithdrawn{.enquiry = enquiry->key});
}

Decided Decider::issue_after_help(const IssueTicket& action) const {
    const Enquiry* enquiry = find_enquiry(day, action.from_enquiry);
    if (!enquiry || enquiry->what.source != EnquirySource::floor) return refused(refusals::unknown_enquiry());
    if (const Ticket* ticket = day.find(enquiry->became)) return refused(refusals::has_a_number(*ticket));
    IssueTicket plain = action;
    plain.from_enquiry = {};
    if (plain.service.empty()) plain.service = enquiry->what.service;
    auto decision = (*this)(plain);
    if (!decision) return decision;
    auto& issued = std::get<TicketIssued>(decision->events.front().kind);
    issued.arrival = enquiry->what.arrival;
    issued.from_enquiry = enquiry->key;
    issued.came_at = enquiry->at;
    return decision;
}

Decided Decider::operator()(const AnswerOnFloor& action) const {
    const Ticket* ticket = day.find(action.ticket);
    if (!ticket) return refused(refusals::unknown_ticket());
    if (has_ended(*ticket)) return refused(refusals::already_ended(*ticket));
    if (ticket->status != TicketStatus::waiting)
        return refused(refusals::not_waiting(*ticket, desk_name(ticket->desk)));
    // What the desk lacks is no hindrance out here; what the person may not give is.
    const auto hindered = hindrance(municipality, view().server, ticket->service);
    if (hindered && *hindered != Hindrance::desk_lacks_capability)
        return refused(refusals::cannot_serve(*ticket, *hindered, {}));
    return event(*ticket, TicketAnsweredOnFloor{});
}

}  // namespace skranke
