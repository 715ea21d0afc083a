// The rhythm of the display: what is announced, when, and for how long.
#include "queue-display/announcements.hpp"

#include <catch2/catch.hpp>

#include "tests/support/snapshot_builder.hpp"

using namespace skranke;
using namespace skranke::display;
using namespace std::chrono_literals;

namespace {

// A display that has been on since before the first call.
struct Room {
    test::SnapshotBuilder day;
    Announcements announcements;
    std::chrono::nanoseconds now = 1h;
    UtcTime wall;

    Room() {
        day.open("09.00");
        for (const char* number : {"A 001", "A 002", "A 003", "A 004", "A 005"}) {
            day.issue(number, "A01", "09.01");
        }
        wall = day.at("10.00");
        look();
    }
    void look() { announcements.observe(*day.build()->day, wall, now); }
    void after(std::chrono::milliseconds time) {
        now += time;
        wall += time;
        look();
    }
    void call(const char* number, const char* desk, const char* time = "10.00") {
        day.call(number, time, desk);
    }
    // The number in the large block.
    std::string shown() const {
        if (!announcements.shown()) return {};
        const auto snapshot = day.build();
        const Ticket* ticket = snapshot->day->find(announcements.shown()->call.ticket);
        return ticket->number.letter + std::to_string(ticket->number.number);
    }
    bool announced() const { return announcements.shown() && announcements.shown()->since; }
};

}  // namespace

TEST_CASE("nothing is shown before the first call") {
    Room room;
    CHECK(room.shown().empty());
    CHECK_FALSE(room.announcements.next_change(room.now));
}

TEST_CASE("a display that wakes does not go on with the call at which it fell asleep") {
    Room room;
    room.call("A 001", "1");
    room.look();
    CHECK(room.announced());
    room.after(8h);
    CHECK(room.shown() == "A1");
    CHECK(room.now - *room.announcements.shown()->since > filled_at_most);
}

// Found by the simulator.
TEST_CASE("a call that waited for its turn when the display fell asleep is no news when it wakes") {
    Room room;
    room.call("A 001", "1");
    room.call("A 002", "2");
    room.look();
    CHECK(room.shown() == "A1");
    room.after(30min);
    CHECK_FALSE((room.shown() == "A2" && room.announced()));
}

TEST_CASE("a call is announced the moment it is seen") {
    Room room;
    room.call("A 001", "1");
    room.look();
    CHECK(room.shown() == "A1");
    REQUIRE(room.announced());
    CHECK(*room.announcements.shown()->since == room.now);
}

TEST_CASE("two calls at once are announced one after the other, eight seconds each") {
    Room room;
    room.call("A 001", "1");
    room.call("A 002", "2");
    room.look();
    CHECK(room.shown() == "A1");
    CHECK(room.announcements.next_change(room.now) == 8s);
    room.after(7900ms);
    CHECK(room.shown() == "A1");
    room.after(100ms);
    CHECK(room.shown() == "A2");
    CHECK(*room.announcements.shown()->since == room.now);
}

TEST_CASE("while three or more wait each has four seconds") {
    Room room;
    for (const char* number : {"A 001", "A 002", "A 003", "A 004"}) room.call(number, number + 4);
    room.look();
    CHECK(room.shown() == "A1");
    CHECK(room.announcements.next_change(room.now) == 4s);
    room.after(4s);
    CHECK(room.shown() == "A2");
    // Two wait now: back to the calm measure.
    room.after(4s);
    CHECK(room.shown() == "A2");
    room.after(4s);
    CHECK(room.shown() == "A3");
}

TEST_CASE("a call that waits for its turn is not in the list before") {
    Room room;
    room.call("A 001", "1");
    room.call("A 002", "2");
    room.look();
    const Call second = room.day.build()->day->latest_calls.back();
    CHECK(room.announcements.is_waiting(second));
    room.after(8s);
    CHECK_FALSE(room.announcements.is_waiting(second));
}

