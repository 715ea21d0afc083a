#pragma once
// A clock that stands at one morning's opening and moves only when it is told to: for tests that go through a
// desk's morning action by action.
#include "shared/base/clock.hpp"

namespace skranke::test {

class MorningClock final : public Clock {
public:
    UtcTime now() const override { return now_; }
    std::chrono::nanoseconds monotonic() const override { return now_.time_since_epoch(); }
    void advance() { now_ += std::chrono::minutes{1}; }

private:
    UtcTime now_ = std::chrono::sys_days{std::chrono::year{2031} / 3 / 4} + std::chrono::hours{7};
};

}  // namespace skranke::test
