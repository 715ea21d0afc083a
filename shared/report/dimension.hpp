#pragma once
// By what contacts with citizens are told apart in a report.
#include <array>
#include <bitset>
#include <optional>
#include <string>
#include <string_view>

#include "shared/base/calendar.hpp"

namespace skranke {

enum class Dimension {
    site,
    service,         // as the number was issued
    priority_class,  // ordinary or escorted
    desk,            // the kind of the desk that called first
    hour,            // in which the citizen came, by the clock on the wall in Denmark
    weekday,
    day,
    week,  // by ISO 8601
    month,
    quarter,
    channel,
    kle,  // of the service with which it ended
    referred_to,
};
inline constexpr std::array every_dimension{
    Dimension::site,    Dimension::service, Dimension::priority_class, Dimension::desk,  Dimension::hour,
    Dimension::weekday, Dimension::day,     Dimension::week,           Dimension::month, Dimension::quarter,
    Dimension::channel, Dimension::kle,     Dimension::referred_to};

// Lower case and stable: on the command line and in exports. "class" is that of the priority.
std::string_view identifier(Dimension dimension);
std::optional<Dimension> dimension_from(std::string_view identifier);

using DimensionSet = std::bitset<every_dimension.size()>;
constexpr std::size_t place_of(Dimension dimension) { return static_cast<std::size_t>(dimension); }
// With what follows: a day has a week, a month has a quarter, a weekday of a week is a day.
DimensionSet with_implied(DimensionSet dimensions);

// By dimension. Empty: all of them.
using DimensionValues = std::array<std::string, every_dimension.size()>;
// Only those of the set, the others empty.
DimensionValues projected(const DimensionValues& values, DimensionSet dimensions);

// What is known, and is none of the others: no desk has called, it is about no service.
inline constexpr std::string_view no_value = "none";

// Fills in all that the day says: "2026-11-21", "2026-W47", "2026-11", "2026-Q4", and "6" for Saturday,
// Monday being 1.
void set_day(DimensionValues& values, ServiceDay day);
// "09": two digits, so that they sort.
void set_hour(DimensionValues& values, UtcTime came_at);

}  // namespace skranke
