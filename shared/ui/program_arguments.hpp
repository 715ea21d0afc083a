#pragma once
// What the command lines of the windowed programs have in common: sizes of windows, and the time of pictures.
#include <chrono>
#include <string_view>

#include "shared/base/clock.hpp"
#include "shared/base/result.hpp"

namespace skranke::ui {

struct PixelSize {
    int width = 0;
    int height = 0;
    bool operator==(const PixelSize&) const = default;
};

// "1280x720".
Result<PixelSize> parse_size(std::string_view text);

// Danish wall time, on the day of service ("10:24") or on a date ("2026-11-21T10:24"). Both are needed for
// pictures: a day that was played is shown at its own time.
Result<UtcTime> parse_wall_time(std::string_view text, UtcTime system_now);

// A clock that runs as the system's but stands elsewhere.
class ShiftedClock final : public Clock {
public:
    explicit ShiftedClock(std::chrono::milliseconds offset) : offset_(offset) {}
    UtcTime now() const override { return system_.now() + offset_; }
    std::chrono::nanoseconds monotonic() const override { return system_.monotonic(); }
    std::chrono::nanoseconds since_boot() const override { return system_.since_boot(); }

private:
    SystemClock system_;
    std::chrono::milliseconds offset_;
};

}  // namespace skranke::ui
