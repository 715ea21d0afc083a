// A device that goes on from an old copy of its disk, and what its neighbours can tell it.
#include <catch2/catch.hpp>
#include <filesystem>

#include "sync/wire/memory_link.hpp"
#include "tests/node/node_world.hpp"

namespace {

using namespace skranke;
using test::ManualClock;
using test::TemporaryFolder;
using test::TestNode;
using test::words;
using namespace std::chrono_literals;

// Two consoles of one site that have met.
struct Pair {
    TemporaryFolder folder;
    ManualClock clock;
    SeededRandom random{41};
    TestNode first{folder / "first", clock, random, "Hovedbiblioteket", 'A'};
    TestNode second{folder / "second", clock, random, "Hovedbiblioteket", 'B'};

    Pair() { meet(); }

    void meet() {
        wire::MemoryLink link(first->local_peer(), second->local_peer());
        REQUIRE(link.settle());
    }
    void copy_first_disk() {
        first.close();
        std::filesystem::copy(folder / "first", folder / "copy", std::filesystem::copy_options::recursive);
        first.open();
    }
    void restore_first_disk() {
        first.close();
        std::filesystem::remove_all(folder / "first");
        std::filesystem::rename(folder / "copy", folder / "first");
        first.open();
    }
};

}  // namespace

TEST_CASE("a device that was restored takes up its numbers from what the others know") {
    Pair pair;
    pair.first.issue();
    pair.copy_first_disk();
    CHECK(pair.first.issue().number == TicketNumber{'A', 2});
    pair.meet();
    pair.restore_first_disk();
    CHECK_FALSE(pair.first->snapshot()->sync.disk_was_copied);
    pair.meet();
    CHECK(pair.first->snapshot()->sync.disk_was_copied);
    CHECK_FALSE(pair.second->snapshot()->sync.disk_was_copied);
    CHECK(pair.first->snapshot()->held_after == TicketNumber{'A', 2});
    pair.first.perform(ConfirmLastNumber{.last = 2});
    CHECK(pair.first.issue().number == TicketNumber{'A', 3});
}

TEST_CASE("a restored device gives out no number until a person has said which was the last") {
    Pair pair;
    pair.first.issue();
    pair.copy_first_disk();
    pair.first.issue();
    pair.first.issue();
    pair.restore_first_disk();
    CHECK(pair.first->snapshot()->held_after == TicketNumber{'A', 1});
    const auto held = pair.first->perform(IssueTicket{.service = {"B02"}});
    REQUIRE_FALSE(held);
    CHECK(std::get<Refusal>(held.error()).kind == Refusal::Kind::series_held);
    SECTION("the next one follows it") {
        pair.first.perform(ConfirmLastNumber{.last = 3});
        CHECK_FALSE(pair.first->snapshot()->held_after);
        CHECK(pair.first.issue().number == TicketNumber{'A', 4});
    }
    SECTION("a hundred are left out if nobody knows") {
        pair.first.perform(ConfirmLastNumber{});
        CHECK(pair.first.issue().number == TicketNumber{'A', 102});
    }
    SECTION("a number before one that is known is not taken for the last") {
        const auto refused = pair.first->perform(ConfirmLastNumber{.last = 0});
        REQUIRE_FALSE(refused);
        CHECK(words(refused.error()) == "Give a number from 1 to 999: the series A has come that far today.");
        CHECK(pair.first->snapshot()->held_after);
    }
    SECTION("stopping and starting does not make it forget that it waits") {
        pair.first.reopen();
        CHECK(pair.first->snapshot()->held_after == TicketNumber{'A', 1});
        pair.first.perform(ConfirmLastNumber{.last = 3});
        pair.first.reopen();
        CHECK(pair.first.issue().number == TicketNumber{'A', 4});
    }
}

TEST_CASE("a device restored from an earlier day's copy asks about the day on which numbers are given out") {
    Pair pair;
    pair.first.issue();
    pair.copy_first_disk();
    pair.clock.advance(24h);
    pair.first.perform(OpenDay{});
    pair.first.issue();
    pair.restore_first_disk();
    CHECK_FALSE(pair.first->snapshot()->held_after);
    const auto early = pair.first->perform(ConfirmLastNumber{.last = 2});
    REQUIRE_FALSE(early);
    CHECK(std::get<Refusal>(early.error()).kind == Refusal::Kind::day_not_open);
    pair.first.perform(OpenDay{});
    CHECK(pair.first->snapshot()->held_after == TicketNumber{'A', 0});
    pair.first.perform(ConfirmLastNumber{.last = 1});
    CHECK(pair.first.issue().number == TicketNumber{'A', 2});
}

