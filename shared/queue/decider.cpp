#include "shared/queue/decider.hpp"

#include "shared/queue/refusals.hpp"

namespace skranke {

Decided Decider::operator()(const OpenDay&) const {
    if (day.opened) return refused(refusals::day_already_open(day.day));
    return event(DayOpened{});
}

std::expected<const Ticket*, Refusal> Decider::named_or_here(const TicketId& id) const {
    const Ticket* ticket = id.empty() ? day.at_desk(actor.desk) : day.find(id);
    if (ticket) return ticket;
    return refused(id.empty() ? refusals::no_ticket_at_desk(desk_name(actor.desk))
                              : refusals::unknown_ticket());
}

Decided Decider::if_called_here(const TicketId& id, EventKind kind) const {
    const auto found = named_or_here(id);
    if (!found) return refused(found.error());
    const Ticket& ticket = **found;
    if (has_ended(ticket)) return refused(refusals::already_ended(ticket));
    if (ticket.desk && ticket.desk != actor.desk)
        return refused(refusals::at_another_desk(ticket, desk_name(ticket.desk)));
    if (ticket.status != TicketStatus::called) return refused(refusals::not_called(ticket));
    return event(ticket, std::move(kind));
}

std::expected<const Ticket*, Refusal> Decider::in_service_here(const TicketId& id) const {
    const auto found = named_or_here(id);
    if (!found) return found;
    const Ticket& ticket = **found;
    if (has_ended(ticket)) return refused(refusals::already_ended(ticket));
    if (ticket.desk && ticket.desk != actor.desk)
        return refused(refusals::at_another_desk(ticket, desk_name(ticket.desk)));
    if (ticket.status != TicketStatus::in_service) return refused(refusals::not_in_service(ticket));
    return found;
}

std::expected<const Ticket*, Refusal> Decider::waiting(const TicketId& id) const {
    const Ticket* ticket = day.find(id);
    if (!ticket) return refused(refusals::unknown_ticket());
    if (has_ended(*ticket)) return refused(refusals::already_ended(*ticket));
    if (ticket->status != TicketStatus::waiting)
        return refused(refusals::not_waiting(*ticket, desk_name(ticket->desk)));
    return ticket;
}

Decision Decider::event(EventKind kind) const {
    return Decision{
        .events = {DecidedEvent{.ticket = {}, .after = {}, .desk = actor.desk, .kind = std::move(kind)}},
        .reason_in_words = {}};
}

Decision Decider::event(const Ticket& ticket, EventKind kind) const {
    Decision decision = event(std::move(kind));
    decision.events.front().ticket = ticket.id;
    decision.events.front().after = ticket.last_event;
    return decision;
}

std::vector<std::string> Decider::able_desks_for(const Ticket& ticket) const {
    return able_desks(municipality, day.site, view().server, ticket);
}

QueueView Decider::view() const { return {day, municipality, Server{actor.desk, actor.person}, actor.now}; }

bool Decider::permitted(Permission permission) const {
    return municipality.permits(actor.person, permission);
}

std::string Decider::desk_name(const std::optional<DeskId>& id) const {
    return id ? municipality.name_of(*id) : std::string{};
}

Refusal Decider::busy(const Ticket& present) const {
    return refusals::desk_busy(desk_name(actor.desk), present);
}

}  // namespace skranke
