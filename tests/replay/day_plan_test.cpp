#include "tools/replay/day_plan.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>

using namespace skranke;
using namespace skranke::replay;
using namespace std::chrono_literals;

namespace {

ChosenDay some_day() {
    ChosenDay chosen{.office_day = {.office = "UD", .day = ServiceDay{std::chrono::year{2020} / 1 / 13}},
                     .tickets = {}};
    for (const char* letter : {"B", "C"})
        for (int number = 1; number <= 40; ++number) {
            const auto began = 8h + std::chrono::minutes{5 * (number / 4)};
            chosen.tickets.push_back({.office = "UD",
                                      .day = chosen.office_day.day,
                                      .letter = letter,
                                      .queue_name = "queue",
                                      .ticket_number = number,
                                      .arrived = {.after = began, .by = began + 5min},
                                      .called = TimeInterval{.after = began + 5min, .by = began + 10min},
                                      .desks_open = 2});
        }
    return chosen;
}

}  // namespace

TEST_CASE("arrivals and calls are drawn inside their intervals, in the order of the numbers") {
    SeededRandom random{1};
    const DayPlan plan = plan_day(some_day(), 1, {}, random);
    REQUIRE(plan.arrivals.size() == 80);
    REQUIRE(plan.calls.size() == 80);
    CHECK(std::ranges::is_sorted(plan.arrivals, {}, &PlannedArrival::at));
    CHECK(std::ranges::is_sorted(plan.calls, {}, &PlannedCall::at));
    std::map<ServiceId, int> waiting;
    auto call = plan.calls.begin();
    for (const PlannedArrival& arrival : plan.arrivals) {
        for (; call != plan.calls.end() && call->at < arrival.at; ++call)
            REQUIRE(--waiting[call->service] >= 0);
        ++waiting[arrival.service];
    }
    CHECK(plan.opens < plan.arrivals.front().at);
    CHECK(plan.arrivals.front().at >= from_danish_time(std::chrono::local_days{plan.day.date} + 8h));
}

TEST_CASE("a desk never has two citizens at once") {
    SeededRandom random{2};
    const DayPlan plan = plan_day(some_day(), 2, {}, random);
    std::map<std::pair<std::size_t, std::size_t>, UtcTime> busy_until;
    for (const PlannedCall& call : plan.calls) {
        REQUIRE(call.desk < plan.desks[call.site]);
        auto& until = busy_until[{call.site, call.desk}];
        REQUIRE(call.at > until);
        REQUIRE(call.ended_after > 0ms);
        if (call.started_after) REQUIRE(*call.started_after <= call.ended_after);
        until = call.at + call.ended_after;
    }
}

TEST_CASE("each queue is dealt out to the sites in turn") {
    SeededRandom random{3};
    const DayPlan plan = plan_day(some_day(), 4, {}, random);
    std::map<std::pair<std::size_t, std::string>, int> counts;
    for (const PlannedArrival& arrival : plan.arrivals) ++counts[{arrival.site, arrival.service.text}];
    REQUIRE(counts.size() == 8);
    for (const auto& [key, count] : counts) CHECK(count == 10);
}

TEST_CASE("shares are drawn as asked") {
    SeededRandom random{4};
    const DayPlan none = plan_day(some_day(), 1, {.escorted = 0, .card_shown = 0, .no_show = 0}, random);
    CHECK(std::ranges::all_of(none.arrivals,
                              [](const auto& arrival) { return arrival.escort == Escort::none; }));
    CHECK(std::ranges::all_of(none.calls, [](const auto& call) { return call.ending == Ending::finished; }));
    const DayPlan all = plan_day(some_day(), 1, {.escorted = 1, .card_shown = 1, .no_show = 1}, random);
    CHECK(std::ranges::all_of(all.arrivals,
                              [](const auto& arrival) { return arrival.escort == Escort::card_shown; }));
    CHECK(std::ranges::all_of(all.calls, [](const auto& call) { return call.ending == Ending::no_show; }));
}

TEST_CASE("queues that share a letter become services of their own") {
    ChosenDay day = some_day();
    day.tickets.back().queue_name = "another";
    const auto services = queue_services(day);
    REQUIRE(services.size() == 3);
    CHECK(services[1].id == ServiceId{"C"});
    CHECK(services[2].id == ServiceId{"C2"});
}
