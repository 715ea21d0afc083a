#include "queue-display/board_screen.hpp"

#include <catch2/catch.hpp>

#include "tests/queue_display/scenes/board_scenes.hpp"

using namespace skranke;
using namespace skranke::display;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::nanoseconds start = 1h;

BoardScreen first_look(const std::shared_ptr<const Snapshot>& snapshot, UtcTime wall,
                       BoardOptions options = {}) {
    return Board{options}.look(*snapshot, wall, start);
}

}  // namespace

TEST_CASE("the board shows the newest call largest, and the four before it, newest first") {
    const auto morning = test::busy_morning();
    const auto screen = first_look(test::with_tables(morning.build()), morning.at("10.25"));
    REQUIRE(screen.fresh);
    CHECK(screen.fresh->call == BoardCall{"A\u00a0041", "Skranke 3"});
    CHECK(screen.latest == std::vector<BoardCall>{{"A\u00a0040", "Skranke 1"},
                                                  {"C\u00a0012", "Bord 4"},
                                                  {"A\u00a0039", "Skranke 2"},
                                                  {"C\u00a0011", "Bord 5"}});
    CHECK(screen.waiting == 11);
    CHECK(screen.site == "Hovedbiblioteket");
    CHECK(screen.clock == "kl.\u00a010.25");
    CHECK_FALSE(screen.closed);
}

TEST_CASE("with no day opened, or only yesterday's, the board is closed") {
    const test::SnapshotBuilder none;
    CHECK(first_look(none.build(), none.at("10.00")).closed);
    const auto morning = test::busy_morning();
    CHECK_FALSE(first_look(morning.build(), morning.at("23.59")).closed);
    const auto next_morning = first_look(morning.build(), morning.at("08.00") + 24h);
    CHECK(next_morning.closed);
    CHECK_FALSE(next_morning.fresh);
    CHECK(next_morning.latest.empty());
}

TEST_CASE("a new call flashes for five seconds, is filled for a minute, and then framed") {
    auto morning = test::busy_morning();
    Board board{{}};
    board.look(*morning.build(), morning.at("10.40"), start);
    morning.call("A 042", "10.40", "1");
    const auto look = [&](std::chrono::milliseconds after) {
        return board.look(*morning.build(), morning.at("10.40") + after, start + after);
    };
    auto screen = look(1s);
    REQUIRE(screen.fresh);
    CHECK(screen.fresh->filled);
    CHECK(screen.fresh->flashing_for == 0s);
    CHECK(screen.next_change == flash_frame);
    screen = look(5999ms);
    CHECK(screen.fresh->flashing_for);
    screen = look(6s);
    CHECK_FALSE(screen.fresh->flashing_for);
    CHECK(screen.fresh->filled);
    CHECK(screen.next_change == 54s);  // the minute turns before the block does
    screen = look(61s);
    CHECK_FALSE(screen.fresh->filled);
    CHECK(screen.fresh->call.number == "A\u00a0042");
}

TEST_CASE("a calm board does not flash, and fills the block all the same") {
    auto morning = test::busy_morning();
    Board board{{.language = Language::danish, .calm = true}};
    board.look(*morning.build(), morning.at("10.40"), start);
    morning.call("A 042", "10.40", "1");
    const auto screen = board.look(*morning.build(), morning.at("10.40") + 1s, start + 1s);
    CHECK(screen.fresh->filled);
    CHECK_FALSE(screen.fresh->flashing_for);
}

TEST_CASE("at rest the board changes once a minute") {
    const auto morning = test::busy_morning();
    const auto screen = first_look(morning.build(), morning.at("11.00") + 12s);
    CHECK(screen.next_change == 48s);
}

TEST_CASE("when no desk has been heard for two minutes the board says so, until one is heard again") {
    auto morning = test::busy_morning();
    Board board{{}};
    CHECK_FALSE(board.look(*morning.build(), morning.at("10.30"), start).unheard);
    morning.cut_off("10.30");
    CHECK_FALSE(board.look(*morning.build(), morning.at("10.30") + 1s, start + 1s).unheard);
    const auto nearly = board.look(*morning.build(), morning.at("10.31") + 59s, start + 119s);
    CHECK_FALSE(nearly.unheard);
    CHECK(nearly.next_change == 1s);
    const auto alone = board.look(*morning.build(), morning.at("10.32"), start + 120s);
    CHECK(alone.unheard);
    CHECK(alone.waiting == 11);
    CHECK(alone.latest.size() == 4);
    morning.connected({"Konsol, Skranke 3"});
    CHECK_FALSE(board.look(*morning.build(), morning.at("10.33"), start + 180s).unheard);
}

TEST_CASE("a desk that the municipality does not know is shown by its id rather than not at all") {
    auto morning = test::busy_morning();
    morning.call("A 042", "10.25", "9");
    CHECK(first_look(morning.build(), morning.at("10.25")).fresh->call.desk == "hovedbiblioteket/9");
}
