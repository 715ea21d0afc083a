#pragma once
// Which call the display announces, and for how long: one at a time, in the order of the calls, never a burst
// of old ones. Time comes in; nothing is drawn here.
#include <chrono>
#include <deque>
#include <optional>
#include <set>
#include <vector>

#include "shared/base/clock.hpp"
#include "shared/queue/day.hpp"

namespace skranke::display {

// The calm rhythm of the design, §8.
inline constexpr std::chrono::seconds flash_time{5};
inline constexpr std::chrono::seconds shown_at_least{8};
inline constexpr std::chrono::seconds shown_at_least_in_a_rush{4};
inline constexpr std::size_t rush_from = 3;  // calls that wait to be shown
inline constexpr std::chrono::seconds filled_at_most{60};
// A call that took longer than this to get here is old news. Wide enough for a desk whose clock is a few
// minutes wrong.
inline constexpr std::chrono::minutes news_at_most_old{10};

class Announcements {
public:
    // Both clocks: the wall's for the age of a call, the other for the rhythm. `day` may be another than last
    // time.
    void observe(const Day& day, UtcTime wall, std::chrono::nanoseconds now);

    struct Shown {
        Call call;
        // Since when it has been announced; nothing for a call that was already old when it was first seen.
        std::optional<std::chrono::nanoseconds> since;
    };
    // The call in the large block, also when its announcement is over.
    const std::optional<Shown>& shown() const { return shown_; }
    // Waits for its turn in the block, and is not in the list before.
    bool is_waiting(const Call& call) const;
    // When this object would answer differently though no call comes.
    std::optional<std::chrono::nanoseconds> next_change(std::chrono::nanoseconds now) const;

private:
    void begin(const Day& day, UtcTime wall, std::chrono::nanoseconds now);
    void take_next(std::chrono::nanoseconds now);
    std::chrono::nanoseconds time_for_each() const;

    std::optional<ServiceDay> day_;
    std::set<EventKey> known_;
    std::deque<Call> waiting_;
    std::optional<Shown> shown_;
};

}  // namespace skranke::display
