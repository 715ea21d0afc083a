// What is drawn: places and colours by the design, and nothing that tells why somebody was called.
#include <catch2/catch.hpp>

#include "queue-display/board_layout.hpp"
#include "tests/queue_display/scenes/board_scenes.hpp"

using namespace skranke;
using namespace std::chrono_literals;
using ui::Colour;
using ui::Picture;

namespace {

constexpr ui::WindowSize full_hd{.width = 1920, .height = 1080};

// The share of exactly this colour in a rectangle of real pixels.
double share(const Picture& picture, Colour colour, const ui::Rect& rect) {
    int hits = 0;
    for (int y = static_cast<int>(rect.y); y < static_cast<int>(rect.bottom()); ++y) {
        for (int x = static_cast<int>(rect.x); x < static_cast<int>(rect.right()); ++x) {
            hits += picture.at(x, y) == colour ? 1 : 0;
        }
    }
    return hits / (static_cast<double>(rect.width) * static_cast<double>(rect.height));
}

// One morning, told twice: with every citizen alike, or with some of them escorted and called for that.
test::SnapshotBuilder told(Escort escort, const std::string& reason) {
    test::SnapshotBuilder day;
    day.open("09.00").connected({"Konsol"});
    day.issue("A 001", "A01", "09.10");
    day.issue("A 002", "B03", "09.11", escort);
    day.issue("A 003", "A01", "09.12", escort);
    day.issue("A 004", "A01", "09.13");
    day.call("A 001", "09.20", "1").start("A 001", "09.21");
    day.call("A 002", "09.25", "2", "MKH", reason);
    return day;
}

}  // namespace

TEST_CASE("two days that differ only in class and reason draw the same display") {
    const auto ordinary = told(Escort::none, "Har ventet længst");
    for (const Escort escort : {Escort::card_shown, Escort::card_not_shown}) {
        const auto escorted = told(escort, "Ledsaget, ID-kort set kl. 10.02; går foran 4");
        test::TestDisplay one{ordinary.build(), ordinary.at("09.25") + 5s, full_hd};
        const auto first = one.screen().drawing_digest();
        const auto first_pixels = one.screen().picture().rgba;
        const std::string first_words = one.screen().registry().all_text();
        one.show(escorted.build());
        CHECK(one.screen().drawing_digest() == first);
        CHECK(one.screen().registry().all_text() == first_words);
        // Compared as one: millions of pixels are not to be printed.
        const bool same_pixels = one.screen().picture().rgba == first_pixels;
        CHECK(same_pixels);
    }
}

TEST_CASE("a call looks and lasts the same at every moment of its announcement, whatever its class") {
    std::vector<std::vector<std::uint64_t>> films;
    for (const Escort escort : {Escort::none, Escort::card_shown}) {
        auto day = told(escort, "");
        test::TestDisplay display{day.build(), day.at("09.40"), full_hd};
        day.call("A 003", "09.40", "3", "MKH",
                 escort == Escort::none ? "Har ventet længst" : "Ledsaget, ID-kort set kl. 09.12");
        display.show(day.build());
        auto& film = films.emplace_back();
        for (int frame = 0; frame < 70; ++frame) {
            display.advance(1s);
            film.push_back(display.screen().drawing_digest());
        }
    }
    CHECK(films[0] == films[1]);
}

TEST_CASE("the fresh block, its digits and the list stand where the design has them") {
    const auto morning = test::busy_morning();
    test::TestDisplay display{test::with_tables(morning.build()), morning.at("10.24") + 40s, full_hd};
    const Picture picture = display.screen().picture();
    const auto& colours = ui::light_display_colours;
    const ui::Rect block{64, 128, 1104, 720};
    CHECK(share(picture, colours.fresh, block) > 0.7);
    CHECK(picture.at(63, 400) == colours.bg);
    CHECK(picture.at(64, 400) == colours.fresh);
    CHECK(picture.at(1167, 400) == colours.fresh);
    CHECK(picture.at(1168, 400) == colours.bg);
    // White digits, 0.727 of 328 high, with nothing above and below them.
    CHECK(share(picture, colours.on_fresh, {108, 329, 910, 238}) > 0.3);
    CHECK(share(picture, colours.fresh, {108, 290, 910, 20}) == 1.0);
    // The list's rules, 156 apart.
    for (const int y : {224, 380, 536, 692}) {
        CHECK(picture.at(1500, y) == colours.line);
        CHECK(picture.at(1500, y + 2) == colours.line);
        CHECK(picture.at(1500, y + 3) == colours.bg);
    }
    CHECK(picture.at(10, 880) == colours.line);
    CHECK(picture.at(10, 1000) == colours.surface);
    CHECK(display.shows("A\u00a0041"));
    CHECK(display.shows("Skranke 3"));
    CHECK(display.shows("Nu kaldes"));
    CHECK(display.shows("Seneste kald"));
    CHECK(display.shows("11"));
    CHECK(display.shows("venter"));
    CHECK_FALSE(display.shows("Ventetid"));
}

