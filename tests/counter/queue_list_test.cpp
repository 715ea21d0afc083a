// The list of those who wait, as staff see it.
#include <catch2/catch.hpp>

#include "counter/console_screen.hpp"
#include "tests/counter/console/console_driver.hpp"
#include "tests/counter/console/console_scenes.hpp"

using namespace skranke;
using namespace skranke::test;

namespace {

QueueList list_at(const SnapshotBuilder& scene, std::string_view time) {
    ConsoleState state;
    state.desk = DeskId{"hovedbiblioteket/3"};
    return queue_list(*scene.build(), state, scene.at(time));
}

}  // namespace

TEST_CASE("the list stands in the order of calling, with waits in minutes") {
    const QueueList list = list_at(busy_morning(), "10.24");
    CHECK(list.title == "12 venter");
    CHECK(plain(list.longest) == "længst 25 min.");
    REQUIRE(list.rows.size() == 12);
    CHECK(plain(list.rows[0].number) == "A 041");
    CHECK(list.rows[0].next);
    CHECK(plain(list.rows[0].wait) == "22 min.");
    CHECK(plain(list.rows[1].number) == "A 039");
    CHECK(plain(list.rows[1].wait) == "25 min.");
    CHECK(list.rows[11].index == 12);
}

TEST_CASE("a number that was given twice is marked in both rows, before anything else") {
    SnapshotBuilder scene;
    scene.open()
        .issue("A 001", "A01", "09.00", Escort::card_shown)
        .issue("A 002", "A01", "09.01")
        .issue("A 001", "C01", "09.02");
    const QueueList list = list_at(scene, "09.10");
    REQUIRE(list.rows.size() == 3);
    CHECK(list.rows[0].badge == Badge::number_twice);
    CHECK(list.rows[0].badge_text == "Nummer givet to gange");
    CHECK(list.rows[1].badge == Badge::none);
    CHECK(list.rows[2].badge == Badge::number_twice);
}

TEST_CASE("a row has one badge at most, and being escorted says more than being transferred") {
    SnapshotBuilder scene;
    scene.open()
        .issue("A 001", "A01", "09.00", Escort::card_shown)
        .issue("A 002", "A01", "09.01")
        .issue("A 003", "A01", "09.02", Escort::card_not_shown)
        .issue("A 004", "A01", "09.03");
    scene.call("A 001", "09.05").start("A 001", "09.05").transfer("A 001", "B01", "09.06");
    scene.call("A 004", "09.07").back_to_queue("A 004", "09.08");
    const QueueList list = list_at(scene, "09.10");
    REQUIRE(list.rows.size() == 4);
    CHECK(list.rows[0].badge_text == "Ledsaget");
    CHECK(list.rows[1].badge == Badge::none);
    CHECK(list.rows[2].badge == Badge::none);
    CHECK(list.rows[3].badge_text == "Tilbage i køen");
}

TEST_CASE("rows can be called only from a desk that is free") {
    CHECK_FALSE(list_at(busy_morning(), "10.24").rows[4].call);
    const SnapshotBuilder scene = ready_for_next();
    const QueueList list = list_at(scene, "10.24");
    REQUIRE(list.rows[4].call);
    CHECK(std::get<AskWhyOutOfOrder>(*list.rows[4].call).ticket == scene.id("C 012"));
    REQUIRE(list.rows[0].call);
    CHECK(std::holds_alternative<CallTicket>(std::get<Perform>(*list.rows[0].call).action));
}

TEST_CASE("an empty list tells a helped line from a quiet morning") {
    CHECK(list_at(nobody_left(), "14.27").empty_title == "Alle, der tog et nummer, er hjulpet");
    SnapshotBuilder quiet;
    quiet.open();
    CHECK(list_at(quiet, "09.05").empty_title == "Ingen venter lige nu");
    CHECK(list_at(SnapshotBuilder(), "08.58").empty_title == "Numrene kommer her, når dagen er åbnet");
}