TEST_CASE("an announcement ends after a minute, and the number stays") {
    Room room;
    room.call("A 001", "1");
    room.look();
    CHECK(room.announcements.next_change(room.now) == 60s);
    room.after(60s);
    CHECK(room.shown() == "A1");
    CHECK_FALSE(room.announcements.next_change(room.now));
}

TEST_CASE("a later call does not wait when the block has been shown long enough") {
    Room room;
    room.call("A 001", "1");
    room.look();
    room.after(30s);
    room.call("A 002", "2");
    room.look();
    CHECK(room.shown() == "A2");
}

TEST_CASE("a recall is announced again") {
    Room room;
    room.call("A 001", "1");
    room.look();
    room.after(30s);
    room.day.recall("A 001", "10.00");
    room.look();
    CHECK(room.shown() == "A1");
    CHECK(*room.announcements.shown()->since == room.now);
}

TEST_CASE("what was called before the display was switched on does not flash as new") {
    Room room;
    room.call("A 001", "1", "09.30");
    Announcements late;
    late.observe(*room.day.build()->day, room.wall, room.now);
    REQUIRE(late.shown());
    CHECK_FALSE(late.shown()->since);
}

TEST_CASE("a call of the last minute goes on, without its flash, when the display is switched on") {
    Room room;
    room.call("A 001", "1", "10.00");
    Announcements late;
    late.observe(*room.day.build()->day, room.wall + 20s, room.now);
    REQUIRE(late.shown());
    REQUIRE(late.shown()->since);
    CHECK(room.now - *late.shown()->since == 20s);
    Announcements at_once;
    at_once.observe(*room.day.build()->day, room.wall + 1s, room.now);
    CHECK(room.now - *at_once.shown()->since == flash_time);
}

TEST_CASE("after a sleep old calls are in the list but only those who are still called are announced") {
    Room room;
    room.call("A 001", "1", "10.01");
    room.day.start("A 001", "10.02").finish("A 001", "10.10");
    room.call("A 002", "1", "10.12");
    room.day.no_show("A 002", "10.15");
    room.call("A 003", "1", "10.59");
    room.after(1h);
    CHECK(room.shown() == "A3");
    CHECK(room.announced());
    CHECK(room.announcements.next_change(room.now) == 60s);
}

TEST_CASE("a call that is hours old when it comes is no news, even if nobody has answered it") {
    Room room;
    room.call("A 001", "1", "10.00");
    room.wall += 2h;
    room.look();
    CHECK(room.shown() == "A1");
    CHECK_FALSE(room.announced());
}

TEST_CASE("a desk whose clock is a few minutes wrong is announced like any other") {
    Room room;
    room.call("A 001", "1", "09.57");
    room.look();
    CHECK(room.announced());
    room.after(10s);
    room.call("A 002", "2", "10.05");
    room.look();
    CHECK(room.shown() == "A2");
    CHECK(room.announced());
}

TEST_CASE("who has come to the desk while waiting for an announcement is not called again") {
    Room room;
    room.call("A 001", "1");
    room.call("A 002", "2");
    room.look();
    room.day.start("A 002", "10.00");
    room.after(8s);
    CHECK(room.shown() == "A1");
    CHECK(room.announcements.next_change(room.now) == 52s);
}

TEST_CASE("a number that was sent back to the queue leaves the block") {
    Room room;
    room.call("A 001", "1");
    room.look();
    room.after(10s);
    room.call("A 002", "2");
    room.look();
    room.after(10s);
    room.day.back_to_queue("A 002", "10.00");
    room.look();
    CHECK(room.shown() == "A1");
    CHECK_FALSE(room.announced());
}

TEST_CASE("a new day begins with an empty block") {
    Room room;
    room.call("A 001", "1");
    room.look();
    test::SnapshotBuilder tomorrow{ServiceDay{std::chrono::year{2025} / 11 / 4}};
    tomorrow.open("09.00");
    room.announcements.observe(*tomorrow.build()->day, tomorrow.at("09.00"), room.now);
    CHECK_FALSE(room.announcements.shown());
}
