#include <algorithm>
#include <optional>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "shared/base/canary.hpp"
#include "shared/queue/day.hpp"
#include "shared/queue/day_moves.hpp"
#include "shared/queue/moves.hpp"
#include "shared/queue/ticket_fold.hpp"
#include "shared/queue/undo.hpp"

namespace skranke {

namespace {

// In the order that is the same everywhere.
std::vector<const Event*> in_order(std::span<const Event> events) {
    const auto comes_before = [](const Event* left, const Event* right) {
        if (is_loose(Canary::tie_left_open)) return left->order.counter < right->order.counter;
        return std::tie(left->order, left->key) < std::tie(right->order, right->key);
    };
    std::vector<const Event*> ordered;
    ordered.reserve(events.size());
    for (const Event& event : events) ordered.push_back(&event);
    if (!std::ranges::is_sorted(ordered, comes_before)) std::ranges::sort(ordered, comes_before);
    return ordered;
}

// The events of one ticket, in order, each key once; the first issues it.
using TicketEvents = std::vector<const Event*>;

std::vector<TicketEvents> by_ticket(const std::vector<const Event*>& events) {
    std::vector<TicketEvents> tickets;
    std::unordered_map<std::string_view, std::size_t> place_of;
    place_of.reserve(events.size());
    for (const Event* event : events) {
        if (std::holds_alternative<TicketIssued>(event->kind)) {
            if (!place_of.emplace(event->key.text, tickets.size()).second) continue;
            tickets.emplace_back().reserve(4);
            tickets.back().push_back(event);
        } else if (const auto place = place_of.find(event->ticket.text); place != place_of.end()) {
            TicketEvents& known = tickets[place->second];
            if (std::ranges::find(known, event->key, &Event::key) == known.end()) known.push_back(event);
        }
    }
    return tickets;
}

// By far the most tickets: every event comes after the one before it. Nothing if this is not one.
std::optional<Ticket> fold_in_a_row(std::span<const Event* const> events) {
    Ticket ticket = issue_ticket(*events.front(), std::get<TicketIssued>(events.front()->kind));
    for (std::size_t i = 1; i < events.size(); ++i) {
        const Event& event = *events[i];
        if (event.after != ticket.last_event) return std::nullopt;
        const bool is_undone = i + 1 < events.size() && undoes(*events[i + 1], event);
        auto earlier = is_undone ? std::optional(ticket) : std::nullopt;
        if (!apply_move(ticket, event)) return std::nullopt;
        if (!is_undone) continue;
        if (events[++i]->after != event.key) return std::nullopt;
        ticket = taken_back(*std::move(earlier), *step_kind(event.kind), *events[i]);
    }
    return ticket;
}

Ticket fold_tree(std::span<const Event* const> events) {
    TicketFold fold{*events.front(), std::get<TicketIssued>(events.front()->kind)};
    for (const Event* event : arranged(events.subspan(1))) fold.add(*event);
    return fold.ticket();
}

Ticket fold_ticket(const TicketEvents& events) {
    auto in_a_row = fold_in_a_row(events);
    return in_a_row ? *std::move(in_a_row) : fold_tree(events);
}

}  // namespace

void mark_numbers_given_twice(std::vector<Ticket>& tickets) {
    std::vector<Ticket*> by_number;
    by_number.reserve(tickets.size());
    for (Ticket& ticket : tickets) by_number.push_back(&ticket);
    std::ranges::sort(by_number, {}, &Ticket::number);
    for (std::size_t i = 1; i < by_number.size(); ++i)
        if (by_number[i - 1]->number == by_number[i]->number)
            by_number[i - 1]->number_given_twice = by_number[i]->number_given_twice = true;
}

void mark_enquiries_with_tickets(Day& day) {
    if (day.enquiries.empty()) return;
    for (const Ticket& ticket : day.tickets) {
        if (ticket.from_enquiry.empty()) continue;
        const auto enquiry = std::ranges::find(day.enquiries, ticket.from_enquiry, &Enquiry::key);
        if (enquiry != day.enquiries.end() && enquiry->became.empty()) enquiry->became = ticket.id;
    }
}

Day fold_day(SiteId site, ServiceDay service_day, std::span<const Event> events) {
    Day day;
    day.site = std::move(site);
    day.day = service_day;
    const auto ordered = in_order(events);
    const Event* applied = nullptr;  // each key once: the same event stands beside itself
    for (const Event* event : ordered) {
        if (!is_about_the_day(*event) || (applied && applied->key == event->key)) continue;
        apply_to_day(day, *event);
        applied = event;
    }

    // Each ticket's latest call or recall that stands, with the event that it was.
    std::vector<std::pair<const Event*, Call>> announced;
    const auto tickets = by_ticket(ordered);
    day.tickets.reserve(tickets.size());
    for (const TicketEvents& events_of_ticket : tickets) {
        const Ticket& ticket = day.tickets.emplace_back(fold_ticket(events_of_ticket));
        day.latest_arrival = std::max(day.latest_arrival, ticket.position.arrival);
        if (ticket.calls.empty()) continue;
        const Call& latest = ticket.calls.back();
        announced.emplace_back(*std::ranges::find(events_of_ticket, latest.event, &Event::key), latest);
    }
    // Nearly in order, for numbers are issued as people come.
    if (!std::ranges::is_sorted(day.tickets, {}, &Ticket::position))
        std::ranges::sort(day.tickets, {}, &Ticket::position);
    mark_numbers_given_twice(day.tickets);
    mark_enquiries_with_tickets(day);
    std::ranges::sort(announced, {},
                      [](const auto& entry) -> const EventOrder& { return entry.first->order; });
    day.latest_calls.reserve(announced.size());
    for (auto& [event, call] : announced) day.latest_calls.push_back(std::move(call));
    settle_leftovers(day);
    return day;
}

bool has_ended(const Ticket& ticket) {
    switch (ticket.status) {
        case TicketStatus::finished:
        case TicketStatus::no_show:
        case TicketStatus::day_closed:
        case TicketStatus::left:
        case TicketStatus::cancelled: return true;
        case TicketStatus::waiting:
        case TicketStatus::called:
        case TicketStatus::in_service:
        case TicketStatus::paused: return false;
    }
    std::unreachable();
}

const Ticket* Day::find(const TicketId& id) const {
    const auto found = std::ranges::find(tickets, id, &Ticket::id);
    return found == tickets.end() ? nullptr : &*found;
}

const SessionAppointment* Day::find_appointment(const EventKey& key) const {
    const auto found = std::ranges::find(session_appointments, key, &SessionAppointment::event);
    return found == session_appointments.end() ? nullptr : &*found;
}

const Ticket* Day::find(TicketNumber number) const {
    const auto found = std::ranges::find(tickets, number, &Ticket::number);
    return found == tickets.end() ? nullptr : &*found;
}

const Ticket* Day::at_desk(const DeskId& desk) const {
    const Ticket* called = nullptr;
    for (const Ticket& ticket : tickets) {
        if (ticket.desk != desk) continue;
        // An answer to a double call can leave a desk with two: the one being served comes first.
        if (ticket.status == TicketStatus::in_service) return &ticket;
        if (ticket.status == TicketStatus::called && !called) called = &ticket;
    }
    return called;
}

std::vector<const Ticket*> Day::paused_at(const DeskId& desk) const {
    std::vector<const Ticket*> paused;
    for (const Ticket& ticket : tickets)
        if (ticket.status == TicketStatus::paused && ticket.desk == desk) paused.push_back(&ticket);
    return paused;
}

std::vector<const Ticket*> Day::waiting() const {
    std::vector<const Ticket*> line;
    for (const Ticket& ticket : tickets)
        if (ticket.status == TicketStatus::waiting) line.push_back(&ticket);
    return line;
}

}  // namespace skranke
