#include "tools/replay/replay.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/support/recorded_tickets.hpp"

using namespace skranke;
using namespace skranke::replay;
using namespace std::chrono_literals;

namespace {

// Two queues, a citizen every three minutes in each, called after ten.
ChosenDay small_day(int tickets = 30, int minutes_between = 3) {
    std::string text =
        "office,date,letter,queue_name,ticket_no,arrived_after,arrived_by,called_after,called_by\n";
    const auto clock = [](int minute) { return fmt::format("{:02}:{:02}", 8 + minute / 60, minute % 60); };
    for (const char* letter : {"B", "C"})
        for (int i = 0; i < tickets; ++i)
            text += fmt::format("UD,2020-01-13,{0},{0}: queue,{1},{2},{3},{4},{5}\n", letter, i + 1,
                                clock(minutes_between * i), clock(minutes_between * i + 5),
                                clock(minutes_between * i + 10), clock(minutes_between * i + 15));
    const auto rows = parse_tickets(text);
    REQUIRE(rows);
    return *choose_day(*rows, {}, {});
}

ReplayReport played(const ChosenDay& day, const ReplayOptions& options) {
    const auto report = replay::replay(day, options);
    if (!report) FAIL(report.error().message);
    INFO(fmt::format("{}", fmt::join(report->failures, "; ")));
    REQUIRE(report->failures.empty());
    return *report;
}

std::vector<SummaryRow> site_rows(const ReplayReport& report) {
    std::vector<SummaryRow> rows;
    for (const SummaryRow& row : report.rows)
        if (row.service.empty()) rows.push_back(row);
    return rows;
}

}  // namespace

TEST_CASE("a day on two sites: every ticket is accounted for and the nodes end equal") {
    const auto report = played(small_day(), {});
    const auto sites = site_rows(report);
    REQUIRE(sites.size() == 2);
    CHECK(sites[0].issued + sites[1].issued == 60);
    CHECK(sites[0].issued == 30);
    CHECK(sites[0].at_desk == 0);
    CHECK(sites[0].waiting == 0);
    CHECK(sites[0].conflicts == 0);
    CHECK(report.counts.given_up == 0);
}

TEST_CASE("waits are those of the data, within its intervals") {
    const auto report = played(small_day(), {.shares = {.escorted = 0}});
    for (const SummaryRow& row : site_rows(report)) {
        CHECK(*row.wait.p50 >= 5min);
        CHECK(*row.wait.p50 <= 15min);
        CHECK(*row.wait.max <= 16min);
    }
}

TEST_CASE("two sites that were apart for half the day end equal") {
    const ReplayOptions options{.cut = ReplayOptions::LocalCut{.from = 8h + 20min, .until = 9h + 10min}};
    const auto report = played(small_day(), options);
    CHECK(site_rows(report).size() == 2);
}

TEST_CASE("nodes of one site that were apart call the same numbers, and a person answers for each") {
    const ReplayOptions options{.sites = 1,
                                .nodes_per_site = 2,
                                .cut = ReplayOptions::LocalCut{.from = 8h + 20min, .until = 9h + 10min}};
    const auto report = played(small_day(), options);
    const auto sites = site_rows(report);
    REQUIRE(sites.size() == 1);
    CHECK(sites[0].conflicts > 0);
    CHECK(report.counts.double_calls_answered >= sites[0].conflicts);
    CHECK(sites[0].issued == 60);
}

TEST_CASE("the same seed gives the same day, another seed another") {
    const auto first = played(small_day(10), {.seed = 3});
    const auto same = played(small_day(10), {.seed = 3});
    const auto other = played(small_day(10), {.seed = 4});
    CHECK(site_rows(first)[0].wait.p50 == site_rows(same)[0].wait.p50);
    CHECK(first.counts.actions == same.counts.actions);
    CHECK(site_rows(first)[0].wait.p50 != site_rows(other)[0].wait.p50);
}

TEST_CASE("a ticket that was never called is still waiting at the end") {
    auto rows = parse_tickets(
        "office,date,letter,queue_name,ticket_no,arrived_after,arrived_by,called_after,called_by\n"
        "UD,2020-01-13,B,B,1,,08:05,08:10,08:15\n"
        "UD,2020-01-13,B,B,2,08:05,08:10,,\n");
    REQUIRE(rows);
    const auto report =
        played(*choose_day(*rows, {}, {}), {.sites = 1, .shares = {.escorted = 0, .no_show = 0}});
    CHECK(site_rows(report)[0].waiting == 1);
    CHECK(site_rows(report)[0].served == 1);
}

TEST_CASE("more tickets than one node has numbers for: refused with what helps") {
    const auto report = replay::replay(small_day(600, 1), {.sites = 1});
    REQUIRE_FALSE(report);
    CHECK(report.error().message.find("use more sites") != std::string::npos);
}

TEST_CASE("rows that do not add up are named") {
    SummaryRow row;
    row.site = SiteId{"site-1"};
    row.issued = 3;
    row.served = 1;
    row.at_desk = 2;
    const auto found = unbalanced_rows({row});
    REQUIRE(found.size() == 1);
    CHECK(found[0].find("3 issued") != std::string::npos);
    row.waiting = 2;
    CHECK(unbalanced_rows({row}).empty());
}

TEST_CASE("a real morning of a Warsaw office plays to its end") {
    const auto rows = test::recorded_tickets();
    if (rows.empty()) return;
    CHECK(rows.size() > 70000);
    const auto busiest = choose_day(rows, {}, {});
    REQUIRE(busiest);
    CHECK(busiest->tickets.size() == 1658);
    auto chosen = choose_day(rows, "UD_Bielany", parse_service_day("2020-01-14").value());
    REQUIRE(chosen);
    ChosenDay& day = *chosen;
    std::erase_if(day.tickets, [](const TicketRow& ticket) { return ticket.arrived.by > 9h + 30min; });
    const auto report = played(day, {.cut = ReplayOptions::LocalCut{.from = 8h + 30min, .until = 9h}});
    CHECK(report.counts.actions > day.tickets.size() * 3);
}
