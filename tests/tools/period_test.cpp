// The days that a summary is about.
#include "tools/period.hpp"

#include <catch2/catch.hpp>

using namespace skranke;
using namespace skranke::tools;

namespace {

std::string in_words(const PeriodRequest& request) {
    const auto period = period_of(request);
    if (!period) return period.error().message;
    const auto bound = [](const std::optional<ServiceDay>& day) { return day ? to_iso(*day) : "…"; };
    return bound(period->first) + " to " + bound(period->last);
}

}  // namespace

TEST_CASE("a counting week is Monday to Sunday, also where a year begins or has 53 weeks") {
    CHECK(in_words({.week = "2026-W43"}) == "2026-10-19 to 2026-10-25");
    CHECK(in_words({.week = "2026-W01"}) == "2025-12-29 to 2026-01-04");
    CHECK(in_words({.week = "2026-W53"}) == "2026-12-28 to 2027-01-03");
    CHECK(in_words({.week = "2027-W01"}) == "2027-01-04 to 2027-01-10");
    const std::string wrong = "is not a week: write year and week, as in 2026-W47";
    for (const char* text : {"2027-W53", "2026-W00", "2026-W5", "2026W47", "uge 47", "2026-W-1"}) {
        INFO(text);
        CHECK(in_words({.week = text}) == "\"" + std::string(text) + "\" " + wrong);
    }
}

TEST_CASE("a period is a day, a week, or a first and a last day, and not two of these") {
    CHECK(in_words({}) == "… to …");
    CHECK(in_words({.day = "2026-11-21"}) == "2026-11-21 to 2026-11-21");
    CHECK(in_words({.from = "2026-11-01", .to = "2026-11-30"}) == "2026-11-01 to 2026-11-30");
    CHECK(in_words({.to = "2026-11-30"}) == "… to 2026-11-30");
    CHECK(in_words({.from = "2026-11-30", .to = "2026-11-01"}) ==
          "2026-11-01 is before 2026-11-30: exchange them");
    CHECK(in_words({.day = "2026-11-21", .week = "2026-W47"}) ==
          "name one day, one week, or a first and a last day: not two of these");
    CHECK(in_words({.from = "i går"}).find("is not a date") != std::string::npos);
    const auto november = period_of({.from = "2026-11-01", .to = "2026-11-30"});
    REQUIRE(november);
    const ServiceDay last{std::chrono::year{2026} / 11 / 30};
    CHECK(november->has(last));
    CHECK_FALSE(november->has(last + std::chrono::days{1}));
}
