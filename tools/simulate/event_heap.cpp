#include "tools/simulate/event_heap.hpp"

#include <algorithm>
#include <utility>

namespace skranke::simulation {

void EventHeap::at(Time when, Work work) {
    entries_.push_back({std::max(when, now_), next_number_++, std::move(work)});
    std::push_heap(entries_.begin(), entries_.end());
}

void EventHeap::run_until(Time when) {
    while (!entries_.empty() && entries_.front().when <= when) {
        std::pop_heap(entries_.begin(), entries_.end());
        Entry entry = std::move(entries_.back());
        entries_.pop_back();
        now_ = entry.when;
        ++events_run_;
        entry.work();
    }
    now_ = std::max(now_, when);
}

}  // namespace skranke::simulation