TEST_CASE(
    "what was said of one day does not open the series of another whose numbers the disk does not know") {
    Pair pair;
    pair.copy_first_disk();
    pair.clock.advance(24h);
    pair.first.perform(OpenDay{});
    pair.first.issue();
    pair.meet();
    pair.first.issue();
    pair.restore_first_disk();
    pair.clock.advance(-24h);  // and its clock is wrong
    pair.first.perform(ConfirmLastNumber{.last = 0});
    pair.clock.advance(24h);
    pair.meet();
    CHECK(pair.first->snapshot()->held_after == TicketNumber{'A', 1});
    pair.first.perform(ConfirmLastNumber{.last = 2});
    CHECK(pair.first.issue().number == TicketNumber{'A', 3});
    CHECK_FALSE(pair.first->snapshot()->held_after);
}

TEST_CASE("a device on its own disk has no last number to be told") {
    Pair pair;
    pair.first.issue();
    pair.first.reopen();
    CHECK_FALSE(pair.first->snapshot()->held_after);
    const auto refused = pair.first->perform(ConfirmLastNumber{.last = 7});
    REQUIRE_FALSE(refused);
    CHECK(words(refused.error()) == "The number series A is in order: there is nothing to confirm.");
}

TEST_CASE("a number that was given out again before they met is marked everywhere") {
    Pair pair;
    pair.first.issue();
    pair.copy_first_disk();
    pair.first.issue();
    pair.meet();
    pair.restore_first_disk();
    pair.first.perform(ConfirmLastNumber{.last = 1});  // and that is wrong
    CHECK(pair.first.issue().number == TicketNumber{'A', 2});
    pair.meet();
    for (auto* node : {&pair.first, &pair.second}) {
        int marked = 0;
        for (const Ticket& ticket : node->day().tickets) {
            CHECK(ticket.number_given_twice == (ticket.number.number == 2));
            marked += ticket.number_given_twice ? 1 : 0;
        }
        CHECK(marked == 2);
    }
}

TEST_CASE("a device that only stopped and started is not taken for a restored one") {
    Pair pair;
    pair.first.issue();
    pair.meet();
    pair.first.reopen();
    pair.first.issue();
    pair.meet();
    CHECK_FALSE(pair.first->snapshot()->sync.disk_was_copied);
    CHECK(pair.first.day().tickets.size() == 2);
}

TEST_CASE("what was said of today does not open a day that a wrong clock had opened") {
    Pair pair;
    pair.first.issue();
    pair.copy_first_disk();
    // The neighbour's clock is two days ahead, and somebody says that the date is right.
    pair.clock.advance(48h);
    pair.second.perform(OpenDay{.day = {}, .date_confirmed = true});
    pair.clock.advance(-48h);
    pair.meet();
    CHECK(pair.first.issue().number == TicketNumber{'A', 1});  // of that day, and nobody else knows of it
    pair.restore_first_disk();
    pair.first.perform(ConfirmLastNumber{.last = 1});
    CHECK(pair.first.issue().number == TicketNumber{'A', 2});
    pair.meet();
    CHECK(pair.first->snapshot()->held_after == TicketNumber{'A', 0});
    SECTION("until it is asked about, too") {
        pair.first.perform(ConfirmLastNumber{.last = 1});
        CHECK(pair.first.issue().number == TicketNumber{'A', 2});
        pair.first.reopen();
        CHECK(pair.first.issue().number == TicketNumber{'A', 3});
    }
    SECTION("a start forgets nothing of it") {
        pair.first.reopen();
        CHECK(pair.first->snapshot()->held_after == TicketNumber{'A', 0});
    }
}

TEST_CASE("a restored device asks once: the days that follow are its own") {
    Pair pair;
    pair.first.issue();
    pair.copy_first_disk();
    pair.restore_first_disk();
    pair.first.perform(ConfirmLastNumber{.last = 1});
    for (int days = 1; days <= 3; ++days) {
        pair.clock.advance(24h);
        pair.first.reopen();
        pair.first.perform(OpenDay{});
        CHECK_FALSE(pair.first->snapshot()->held_after);
        CHECK(pair.first.issue().number == TicketNumber{'A', 1});
    }
}