TEST_CASE("upright and dark the block is framed in its own line and the rows are 140 apart") {
    const auto morning = test::busy_morning();
    test::TestDisplay display{test::with_tables(morning.build()),
                              morning.at("10.24") + 40s,
                              {.width = 1080, .height = 1920},
                              {.board = {}, .theme = ui::Theme::dark}};
    const Picture picture = display.screen().picture();
    const auto& colours = ui::dark_display_colours;
    CHECK(picture.at(48, 500) == colours.fresh_line);
    CHECK(picture.at(51, 500) == colours.fresh_line);
    CHECK(picture.at(53, 500) == colours.fresh);
    for (const int y : {992, 1132, 1272, 1412}) CHECK(picture.at(950, y) == colours.line);
    CHECK(picture.at(10, 1552) == colours.line);
    CHECK(picture.at(10, 1600) == colours.surface);
}

TEST_CASE("at 1280 by 720 everything is two thirds as large") {
    const auto morning = test::busy_morning();
    test::TestDisplay display{
        test::with_tables(morning.build()), morning.at("10.24") + 40s, {.width = 1280, .height = 720}};
    const Picture picture = display.screen().picture();
    CHECK(picture.at(44, 300) == ui::light_display_colours.fresh);
    CHECK(picture.at(42, 300) == ui::light_display_colours.bg);
    CHECK(share(picture, ui::light_display_colours.on_fresh, {72, 220, 600, 158}) > 0.25);
}

TEST_CASE("a minute after the call the block is framed, and its number as large as before") {
    const auto morning = test::busy_morning();
    test::TestDisplay display{morning.build(), morning.at("10.24") + 40s, full_hd};
    const ui::Rect number = display.screen().registry().find_text("A\u00a0041")->rect;
    display.advance(21s);
    const Picture picture = display.screen().picture();
    CHECK(picture.at(64, 400) == ui::light_display_colours.fresh_line);
    CHECK(picture.at(80, 400) == ui::light_display_colours.surface);
    CHECK(display.screen().registry().find_text("A\u00a0041")->rect == number);
}

TEST_CASE("the flash is an inner edge that breathes once a second and never covers the number") {
    auto morning = test::busy_morning();
    test::TestDisplay display{morning.build(), morning.at("10.40"), full_hd};
    morning.call("A 042", "10.40", "1");
    display.show(morning.build());
    const auto edge = [&] { return display.screen().picture().at(74, 400); };
    const Colour fresh = ui::light_display_colours.fresh;
    CHECK(edge() == fresh);
    display.advance(500ms);
    const Colour brightest = edge();
    CHECK(brightest.red > fresh.red + 100);
    CHECK(brightest.red < 200);
    CHECK(display.screen().picture().at(90, 400) == fresh);
    display.advance(500ms);
    CHECK(edge() == fresh);
    display.advance(4500ms);
    CHECK(edge() == fresh);
    CHECK(display.screen().next_frame_in() > 1s);
}

TEST_CASE("a desk with a long name is drawn smaller, inside the block and on one line") {
    auto morning = test::busy_morning();
    auto snapshot = std::make_shared<Snapshot>(*morning.build());
    Municipality municipality = *snapshot->municipality;
    for (Desk& desk : municipality.desks) desk.name = "Det store mødelokale på første sal";
    snapshot->municipality = std::make_shared<const Municipality>(municipality);
    const auto layout = display::layout_of({0, 0, 1920, 1080});
    test::TestDisplay shown{snapshot, morning.at("10.24") + 40s, full_hd};
    for (const ui::Item& item : shown.screen().registry().items()) {
        if (item.label != municipality.desks.front().name) continue;
        CHECK(item.rect.right() <= (item.rect.x < 1168 ? layout.block.right() - 50 : 1857));
    }
}

TEST_CASE("before the first call the board welcomes, and closed it says so in the dark") {
    test::SnapshotBuilder day;
    day.open("09.00");
    test::TestDisplay display{day.build(), day.at("09.01"), full_hd};
    CHECK(display.shows("Velkommen"));
    CHECK(display.shows("Ingen venter lige nu"));
    CHECK_FALSE(display.shows("Nu kaldes"));
    display.show(test::SnapshotBuilder{}.build());
    CHECK(display.shows("Borgervejledningen er lukket"));
    CHECK(display.screen().picture().at(5, 5) == ui::dark_display_colours.bg);
}

TEST_CASE("every number and desk has the height that its place in the design asks for") {
    const auto layout = display::layout_of({0, 0, 1920, 1080});
    CHECK(layout.block == ui::Rect{64, 128, 1104, 720});
    CHECK(layout.list.area.x == 1224);
    CHECK(layout.list.rows == 4);
    CHECK(layout.footer.area.y == 880);
    const auto upright = display::layout_of({0, 0, 1080, 1920});
    CHECK(upright.block == ui::Rect{48, 168, 984, 724});
    CHECK(upright.list.area.y == 912);
    CHECK(upright.footer.area.y == 1552);
    // A screen that is less high shows fewer calls, never ones that overlap.
    const auto low = display::layout_of({0, 0, 1080, 1620});
    CHECK(low.list.area.bottom() <= low.footer.area.y);
    CHECK(low.list.rows == 1);
}

TEST_CASE("in English every text is English") {
    const auto morning = test::busy_morning();
    const test::TestDisplay display{
        morning.build(),
        morning.at("10.24") + 40s,
        full_hd,
        {.board = {.language = Language::english, .calm = false}, .theme = ui::Theme::light}};
    CHECK(display.shows("Now calling"));
    CHECK(display.shows("are waiting"));
    CHECK_FALSE(display.shows("venter"));
}
