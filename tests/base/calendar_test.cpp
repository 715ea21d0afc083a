#include "shared/base/calendar.hpp"

#include <catch2/catch.hpp>

using namespace skranke;
using namespace std::chrono;

namespace {

UtcTime utc(year_month_day date, hours hour, minutes minute = {}) { return sys_days{date} + hour + minute; }
LocalTime local(year_month_day date, hours hour, minutes minute = {}) {
    return local_days{date} + hour + minute;
}
ServiceDay service_day(year_month_day date) { return ServiceDay{date}; }

}  // namespace

TEST_CASE("Denmark is one hour ahead of UTC in winter and two in summer") {
    CHECK(danish_utc_offset(utc(2026y / November / 21, 12h)) == 60min);
    CHECK(danish_utc_offset(utc(2026y / July / 1, 12h)) == 120min);
    CHECK(to_danish_time(utc(2026y / July / 1, 22h, 30min)) == local(2026y / July / 2, 0h, 30min));
}

TEST_CASE("the clock changes at 01:00 UTC on the last Sundays of March and October") {
    const UtcTime spring = utc(2026y / March / 29, 1h);
    CHECK(danish_utc_offset(spring - 1ms) == 60min);
    CHECK(danish_utc_offset(spring) == 120min);
    const UtcTime autumn = utc(2026y / October / 25, 1h);
    CHECK(danish_utc_offset(autumn - 1ms) == 120min);
    CHECK(danish_utc_offset(autumn) == 60min);
}

TEST_CASE("a time on the wall and back again is the same moment, every half hour of a year") {
    for (UtcTime time = utc(2026y / January / 1, 0h); time < utc(2027y / January / 1, 0h); time += 30min) {
        const bool repeated_hour =
            time >= utc(2026y / October / 25, 1h) && time < utc(2026y / October / 25, 2h);
        const UtcTime expected = repeated_hour ? time - 1h : time;
        REQUIRE(from_danish_time(to_danish_time(time)) == expected);
    }
}

TEST_CASE("a time that the clock skips in spring is the moment after the gap") {
    CHECK(from_danish_time(local(2026y / March / 29, 2h, 30min)) == utc(2026y / March / 29, 1h));
}

TEST_CASE("a time that comes twice in autumn is the first of the two") {
    CHECK(from_danish_time(local(2026y / October / 25, 2h, 30min)) == utc(2026y / October / 25, 0h, 30min));
}

TEST_CASE("work before four in the morning belongs to the day before") {
    CHECK(service_day_of(utc(2026y / November / 21, 2h, 59min)) == service_day(2026y / November / 20));
    CHECK(service_day_of(utc(2026y / November / 21, 3h)) == service_day(2026y / November / 21));
    CHECK(service_day_of(utc(2026y / November / 21, 23h)) == service_day(2026y / November / 21));
}

TEST_CASE("the day the clock is set back is one day of 25 hours") {
    CHECK(service_day_of(utc(2026y / October / 25, 2h, 59min)) == service_day(2026y / October / 24));
    CHECK(service_day_of(utc(2026y / October / 25, 3h)) == service_day(2026y / October / 25));
    CHECK(service_day_of(utc(2026y / October / 26, 2h, 59min)) == service_day(2026y / October / 25));
}

TEST_CASE("a service day is written and read as year-month-day") {
    CHECK(to_iso(service_day(2026y / November / 1)) == "2026-11-01");
    const auto day = parse_service_day("2028-02-29");
    REQUIRE(day);
    CHECK(*day == service_day(2028y / February / 29));
}

TEST_CASE("what is not a date is refused with an example") {
    for (const char* text : {"", "2026-02-29", "2026-13-01", "26-11-2026", "2026-11-2x", "2026-11-211",
                             "+026-11-21", "0000-01-01", "2026/11/21"}) {
        const auto day = parse_service_day(text);
        REQUIRE_FALSE(day);
        CHECK(day.error().code == ErrorCode::invalid_input);
        CHECK(day.error().message.find("2026-11-21") != std::string::npos);
    }
}

TEST_CASE("days between service days are whole, also across a clock change") {
    CHECK(days_between(service_day(2026y / October / 24), service_day(2026y / October / 27)) == days{3});
    CHECK(days_between(service_day(2026y / March / 1), service_day(2026y / February / 27)) == days{-2});
}

TEST_CASE("a day later is the next date, also over a month's end and a clock change") {
    CHECK(service_day(2026y / November / 30) + days{1} == service_day(2026y / December / 1));
    CHECK(service_day(2026y / October / 24) + days{2} == service_day(2026y / October / 26));
    CHECK(service_day(2028y / March / 1) + days{-1} == service_day(2028y / February / 29));
}

TEST_CASE("absurd times from a broken clock do no harm") {
    for (const UtcTime time : {UtcTime::min(), UtcTime::max()}) {
        CHECK(service_day_of(time).date.ok());
        CHECK(to_iso(service_day_of(time)).size() == 10);
    }
    CHECK(from_danish_time(LocalTime::max()) > utc(2026y / January / 1, 0h));
}
