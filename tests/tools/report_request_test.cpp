// What a report is asked for on the command line.
#include "tools/report_request.hpp"

#include <catch2/catch.hpp>

using namespace skranke;
using namespace skranke::tools;
using namespace std::chrono_literals;

namespace {

std::string wrong(const ReportOptions& options) {
    const auto order = report_order(options);
    REQUIRE_FALSE(order);
    return order.error().message;
}

}  // namespace

TEST_CASE(
    "a report is by site, as text, with eight of ten within fifteen minutes, where nothing else is said") {
    const auto order = report_order({});
    REQUIRE(order);
    CHECK(order->request.tables == std::vector<std::vector<Dimension>>{{Dimension::site}});
    CHECK(order->format == ReportFormat::text);
    CHECK(order->request.goal.wait == 15min);
    CHECK(order->request.goal.percent == 80);
    CHECK_FALSE(ReportOptions{}.asked_for());
}

TEST_CASE("tables, format and goal are taken as they are said") {
    const auto order = report_order({.by = {"site,hour", "class"},
                                     .format = "csv",
                                     .goal = "10",
                                     .goal_percent = "95",
                                     .decimal_comma = true});
    REQUIRE(order);
    CHECK(order->request.tables == std::vector<std::vector<Dimension>>{{Dimension::site, Dimension::hour},
                                                                       {Dimension::priority_class}});
    CHECK(order->format == ReportFormat::csv);
    CHECK(order->csv_style == CsvStyle::danish);
    CHECK(order->request.goal.wait == 10min);
    CHECK(order->request.goal.percent == 95);
}

TEST_CASE("a counting week is by channel and subject number, and has columns of its own") {
    const auto order = report_order({.counting_week = true});
    REQUIRE(order);
    CHECK(order->request.tables == std::vector<std::vector<Dimension>>{{Dimension::channel, Dimension::kle}});
    CHECK(order->request.columns.size() == 5);
}

TEST_CASE("what cannot be understood is named, with what can") {
    CHECK_THAT(wrong({.by = {"site,clerk"}}), Catch::Contains("\"clerk\"") && Catch::Contains("weekday"));
    CHECK_THAT(wrong({.by = {"site,,hour"}}), Catch::Contains("\"\""));
    CHECK_THAT(wrong({.by = {"site,"}}), Catch::Contains("\"\""));
    CHECK_THAT(wrong({.by = {"hour,site,hour"}}), Catch::Contains("\"hour\" is named twice"));
    CHECK_THAT(wrong({.format = "pdf"}), Catch::Contains("text, csv or json"));
    CHECK_THAT(wrong({.format = "json", .decimal_comma = true}), Catch::Contains("--format csv"));
    CHECK_THAT(wrong({.by = {"site"}, .counting_week = true}), Catch::Contains("--counting-week"));
    for (const char* goal : {"0", "-5", "15m", "1441", "99999999999999", " 15"})
        CHECK_THAT(wrong({.goal = goal}), Catch::Contains("--goal takes a whole number from 1 to 1440"));
    CHECK_THAT(wrong({.goal_percent = "101"}), Catch::Contains("--goal-percent"));
}
