#include "queue-display/announcements.hpp"

#include <algorithm>

#include "shared/base/canary.hpp"

namespace skranke::display {
namespace {

// Is the citizen still to be called to the desk? Once the service has begun, nobody needs to hear of it.
bool still_calls(const Day& day, const Call& call) {
    const Ticket* ticket = day.find(call.ticket);
    return ticket != nullptr && ticket->status == TicketStatus::called && !ticket->calls.empty() &&
           ticket->calls.back().event == call.event;
}

bool stands(const Day& day, const Call& call) {
    return std::ranges::find(day.latest_calls, call.event, &Call::event) != day.latest_calls.end();
}

bool is_news(const Day& day, const Call& call, UtcTime wall) {
    return still_calls(day, call) &&
           (wall - call.at <= news_at_most_old || is_loose(Canary::old_news_announced));
}

}  // namespace

void Announcements::begin(const Day& day, UtcTime wall, std::chrono::nanoseconds now) {
    day_ = day.day;
    known_.clear();
    waiting_.clear();
    shown_.reset();
    for (const Call& call : day.latest_calls) known_.insert(call.event);
    if (day.latest_calls.empty()) return;
    // What was called just before the display was switched on goes on as if it had been on; it does not flash
    // again.
    const Call& newest = day.latest_calls.back();
    const auto age = std::max(std::chrono::nanoseconds{0}, std::chrono::nanoseconds{wall - newest.at});
    shown_ = Shown{.call = newest, .since = {}};
    if (still_calls(day, newest) && age < filled_at_most) {
        shown_->since = now - std::max(age, std::chrono::nanoseconds{flash_time});
    }
}

void Announcements::observe(const Day& day, UtcTime wall, std::chrono::nanoseconds now) {
    if (day_ != day.day) {
        begin(day, wall, now);
        return;
    }
    bool old_news = false;
    for (const Call& call : day.latest_calls) {
        if (!known_.insert(call.event).second) continue;
        if (is_news(day, call, wall)) {
            waiting_.push_back(call);
        } else {
            old_news = true;
        }
    }
    // What waited for its turn when the machine fell asleep may be old by now.
    std::erase_if(waiting_, [&](const Call& call) { return !is_news(day, call, wall); });
    // A call that was taken back, or moved to another desk, is not left standing.
    if (shown_ && !stands(day, shown_->call)) shown_.reset();
    take_next(now);
    const bool at_rest = !shown_ || !shown_->since || now - *shown_->since >= filled_at_most;
    if ((!shown_ || old_news) && at_rest && waiting_.empty() && !day.latest_calls.empty()) {
        shown_ = Shown{.call = day.latest_calls.back(), .since = {}};
    }
}

void Announcements::take_next(std::chrono::nanoseconds now) {
    if (waiting_.empty()) return;
    // One call per look: after a sleep they come one by one, as they would have come awake.
    if (shown_ && shown_->since && now - *shown_->since < time_for_each()) return;
    shown_ = Shown{.call = waiting_.front(), .since = now};
    waiting_.pop_front();
}

std::chrono::nanoseconds Announcements::time_for_each() const {
    return waiting_.size() >= rush_from ? shown_at_least_in_a_rush : shown_at_least;
}

bool Announcements::is_waiting(const Call& call) const {
    return std::ranges::find(waiting_, call.event, &Call::event) != waiting_.end();
}

std::optional<std::chrono::nanoseconds> Announcements::next_change(std::chrono::nanoseconds now) const {
    if (!shown_ || !shown_->since) return std::nullopt;
    const std::chrono::nanoseconds since = *shown_->since;
    const std::chrono::nanoseconds at =
        since + (waiting_.empty() ? std::chrono::nanoseconds{filled_at_most} : time_for_each());
    if (at <= now && waiting_.empty()) return std::nullopt;
    return std::max(at - now, std::chrono::nanoseconds{0});
}

}  // namespace skranke::display
