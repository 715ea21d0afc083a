#include "shared/base/calendar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

namespace skranke {

namespace {

using namespace std::chrono;

constexpr auto winter_offset = hours{1};
constexpr auto summer_offset = hours{2};
constexpr auto day_begins = hours{4};

// Times may come from another device's broken clock; beyond these years the arithmetic has no meaning.
constexpr UtcTime earliest = sys_days{year{1} / January / 2};
constexpr UtcTime latest = sys_days{year{9998} / December / 31};

// 01:00 UTC on the last Sunday.
constexpr UtcTime clock_change(year in, month at) { return sys_days{in / at / Sunday[last]} + hours{1}; }

year year_of(UtcTime time) { return year_month_day{floor<days>(time)}.year(); }

std::optional<unsigned> number_at(std::string_view text, std::size_t from, std::size_t length) {
    const char* const begin = text.data() + from;
    const char* const end = begin + length;
    unsigned value = 0;
    const auto [stopped, error] = std::from_chars(begin, end, value);
    if (error != std::errc{} || stopped != end) return std::nullopt;
    return value;
}

}  // namespace

minutes danish_utc_offset(UtcTime time) {
    const UtcTime bounded = std::clamp(time, earliest, latest);
    const year in = year_of(bounded);
    const bool summer = bounded >= clock_change(in, March) && bounded < clock_change(in, October);
    return summer ? summer_offset : winter_offset;
}

LocalTime to_danish_time(UtcTime time) {
    const UtcTime bounded = std::clamp(time, earliest, latest);
    return LocalTime{(bounded + danish_utc_offset(bounded)).time_since_epoch()};
}

UtcTime from_danish_time(LocalTime time) {
    const UtcTime as_if_utc = std::clamp(UtcTime{time.time_since_epoch()}, earliest, latest);
    // The larger offset gives the earlier moment, so it is the answer wherever both are possible.
    const UtcTime in_summer = as_if_utc - summer_offset;
    if (danish_utc_offset(in_summer) == summer_offset) return in_summer;
    const UtcTime in_winter = as_if_utc - winter_offset;
    if (danish_utc_offset(in_winter) == winter_offset) return in_winter;
    return clock_change(year_of(as_if_utc), March);
}

ServiceDay service_day_of(UtcTime time) {
    const auto day = floor<days>(to_danish_time(time) - day_begins);
    return ServiceDay{year_month_day{day}};
}

ServiceDay operator+(ServiceDay day, days later) { return ServiceDay{sys_days{day.date} + later}; }

days days_between(ServiceDay from, ServiceDay to) { return sys_days{to.date} - sys_days{from.date}; }

std::string to_iso(ServiceDay day) {
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.date.year()),
                       static_cast<unsigned>(day.date.month()), static_cast<unsigned>(day.date.day()));
}

Result<ServiceDay> parse_service_day(std::string_view text) {
    if (text.size() == 10 && text[4] == '-' && text[7] == '-') {
        const auto in_year = number_at(text, 0, 4);
        const auto in_month = number_at(text, 5, 2);
        const auto on_day = number_at(text, 8, 2);
        if (in_year && in_month && on_day) {
            const auto date = year(static_cast<int>(*in_year)) / month(*in_month) / day(*on_day);
            if (date.ok() && *in_year > 0) return ServiceDay{date};
        }
    }
    return fail(ErrorCode::invalid_input,
                fmt::format("\"{}\" is not a date: write year-month-day, as in 2026-11-21", text));
}

}  // namespace skranke
