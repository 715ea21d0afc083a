#pragma once
// A date as people write it.
#include <optional>
#include <string_view>

#include "shared/base/calendar.hpp"

namespace skranke {

// "24-11-2026", "24.11.2026", "1/12 2026" and "2026-11-24". Nothing: it is none.
std::optional<ServiceDay> day_typed(std::string_view text);

}  // namespace skranke
