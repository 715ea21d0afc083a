#include <algorithm>

#include "shared/queue/day.hpp"

namespace skranke {

namespace {

using std::chrono::milliseconds;

milliseconds never_negative(milliseconds time) { return std::max(time, milliseconds{0}); }

}  // namespace

milliseconds Leg::wait() const { return never_negative(called_at - waits_since); }

std::optional<milliseconds> Leg::service_time() const {
    if (!started_at || !ended_at || finished_late) return std::nullopt;
    return never_negative(*ended_at - *started_at - paused);
}

}  // namespace skranke
