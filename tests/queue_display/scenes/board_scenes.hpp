#pragma once
// The morning of the design's pictures, and a display in a test's own time.
#include <chrono>
#include <memory>

#include "queue-display/display_app.hpp"
#include "shared/ui/headless.hpp"
#include "tests/support/snapshot_builder.hpp"

namespace skranke::test {

// "Bord 4" and "Bord 5" beside the builder's own desks, as "b4" and "b5".
std::shared_ptr<const Snapshot> with_tables(const std::shared_ptr<const Snapshot>& snapshot);

// Five calls, the newest A 041 to Skranke 3 at 10.24, and eleven who wait.
SnapshotBuilder busy_morning();

// A clock that stands where a test puts it.
class StandingClock final : public Clock {
public:
    explicit StandingClock(UtcTime now) : now_(now) {}
    UtcTime now() const override { return now_; }
    std::chrono::nanoseconds monotonic() const override { return monotonic_; }
    void advance(std::chrono::milliseconds time) {
        now_ += time;
        monotonic_ += time;
    }

private:
    UtcTime now_;
    std::chrono::nanoseconds monotonic_{std::chrono::hours{1}};
};

// A whole display without a window.
class TestDisplay {
public:
    TestDisplay(std::shared_ptr<const Snapshot> snapshot, UtcTime now, ui::WindowSize size,
                display::DisplayOptions options = {});

    void show(std::shared_ptr<const Snapshot> snapshot);
    void advance(std::chrono::milliseconds time);
    ui::Headless& screen() { return screen_; }
    bool shows(std::string_view words) const { return screen_.registry().shows(words); }

private:
    std::shared_ptr<const Snapshot> snapshot_;
    StandingClock clock_;
    display::DisplayApp app_;
    ui::Headless screen_;
};

}  // namespace skranke::test
