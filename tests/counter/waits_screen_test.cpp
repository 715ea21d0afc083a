// "Ventetid": what is said about how long people waited, and what is kept back.
#include "counter/waits_screen.hpp"

#include <catch2/catch.hpp>

#include "tests/counter/console/console_driver.hpp"
#include "tests/support/snapshot_builder.hpp"

using namespace skranke;
using namespace skranke::test;

namespace {

// Tickets A 001 … that came at 09.00 and were called after 1, 2, 3 … minutes.
SnapshotBuilder called_one_a_minute(int count) {
    SnapshotBuilder scene;
    scene.open();
    for (int i = 1; i <= count; ++i) {
        const std::string number = "A " + std::to_string(i);
        scene.issue(number, "A01", "09.00");
    }
    for (int i = 1; i <= count; ++i) {
        const std::string number = "A " + std::to_string(i);
        const std::string time = std::string("09.") + (i < 10 ? "0" : "") + std::to_string(i);
        scene.call(number, time).start(number, time).finish(number, time);
    }
    return scene;
}

WaitsScreen waits_of(const SnapshotBuilder& scene) {
    WaitsScreen screen = waits_screen(*scene.build(), ConsoleState{}, scene.at("12.00"));
    for (WaitTile& tile : screen.tiles) {
        tile.label = plain(tile.label);
        tile.value = plain(tile.value);
        tile.note = plain(tile.note);
    }
    return screen;
}

}  // namespace

TEST_CASE("four figures say how long people waited") {
    const WaitsScreen screen = waits_of(called_one_a_minute(20));
    REQUIRE(screen.tiles.size() == 4);
    CHECK(screen.tiles[0].label == "Kaldt inden 15 min.");
    CHECK(screen.tiles[0].value == "75 %");
    CHECK(screen.tiles[1].value == "10 min.");
    CHECK(screen.tiles[1].note == "P50 · ca. 20 kald");
    CHECK(screen.tiles[2].value == "16 min.");
    CHECK(screen.tiles[3].value == "18 min.");
    CHECK(screen.helped_today == "20");
}

TEST_CASE("fewer than five are not shown, and nine of ten needs ten") {
    const WaitsScreen four = waits_of(called_one_a_minute(4));
    CHECK(four.tiles[0].value == "–");
    CHECK(four.tiles[1].value == "–");
    CHECK(four.tiles[1].note == "P50 · for få");
    REQUIRE(four.by_service.size() == 1);
    CHECK(four.by_service[0].count == "<5");
    CHECK(four.by_service[0].p50 == "–");
    CHECK_FALSE(four.by_service[0].minutes_50);
    const WaitsScreen nine = waits_of(called_one_a_minute(9));
    CHECK(nine.tiles[2].value == "8 min.");
    CHECK(nine.tiles[3].value == "–");
    CHECK(nine.by_service[0].p80 == "8");
    CHECK(nine.by_service[0].p90 == "–");
}

TEST_CASE("what it cost that the escorted went ahead is said, without figures below five") {
    const auto morning = [](int escorted) {
        SnapshotBuilder scene;
        scene.open().issue("A 100", "A01", "09.00");
        for (int i = 1; i <= escorted; ++i) {
            scene.issue("A " + std::to_string(i), "A01", "09.01", Escort::card_shown);
        }
        for (int i = 1; i <= escorted; ++i) {
            const std::string number = "A " + std::to_string(i), time = "09.1" + std::to_string(i);
            scene.call_ahead_of(number, time, {"A 100"}).start(number, time).finish(number, time);
        }
        return scene.call("A 100", "09.20");
    };
    CHECK(waits_of(called_one_a_minute(6)).priority.empty());
    CHECK(plain(waits_of(morning(4)).priority) == "Ledsagede gik foran færre end 5 gange.");
    // Without them, A 100 had been called at 09.11.
    CHECK(plain(waits_of(morning(6)).priority) ==
          "Ledsagede gik foran 6 gange. Det kostede andre 9,0 min. i gennemsnit.");
}

TEST_CASE("hours of arrival stand without gaps, and services most first") {
    SnapshotBuilder scene;
    scene.open()
        .issue("A 001", "A01", "09.10")
        .issue("A 002", "B01", "11.10")
        .issue("A 003", "B01", "11.11")
        .call("A 001", "09.20", "1")
        .call("A 002", "11.20", "2")
        .call("A 003", "11.20", "3");
    const WaitsScreen screen = waits_of(scene);
    REQUIRE(screen.by_hour.size() == 3);
    CHECK(plain(screen.by_hour[0].name) == "kl. 09");
    CHECK(plain(screen.by_hour[1].name) == "kl. 10");
    CHECK(screen.by_hour[1].count == "<5");
    REQUIRE(screen.by_service.size() == 2);
    CHECK(screen.by_service[0].name == "MitID – ny eller aktivering");
}

TEST_CASE("a day that nobody has opened has nothing to tell") {
    const WaitsScreen screen = waits_of(SnapshotBuilder());
    CHECK(screen.tiles[0].value == "–");
    CHECK(screen.by_hour.empty());
    CHECK(screen.helped_today == "0");
}
