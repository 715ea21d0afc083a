#pragma once
// How often digits may be shown: each time is a guess for somebody who stands between two devices, if people
// do not look closely. Pure: the time comes in.
#include <vector>

#include "shared/base/clock.hpp"

namespace skranke::pairing {

class Tries {
public:
    // As they were kept; those that are long ago count no more.
    explicit Tries(std::vector<UtcTime> earlier) : times_(std::move(earlier)) {}

    // Wall time: it has to outlast the program. A clock that was set back or forth by more than the window
    // forgets, one that stands in between does not.
    std::size_t left(UtcTime now) const;
    void note(UtcTime now);
    // The latest led to what both people wanted: it was no guess.
    void take_back_the_latest();

    const std::vector<UtcTime>& times() const { return times_; }

private:
    std::vector<UtcTime> times_;
};

}  // namespace skranke::pairing
