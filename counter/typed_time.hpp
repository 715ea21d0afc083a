#pragma once
// A time of day as people type it.
#include <optional>
#include <string_view>

#include "shared/base/calendar.hpp"

namespace skranke {

// "10.32", "10:32", "kl. 10.32", "1032" and "932", on the day, in Denmark. None: it is no time of day.
std::optional<UtcTime> time_typed(std::string_view text, ServiceDay day);

}  // namespace skranke
