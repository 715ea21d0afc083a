#include "tools/simulate/simulation.hpp"

#include <catch2/catch.hpp>

#include "tools/simulate/checkers/checkers.hpp"

namespace {

using namespace skranke;
using namespace skranke::simulation;

std::string told(const SimulationReport& report) {
    std::string all;
    for (const auto& violation : report.violations) all += violation.invariant + " " + violation.what + "\n";
    return all;
}

Act issued(MachineIndex machine, int number) {
    Act act{.machine = machine, .before = {}, .action = IssueTicket{}, .result = {}};
    act.result = Performed{};
    act.result->ticket.number = {.letter = 'A', .number = number};
    return act;
}

}  // namespace

TEST_CASE("a day on which nothing goes wrong serves everybody") {
    const auto report = simulate({.seed = 3, .nodes = 3, .faults = {}});
    CHECK(told(report) == "");
    CHECK(report.counts.at("tickets") > 20);
    CHECK(report.faults_injected == 0);
}

TEST_CASE("bad days keep every promise") {
    std::uint64_t faults = 0;
    for (std::uint64_t seed = 100; seed < 106; ++seed) {
        const auto report = simulate({.seed = seed});
        INFO("seed " << seed);
        CHECK(told(report) == "");
        faults += report.faults_injected;
    }
    CHECK(faults > 100);
}

TEST_CASE("the same seed goes the same way") {
    const auto first = simulate({.seed = 7, .nodes = 4});
    const auto second = simulate({.seed = 7, .nodes = 4});
    CHECK(first.trace_hash == second.trace_hash);
    CHECK(first.events == second.events);
    CHECK(simulate({.seed = 8, .nodes = 4}).trace_hash != first.trace_hash);
}

TEST_CASE("a number that is shown twice is noticed") {
    World world{1, 2};
    const auto checker = check_numbers_are_unique();
    checker->acted(world, issued(0, 1));
    checker->acted(world, issued(0, 2));
    CHECK(world.violations.empty());
    checker->acted(world, issued(1, 1));
    REQUIRE(world.violations.size() == 1);
    CHECK(world.violations.front().invariant == "I3");
}

TEST_CASE("a number that is shown again after a disk was restored is noticed") {
    World world{1, 2};
    const auto checker = check_numbers_are_unique();
    checker->acted(world, issued(0, 1));
    checker->disk_replaced(world, *world.machines[0]);
    checker->acted(world, issued(0, 1));
    REQUIRE(world.violations.size() == 1);
    CHECK(world.violations.front().invariant == "I3");
}

TEST_CASE("a number that was shown under a false later date is excused only where nobody could know of it") {
    World world{1, 2};
    const auto checker = check_numbers_are_unique();
    const auto tomorrow = service_day_of(World::epoch()) + std::chrono::days{1};
    Act first = issued(0, 1);
    first.result->day = tomorrow;
    first.result->ticket.id = {"1"};
    Act again = first;
    again.result->ticket.id = {"2"};
    again.at = std::chrono::hours{24};
    checker->acted(world, first);

    SECTION("its device still has its disk") {
        checker->disk_replaced(world, *world.machines[1]);
        checker->acted(world, again);
        CHECK(world.violations.size() == 1);
    }
    SECTION("its device went on from an older disk") {
        checker->disk_replaced(world, *world.machines[0]);
        checker->acted(world, again);
        CHECK(world.violations.empty());
        CHECK(world.counts.at("numbers forgotten with a false date") == 1);

        Day day;
        day.tickets.push_back(first.result->ticket);
        Snapshot snapshot;
        snapshot.day = std::make_shared<const Day>(day);
        checker->published(world, *world.machines[1], snapshot);
        CHECK(world.violations.size() == 1);
    }
    SECTION("the number was shown a third time") {
        checker->disk_replaced(world, *world.machines[0]);
        checker->acted(world, again);
        Act third = again;
        third.result->ticket.id = {"3"};
        checker->acted(world, third);
        CHECK(world.violations.size() == 1);
    }
}

TEST_CASE("a number that twins gave out apart must be marked") {
    World world{1, 2};
    world.has_twin.insert({0, 1});
    const auto checker = check_numbers_are_unique();
    checker->acted(world, issued(0, 1));
    Act again = issued(1, 1);
    auto before = std::make_shared<Snapshot>();
    before->day = std::make_shared<const Day>();
    again.before = before;
    checker->acted(world, again);
    CHECK(world.violations.empty());

    Day day;
    for (const char* id : {"1", "2"}) {
        Ticket ticket;
        ticket.id = {id};
        ticket.number = {.letter = 'A', .number = 1};
        day.tickets.push_back(ticket);
    }
    Snapshot snapshot;
    snapshot.day = std::make_shared<const Day>(day);
    checker->published(world, *world.machines[0], snapshot);
    REQUIRE(world.violations.size() == 1);
    CHECK(world.violations.front().invariant == "I3");
}

// The short scenario that --shrink made of a canary, whose numbers began anew with each process.
TEST_CASE("a number that was shown before the power went is not shown again after it") {
    const auto report =
        simulate({.seed = 2, .nodes = 2, .faults = {Fault::power}, .strikes = {.first = 18, .last = 23}});
    CHECK(told(report) == "");
    CHECK(report.counts.at("tickets") > 2);
}

TEST_CASE("a call out of turn is noticed") {
    World world{1, 2};
    auto day = std::make_shared<Day>();
    for (int i = 0; i < 3; ++i) {
        Ticket ticket;
        ticket.id = {std::to_string(i)};
        ticket.position.arrival = ticket.issued_at = World::epoch() + std::chrono::minutes{i};
        ticket.escort = i == 2 ? Escort::card_shown : Escort::none;
        day->tickets.push_back(ticket);
    }
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->day = day;
    auto municipality = std::make_shared<Municipality>();
    municipality->staff.push_back({PersonId{"VEJ"}});
    snapshot->municipality = municipality;
    const auto checker = check_order_of_calls();
    Act act{.machine = 0, .before = snapshot, .action = CallNext{}, .result = Performed{}};
    act.result->ticket.turns.emplace_back();
    act.result->ticket.turns.back().at = World::epoch() + std::chrono::minutes{10};
    act.result->ticket.id = {"2"};  // escorted: goes first
    checker->acted(world, act);
    CHECK(world.violations.empty());
    act.result->ticket.id = {"0"};
    checker->acted(world, act);
    CHECK(world.violations.size() == 1);
    // Half an hour after the first had come, nobody goes ahead of it any more.
    act.result->ticket.turns.back().at = World::epoch() + std::chrono::minutes{30};
    checker->acted(world, act);
    CHECK(world.violations.size() == 1);
    act.result->ticket.id = {"2"};
    checker->acted(world, act);
    CHECK(world.violations.size() == 2);
}

TEST_CASE("an end that is taken back is noticed") {
    World world{1, 2};
    const auto checker = check_ends_stay_ends();
    auto snapshot_with = [](TicketStatus status) {
        Ticket ticket;
        ticket.id = {"t"};
        ticket.status = status;
        Day day;
        day.tickets.push_back(ticket);
        Snapshot snapshot;
        snapshot.day = std::make_shared<const Day>(day);
        return snapshot;
    };
    checker->published(world, *world.machines[0], snapshot_with(TicketStatus::finished));
    CHECK(world.violations.empty());
    checker->published(world, *world.machines[0], snapshot_with(TicketStatus::waiting));
    CHECK(world.violations.size() == 1);
}
