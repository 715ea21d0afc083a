#include "shared/report/dimension.hpp"

#include <catch2/catch.hpp>

using namespace skranke;
using namespace std::chrono_literals;

namespace {

DimensionValues of_day(const char* day) {
    DimensionValues values;
    set_day(values, parse_service_day(day).value());
    return values;
}

DimensionSet set_of(std::initializer_list<Dimension> dimensions) {
    DimensionSet set;
    for (const Dimension dimension : dimensions) set.set(place_of(dimension));
    return set;
}

std::string hour_of(UtcTime time) {
    DimensionValues values;
    set_hour(values, time);
    return values[place_of(Dimension::hour)];
}

}  // namespace

TEST_CASE("a week is of the year in which its Thursday is") {
    const auto week = [](const char* day) { return of_day(day)[place_of(Dimension::week)]; };
    CHECK(week("2019-12-30") == "2020-W01");
    CHECK(week("2019-12-29") == "2019-W52");
    CHECK(week("2021-01-03") == "2020-W53");
    CHECK(week("2026-11-21") == "2026-W47");
}

TEST_CASE("a day has a weekday, a month and a quarter") {
    const auto values = of_day("2026-11-21");
    CHECK(values[place_of(Dimension::day)] == "2026-11-21");
    CHECK(values[place_of(Dimension::weekday)] == "6");
    CHECK(values[place_of(Dimension::month)] == "2026-11");
    CHECK(values[place_of(Dimension::quarter)] == "2026-Q4");
    CHECK(of_day("2026-03-31")[place_of(Dimension::quarter)] == "2026-Q1");
}

TEST_CASE("the hour is that of the clock on the wall in Denmark, also when it is set back") {
    const UtcTime midnight = std::chrono::sys_days{std::chrono::year{2026} / 10 / 25};
    CHECK(hour_of(midnight + 30min) == "02");
    CHECK(hour_of(midnight + 90min) == "02");  // the same hour once more
    CHECK(hour_of(midnight + 8h) == "09");
    CHECK(hour_of(std::chrono::sys_days{std::chrono::year{2026} / 7 / 1} + 22h) == "00");
}

TEST_CASE("a day says its week and its quarter, and a weekday of a week is a day") {
    CHECK(with_implied(set_of({Dimension::day})).count() == 5);
    CHECK(with_implied(set_of({Dimension::week, Dimension::weekday})) ==
          with_implied(set_of({Dimension::day})));
    CHECK(with_implied(set_of({Dimension::month})) == set_of({Dimension::month, Dimension::quarter}));
    CHECK(with_implied(set_of({Dimension::week})).count() == 1);
}

TEST_CASE("every dimension has a name of its own that is understood") {
    for (const Dimension dimension : every_dimension)
        CHECK(dimension_from(identifier(dimension)) == dimension);
    CHECK_FALSE(dimension_from("clerk"));
}
