#include <algorithm>
#include <optional>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "shared/queue/day.hpp"
#include "shared/queue/moves.hpp"
#include "shared/queue/ticket_fold.hpp"

namespace skranke {

namespace {

// In the order that is the same everywhere, each key once.
std::vector<const Event*> in_order(std::span<const Event> events) {
    std::vector<const Event*> ordered;
    ordered.reserve(events.size());
    for (const Event& event : events) ordered.push_back(&event);
    std::ranges::sort(ordered, [](const Event* left, const Event* right) {
        return std::tie(left->order, left->key) < std::tie(right->order, right->key);
    });
    std::unordered_set<std::string_view> seen;
    seen.reserve(ordered.size());
    std::erase_if(ordered, [&](const Event* event) { return !seen.insert(event->key.text).second; });
    return ordered;
}

// A ticket's latest call or recall that stands, and its place among those of others.
struct Announcement {
    Call call;
    EventOrder order;
};

// What became of one ticket. The events are in order, and begin with the one that issued it.
struct FoldedTicket {
    Ticket ticket;
    std::optional<Announcement> announcement;
};

// By far the most tickets: every event comes after the one before it. Nothing if this is not one.
std::optional<Ticket> fold_in_a_row(std::span<const Event* const> events) {
    Ticket ticket = issue_ticket(*events.front(), std::get<TicketIssued>(events.front()->kind));
    for (const Event* event : events.subspan(1))
        if (event->after != ticket.last_event || !apply_move(ticket, *event)) return std::nullopt;
    return ticket;
}

Ticket fold_tree(std::span<const Event* const> events) {
    TicketFold fold{*events.front(), std::get<TicketIssued>(events.front()->kind)};
    for (const Event* event : events.subspan(1)) fold.add(*event);
    return fold.ticket();
}

FoldedTicket fold_ticket(std::span<const Event* const> events) {
    auto in_a_row = fold_in_a_row(events);
    FoldedTicket folded{.ticket = in_a_row ? *std::move(in_a_row) : fold_tree(events), .announcement = {}};
    if (folded.ticket.calls.empty()) return folded;
    const Call& latest = folded.ticket.calls.back();
    const auto called = std::ranges::find(events, latest.event, &Event::key);
    folded.announcement = Announcement{.call = latest, .order = (*called)->order};
    return folded;
}

}  // namespace

Day fold_day(SiteId site, ServiceDay service_day, std::span<const Event> events) {
    Day day;
    day.site = std::move(site);
    day.day = service_day;
    std::vector<std::vector<const Event*>> events_of_ticket;
    std::unordered_map<std::string_view, std::size_t> place_of_ticket;
    for (const Event* event : in_order(events)) {
        if (std::holds_alternative<DayOpened>(event->kind)) {
            day.opened = true;
        } else if (std::holds_alternative<TicketIssued>(event->kind)) {
            place_of_ticket.emplace(event->key.text, events_of_ticket.size());
            events_of_ticket.push_back({event});
        } else if (const auto place = place_of_ticket.find(event->ticket.text);
                   place != place_of_ticket.end()) {
            events_of_ticket[place->second].push_back(event);
        }
    }

    std::vector<Announcement> announcements;
    day.tickets.reserve(events_of_ticket.size());
    for (const auto& of_ticket : events_of_ticket) {
        FoldedTicket folded = fold_ticket(of_ticket);
        day.latest_arrival = std::max(day.latest_arrival, folded.ticket.position.arrival);
        if (folded.announcement) announcements.push_back(*std::move(folded.announcement));
        day.tickets.push_back(std::move(folded.ticket));
    }
    std::ranges::sort(day.tickets, {}, &Ticket::position);
    std::ranges::sort(announcements, {}, &Announcement::order);
    for (auto& announcement : announcements) day.latest_calls.push_back(std::move(announcement.call));
    return day;
}

const Ticket* Day::find(const TicketId& id) const {
    const auto found = std::ranges::find(tickets, id, &Ticket::id);
    return found == tickets.end() ? nullptr : &*found;
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

std::vector<const Ticket*> Day::waiting() const {
    std::vector<const Ticket*> line;
    for (const Ticket& ticket : tickets)
        if (ticket.status == TicketStatus::waiting) line.push_back(&ticket);
    return line;
}

}  // namespace skranke
