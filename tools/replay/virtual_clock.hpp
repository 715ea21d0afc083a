#pragma once
// A clock that stands still until it is told what time it is: a whole day passes in seconds.
#include "shared/base/clock.hpp"

namespace skranke::replay {

class VirtualClock final : public Clock {
public:
    explicit VirtualClock(UtcTime start) : start_(start), now_(start) {}

    UtcTime now() const override { return now_; }
    std::chrono::nanoseconds monotonic() const override { return now_ - start_; }
    // Never backwards.
    void set(UtcTime time) {
        if (time > now_) now_ = time;
    }

private:
    UtcTime start_;
    UtcTime now_;
};

}  // namespace skranke::replay
