#include "shared/report/dimension.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace skranke {

std::string_view identifier(Dimension dimension) {
    switch (dimension) {
        case Dimension::site: return "site";
        case Dimension::service: return "service";
        case Dimension::priority_class: return "class";
        case Dimension::desk: return "desk";
        case Dimension::hour: return "hour";
        case Dimension::weekday: return "weekday";
        case Dimension::day: return "day";
        case Dimension::week: return "week";
        case Dimension::month: return "month";
        case Dimension::quarter: return "quarter";
        case Dimension::channel: return "channel";
        case Dimension::kle: return "kle";
        case Dimension::referred_to: return "referred_to";
    }
    std::unreachable();
}

std::optional<Dimension> dimension_from(std::string_view name) {
    for (const Dimension dimension : every_dimension)
        if (identifier(dimension) == name) return dimension;
    return std::nullopt;
}

DimensionSet with_implied(DimensionSet dimensions) {
    const auto has = [&](Dimension dimension) { return dimensions.test(place_of(dimension)); };
    const auto add = [&](Dimension dimension) { dimensions.set(place_of(dimension)); };
    if (has(Dimension::week) && has(Dimension::weekday)) add(Dimension::day);
    if (has(Dimension::day)) {
        add(Dimension::weekday);
        add(Dimension::week);
        add(Dimension::month);
    }
    if (has(Dimension::month)) add(Dimension::quarter);
    return dimensions;
}

DimensionValues projected(const DimensionValues& values, DimensionSet dimensions) {
    DimensionValues kept;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (dimensions.test(i)) kept[i] = values[i];
    return kept;
}

void set_day(DimensionValues& values, ServiceDay day) {
    using namespace std::chrono;
    const sys_days date{day.date};
    const unsigned weekday_number = weekday{date}.iso_encoding();
    // A week is of the year in which its Thursday is.
    const sys_days thursday = date + days{4 - static_cast<int>(weekday_number)};
    const year week_year = year_month_day{thursday}.year();
    const auto week = (thursday - sys_days{week_year / January / 1}).count() / 7 + 1;
    const int year_number = static_cast<int>(day.date.year());
    const unsigned month_number = static_cast<unsigned>(day.date.month());
    values[place_of(Dimension::day)] = to_iso(day);
    values[place_of(Dimension::weekday)] = fmt::format("{}", weekday_number);
    values[place_of(Dimension::week)] = fmt::format("{:04}-W{:02}", static_cast<int>(week_year), week);
    values[place_of(Dimension::month)] = fmt::format("{:04}-{:02}", year_number, month_number);
    values[place_of(Dimension::quarter)] = fmt::format("{:04}-Q{}", year_number, (month_number + 2) / 3);
}

void set_hour(DimensionValues& values, UtcTime came_at) {
    using namespace std::chrono;
    const LocalTime local = to_danish_time(came_at);
    values[place_of(Dimension::hour)] =
        fmt::format("{:02}", floor<hours>(local - floor<days>(local)).count());
}

}  // namespace skranke
