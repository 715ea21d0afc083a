#pragma once
// The clocks of one machine: its wall clock is off, drifts and is stepped; its monotonic clock stands still
// while the machine sleeps, and its boot clock does not.
#include "shared/base/clock.hpp"
#include "tools/simulate/event_heap.hpp"

namespace skranke::simulation {

class MachineClock final : public Clock {
public:
    MachineClock(const EventHeap& heap, UtcTime epoch) : heap_(heap), epoch_(epoch) {}

    UtcTime now() const override {
        return epoch_ + std::chrono::duration_cast<std::chrono::milliseconds>(heap_.now() + error());
    }
    std::chrono::nanoseconds monotonic() const override { return heap_.now() - slept_; }

    std::chrono::nanoseconds since_boot() const override { return heap_.now(); }

    // The true time, which no machine knows.
    UtcTime truth() const {
        return epoch_ + std::chrono::duration_cast<std::chrono::milliseconds>(heap_.now());
    }
    // How far the wall clock is ahead of it.
    Time error() const { return offset_ + drift_from(); }

    void step(Time by) { offset_ += by; }
    void set_drift(int parts_per_million) {
        offset_ = error();
        drift_since_ = heap_.now();
        drift_ = parts_per_million;
    }
    void correct() {
        offset_ = {};
        drift_since_ = heap_.now();
    }
    void slept(Time time) { slept_ += time; }

private:
    Time drift_from() const { return (heap_.now() - drift_since_) * drift_ / 1'000'000; }

    const EventHeap& heap_;
    UtcTime epoch_;
    Time offset_{}, drift_since_{}, slept_{};
    int drift_ = 0;
};

}  // namespace skranke::simulation
