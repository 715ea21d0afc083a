#pragma once
// Danish civil time: what the clock on the wall says, and which service day it is.
// Pure functions; daylight saving follows directive 2000/84/EC (last Sundays of March and October, 01:00
// UTC).
#include <chrono>
#include <string>
#include <string_view>

#include "shared/base/clock.hpp"
#include "shared/base/result.hpp"

namespace skranke {

using LocalTime = std::chrono::local_time<std::chrono::milliseconds>;

std::chrono::minutes danish_utc_offset(UtcTime time);
LocalTime to_danish_time(UtcTime time);
// The first of the two when the clock is set back; the moment after the gap when it is set forward.
UtcTime from_danish_time(LocalTime time);

// A day of service: a date in Denmark. A night's work before 04.00 belongs to the day before.
struct ServiceDay {
    std::chrono::year_month_day date{};
    auto operator<=>(const ServiceDay&) const = default;
};

ServiceDay service_day_of(UtcTime time);
ServiceDay operator+(ServiceDay day, std::chrono::days later);
std::chrono::days days_between(ServiceDay from, ServiceDay to);

std::string to_iso(ServiceDay day);  // 2026-11-21
Result<ServiceDay> parse_service_day(std::string_view text);

}  // namespace skranke
