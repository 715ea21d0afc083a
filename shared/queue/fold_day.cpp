#include <algorithm>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "shared/queue/day.hpp"
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

}  // namespace

Day fold_day(SiteId site, ServiceDay service_day, std::span<const Event> events) {
    Day day;
    day.site = std::move(site);
    day.day = service_day;
    std::vector<TicketFold> folds;
    std::unordered_map<std::string_view, std::size_t> fold_of;

    for (const Event* event : in_order(events)) {
        if (std::holds_alternative<DayOpened>(event->kind)) {
            day.opened = true;
        } else if (const auto* issued = std::get_if<TicketIssued>(&event->kind)) {
            fold_of.emplace(event->key.text, folds.size());
            folds.emplace_back(*event, *issued);
        } else if (const auto found = fold_of.find(event->ticket.text); found != fold_of.end()) {
            folds[found->second].add(*event);
        }
    }

    std::vector<TicketFold::Announcement> announcements;
    day.tickets.reserve(folds.size());
    for (const TicketFold& fold : folds) {
        day.tickets.push_back(fold.ticket());
        day.latest_arrival = std::max(day.latest_arrival, day.tickets.back().position.arrival);
        if (auto announcement = fold.announcement()) announcements.push_back(std::move(*announcement));
    }
    std::ranges::sort(day.tickets, {}, &Ticket::position);
    std::ranges::sort(announcements, {}, &TicketFold::Announcement::order);
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
