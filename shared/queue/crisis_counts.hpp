#pragma once
// How many asked for each of the crisis services, hour by hour, at all sites together.
#include <map>
#include <memory>
#include <span>

#include "shared/queue/day.hpp"

namespace skranke {

// By hour of the day in Denmark, 0 to 23, and by service; what nobody asked for is not there.
using CrisisCounts = std::map<int, std::map<ServiceId, std::size_t>>;

CrisisCounts crisis_counts(std::span<const std::shared_ptr<const Day>> days, ServiceDay day);

}  // namespace skranke
