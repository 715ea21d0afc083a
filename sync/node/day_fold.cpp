#include "sync/node/day_fold.hpp"

#include <algorithm>
#include <utility>

#include "shared/queue/day_moves.hpp"

namespace skranke {

DayFold::DayFold(SiteId site, ServiceDay day) : site_(std::move(site)), day_(day) {}

void DayFold::add(const Event& event) {
    if (is_about_the_day(event)) {
        day_events_.push_back(event);
        stale_ = true;
        return;
    }
    auto& one = tickets_[event.ticket.text];
    one.events.push_back(event);
    one.stale = true;
}

Day DayFold::day() {
    std::vector<const OneTicket*> issued;
    issued.reserve(tickets_.size());
    for (auto& [id, one] : tickets_) {
        if (one.stale) fold(one);
        if (!one.folded.tickets.empty()) issued.push_back(&one);
    }
    std::ranges::sort(issued, {}, [](const OneTicket* one) -> const QueuePosition& {
        return one->folded.tickets.front().position;
    });

    if (std::exchange(stale_, false)) without_tickets_ = fold_day(site_, day_, day_events_);
    Day day = without_tickets_;
    day.tickets.reserve(issued.size());
    std::vector<const OneTicket*> called;
    for (const auto* one : issued) {
        day.tickets.push_back(one->folded.tickets.front());
        day.latest_arrival = std::max(day.latest_arrival, one->folded.latest_arrival);
        if (!one->folded.latest_calls.empty()) called.push_back(one);
    }
    mark_numbers_given_twice(day.tickets);
    mark_enquiries_with_tickets(day);
    std::ranges::sort(called, {}, &OneTicket::call_order);
    day.latest_calls.reserve(called.size());
    for (const auto* one : called) day.latest_calls.push_back(one->folded.latest_calls.front());
    settle_leftovers(day);
    return day;
}

void DayFold::fold(OneTicket& one) const {
    one.folded = fold_day(site_, day_, one.events);
    one.stale = false;
    if (one.folded.latest_calls.empty()) return;
    const auto call = std::ranges::find(one.events, one.folded.latest_calls.front().event, &Event::key);
    if (call != one.events.end()) one.call_order = call->order;
}

}  // namespace skranke
