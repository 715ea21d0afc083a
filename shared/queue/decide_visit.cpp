// What a desk or a host does with a citizen besides calling and finishing: pauses, topics, leaving, the card.
#include <algorithm>

#include "shared/queue/decider.hpp"
#include "shared/queue/refusals.hpp"

namespace skranke {

Decided Decider::operator()(const PauseService& action) const {
    const auto ticket = in_service_here(action.ticket);
    if (!ticket) return refused(ticket.error());
    return event(**ticket, ServicePaused{});
}

Decided Decider::operator()(const ResumeService& action) const {
    const auto paused = day.paused_at(actor.desk);
    const Ticket* ticket = day.find(action.ticket);
    if (action.ticket.empty() && paused.size() == 1) ticket = paused.front();
    if (!ticket)
        return refused(action.ticket.empty() ? refusals::nothing_paused(desk_name(actor.desk))
                                             : refusals::unknown_ticket());
    if (has_ended(*ticket)) return refused(refusals::already_ended(*ticket));
    if (ticket->status != TicketStatus::paused) return refused(refusals::not_paused(*ticket));
    if (ticket->desk != actor.desk)
        return refused(refusals::at_another_desk(*ticket, desk_name(ticket->desk)));
    if (const Ticket* present = day.at_desk(actor.desk)) return refused(busy(*present));
    return event(*ticket, ServiceResumed{});
}

Decided Decider::operator()(const AddTopic& action) const {
    const auto found = in_service_here(action.ticket);
    if (!found) return refused(found.error());
    const Ticket& ticket = **found;
    const auto service = offered(action.topic);
    if (!service) return refused(service.error());
    const bool is_known = ticket.service == action.topic ||
                          std::ranges::find(ticket.topics, action.topic) != ticket.topics.end();
    if (is_known) return refused(refusals::same_topic(ticket, (*service)->name));
    return event(ticket, TopicAdded{action.topic});
}

Decided Decider::operator()(const WithdrawTicket& action) const {
    const auto ticket = waiting(action.ticket);
    if (!ticket) return refused(ticket.error());
    return event(**ticket, TicketWithdrawn{action.why});
}

Decided Decider::operator()(const CheckEscort& action) const {
    const auto ticket = waiting(action.ticket);
    if (!ticket) return refused(ticket.error());
    const Escort escort = action.card_shown ? Escort::card_shown : Escort::card_not_shown;
    if ((*ticket)->escort == escort) return refused(refusals::checked_before(**ticket));
    return event(**ticket, EscortChecked{action.card_shown});
}

}  // namespace skranke
