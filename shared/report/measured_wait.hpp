#pragma once
// How long each citizen of a day waited, and how far the clocks between number and call can be believed. An
// event has its device's wall clock and nothing of how far that is off, so the events cannot say how exact a
// wait is. They say two things, which are used: whether both ends were read off one clock, and where two
// clocks are caught: nobody is called before the number was issued.
#include <chrono>
#include <optional>
#include <vector>

#include "shared/queue/day.hpp"
#include "shared/queue/municipality.hpp"

namespace skranke {

// A call may stand this much before its number, by clocks that are as right as clocks are.
inline constexpr std::chrono::seconds clock_difference_max{30};

struct MeasuredWait {
    // From the number, or the time agreed if that is later, to the first call. Never negative.
    std::chrono::milliseconds time{};
    bool two_clocks = false;  // another device called than issued, or it is not known which
    // Not where it would have been negative by more than `clock_difference_max`, and of no wait on that day
    // between the same two clocks.
    bool used = true;
    bool operator==(const MeasuredWait&) const = default;
};

// In the order of the day's tickets. Nothing: never called, entered from paper, or kept overnight.
std::vector<std::optional<MeasuredWait>> measured_waits(const Day& day, const Municipality& municipality);

}  // namespace skranke
