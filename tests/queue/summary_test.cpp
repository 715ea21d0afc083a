#include "shared/queue/summary.hpp"

#include "tests/queue/scene.hpp"

using namespace skranke;
using namespace skranke::scene;
using std::chrono::milliseconds;

TEST_CASE("percentiles are nearest rank") {
    std::vector<milliseconds> samples;
    CHECK_FALSE(percentile(samples, 50));
    for (const int value : {50, 10, 40, 20, 30}) samples.push_back(milliseconds{value});
    CHECK(percentile(samples, 1) == 10ms);
    CHECK(percentile(samples, 20) == 10ms);
    CHECK(percentile(samples, 21) == 20ms);
    CHECK(percentile(samples, 50) == 30ms);
    CHECK(percentile(samples, 80) == 40ms);
    CHECK(percentile(samples, 90) == 50ms);
    CHECK(percentile(samples, 100) == 50ms);
}

TEST_CASE("a summary counts every ticket once in each kind of row") {
    Console console{1};
    console.act(OpenDay{service_day});
    console.issue(Escort::none, "B01");
    console.issue(Escort::card_shown, "B01");
    console.issue(Escort::none, "A01");
    console.issue(Escort::none, "A01");
    console.now += 10min;
    console.act(CallNext{});  // the escorted
    console.act(StartService{});
    console.act(FinishService{});
    console.now += 10min;
    console.act(CallNext{});
    console.act(MarkNoShow{});
    console.act(CallNext{});

    const Day& day = console.day();
    const auto rows = summarise(std::span{&day, 1});
    REQUIRE(rows.size() == 3 + 2 + 1);
    CHECK(rows[0].service == ServiceId{"A01"});
    CHECK(rows[1].priority_class == PriorityClass::escorted);
    CHECK(rows[1].wait.p50 == 10min);
    CHECK(rows[2].priority_class == PriorityClass::ordinary);
    CHECK_FALSE(rows[3].priority_class);
    CHECK(rows[4].issued == 2);
    const SummaryRow& all = rows.back();
    CHECK(all.site == library);
    CHECK(all.service.empty());
    CHECK(all.issued == 4);
    CHECK(all.served == 1);
    CHECK(all.no_show == 1);
    CHECK(all.at_desk == 1);
    CHECK(all.waiting == 1);
    CHECK(all.issued == all.served + all.no_show + all.at_desk + all.waiting);
    CHECK(all.wait.samples == 3);
    CHECK(all.wait.max == 20min);
}

TEST_CASE("a wait against a clock that ran backwards counts as none") {
    Console console{1};
    console.act(OpenDay{service_day});
    console.issue();
    console.now -= 1h;
    console.act(CallNext{});
    const Day& day = console.day();
    CHECK(summarise(std::span{&day, 1}).back().wait.max == 0ms);
}

TEST_CASE("a transferred citizen waits until the first call and counts under the first service") {
    Console console{1};
    console.act(OpenDay{service_day});
    console.issue();
    console.now += 5min;
    console.act(CallNext{});
    console.act(StartService{});
    console.act(TransferTicket{{}, ServiceId{"A01"}});
    console.now += 30min;
    console.act(CallNext{});
    const Day& day = console.day();
    const auto rows = summarise(std::span{&day, 1});
    CHECK(rows.front().service == ServiceId{"B01"});
    CHECK(rows.back().wait.max == 5min);
}

TEST_CASE("a day without tickets has one row, of its site, with nothing in it") {
    Day day;
    day.site = library;
    const auto rows = summarise(std::span{&day, 1});
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].issued == 0);
    CHECK_FALSE(rows[0].wait.p50);
}

TEST_CASE("a double call is one conflict, also after it is answered") {
    Apart apart;
    apart.first.act(CallNext{});
    apart.second.act(CallNext{});
    apart.all_meet();
    const auto conflicts = [&] { return summarise(std::span{&apart.first.day(), 1}).back().conflicts; };
    CHECK(conflicts() == 1);
    apart.first.act(ClearDoubleCall{});
    CHECK(conflicts() == 1);
}
