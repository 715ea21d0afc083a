#pragma once
// Simulated time: what is to happen, in the order of when. Nothing else makes time pass.
#include <chrono>
#include <cstdint>
#include <functional>
#include <vector>

namespace skranke::simulation {

// True time since the simulation began.
using Time = std::chrono::microseconds;

class EventHeap {
public:
    using Work = std::move_only_function<void()>;

    Time now() const { return now_; }
    // Of two at one time, the one asked for first comes first. The past is now.
    void at(Time when, Work work);
    void after(Time delay, Work work) { at(now_ + delay, std::move(work)); }

    // Runs what is due until `when`, which is then now.
    void run_until(Time when);
    std::uint64_t events_run() const { return events_run_; }

private:
    struct Entry {
        Time when;
        std::uint64_t number;
        Work work;
        // For a heap with the earliest on top.
        bool operator<(const Entry& other) const {
            return when != other.when ? when > other.when : number > other.number;
        }
    };

    Time now_{};
    std::uint64_t next_number_ = 0, events_run_ = 0;
    std::vector<Entry> entries_;
};

}  // namespace skranke::simulation
