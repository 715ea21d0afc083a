#pragma once
// The clocks that come in through the door. Only a program's main makes real ones.
#include <chrono>

namespace skranke {

// A point of wall time in UTC, to the millisecond: data to record and show, never a source of order.
using UtcTime = std::chrono::sys_time<std::chrono::milliseconds>;

class Clock {
public:
    virtual ~Clock() = default;
    // The wall clock. May step in either direction.
    virtual UtcTime now() const = 0;
    // Time since some fixed point, never backwards: for time-outs and animation. May stand still while the
    // machine sleeps.
    virtual std::chrono::nanoseconds monotonic() const = 0;
    // The same, counting the time that the machine sleeps: for how long ago something was.
    virtual std::chrono::nanoseconds since_boot() const { return monotonic(); }
};

class SystemClock final : public Clock {
public:
    UtcTime now() const override;
    std::chrono::nanoseconds monotonic() const override;
    std::chrono::nanoseconds since_boot() const override;
};

}  // namespace skranke
