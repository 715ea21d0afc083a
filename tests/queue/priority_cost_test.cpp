// What priority costs the others, counted on days small enough to count by hand.
#include "shared/queue/priority_cost.hpp"

#include "tests/queue/scene.hpp"

using namespace skranke;
using namespace skranke::scene;

namespace {

void serve_next(Console& console, std::chrono::minutes takes) {
    console.act(CallNext{});
    console.act(StartService{});
    console.now += takes;
    console.act(FinishService{});
}

PriorityCost cost_of(const Console& console) { return priority_cost(console.day(), console.set_up); }

}  // namespace

TEST_CASE("a day on which nobody is passed costs nothing") {
    Console console{1};
    console.act(OpenDay{service_day});
    for (int i = 0; i < 3; ++i) console.issue();
    for (int i = 0; i < 3; ++i) serve_next(console, 5min);
    const PriorityCost cost = cost_of(console);
    CHECK(cost.went_ahead == 0);
    CHECK(cost.ordinary == 3);
    CHECK(cost.extra_wait == 0ms);
}

TEST_CASE("one who goes ahead of two delays both by a call, and it is said how often") {
    Console console{1};
    console.act(OpenDay{service_day});
    console.issue();
    console.issue();
    console.issue(Escort::card_shown);
    serve_next(console, 10min);  // the escorted at 0, then the others at 10 and 15 instead of 0 and 10
    serve_next(console, 5min);
    serve_next(console, 5min);
    const PriorityCost cost = cost_of(console);
    CHECK(cost.went_ahead == 1);
    CHECK(cost.escorted_ahead == 1);
    CHECK(cost.times_overtaken == 2);
    CHECK(cost.tickets_overtaken == 2);
    CHECK(cost.extra_wait == 15min);
    CHECK(cost.extra_wait_each() == 7min + 30s);
}

TEST_CASE("a call that nobody else could have had passes nobody") {
    Console console{1};
    console.set_up.services.back().needs_capability = "rejsekort_pc";
    console.set_up.desks[1].capabilities = {"rejsekort_pc"};
    console.act(OpenDay{service_day});
    console.issue(Escort::none, "E03");  // only desk 2 can help
    console.now += 1min;
    console.issue();
    serve_next(console, 5min);
    console.act_at(desk(2), CallNext{});
    const PriorityCost cost = cost_of(console);
    CHECK(cost.went_ahead == 0);
    CHECK(cost.ordinary == 2);
    CHECK(cost.extra_wait == 0ms);
}

TEST_CASE("what it cost each who was passed makes what it cost all, and of the escorted nothing is said") {
    Console console{1};
    console.act(OpenDay{service_day});
    const Ticket first = console.issue(), second = console.issue();
    console.issue(Escort::card_shown);
    for (const auto takes : {10min, 5min, 5min}) serve_next(console, takes);
    const auto extra = extra_waits(console.day(), console.set_up);
    CHECK(extra == std::map<TicketId, std::chrono::milliseconds>{{first.id, 10min}, {second.id, 5min}});
    CHECK(cost_of(console).extra_wait == 15min);
}
