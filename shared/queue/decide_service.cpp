#include "shared/queue/decider.hpp"
#include "shared/queue/free_text_filter.hpp"
#include "shared/queue/refusals.hpp"
#include "shared/text/utf8.hpp"

namespace skranke {

namespace {

constexpr std::size_t longest_referral = 120;

}  // namespace

Decided Decider::operator()(const Recall& action) const {
    return if_called_here(action.ticket, TicketRecalled{});
}

Decided Decider::operator()(const StartService& action) const {
    return if_called_here(action.ticket, ServiceStarted{});
}

Decided Decider::operator()(const MarkNoShow& action) const {
    return if_called_here(action.ticket, TicketNoShow{});
}

Decided Decider::operator()(const FinishService& action) const {
    const auto ticket = in_service_here(action.ticket);
    if (!ticket) return refused(ticket.error());
    if (action.outcome != Outcome::referred) return event(**ticket, ServiceFinished{action.outcome, {}});
    if (action.referred_to.find_first_not_of(" \t") == std::string::npos)
        return refused(refusals::referral_needed());
    if (const auto found = find_personal_data(action.referred_to))
        return refused(refusals::personal_data(*found));
    if (code_points(action.referred_to) > longest_referral)
        return refused(refusals::referral_too_long(longest_referral));
    return event(**ticket, ServiceFinished{action.outcome, action.referred_to});
}

Decided Decider::operator()(const ReturnToQueue& action) const {
    const auto found = named_or_here(action.ticket);
    if (!found) return refused(found.error());
    const Ticket& ticket = **found;
    if (ticket.status == TicketStatus::no_show) {
        if (ticket.returned_after_no_show) return refused(refusals::returned_before(ticket));
        return event(ticket, TicketReturned{});
    }
    if (ticket.status == TicketStatus::in_service) return refused(refusals::cannot_return_served(ticket));
    return if_called_here(ticket.id, TicketReturned{});
}

Decided Decider::operator()(const TransferTicket& action) const {
    const auto ticket = in_service_here(action.ticket);
    if (!ticket) return refused(ticket.error());
    const Service* service = municipality.find_offered(action.to);
    if (!service) return refused(refusals::unknown_service(action.to));
    if ((*ticket)->service == action.to) return refused(refusals::same_service(**ticket, service->name));
    return event(**ticket, TicketTransferred{action.to});
}

}  // namespace skranke
