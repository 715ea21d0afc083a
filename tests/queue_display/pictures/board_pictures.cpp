// Writes pictures of the board, to be looked at beside the design: board_pictures FOLDER
#include <cstdio>
#include <filesystem>

#include "tests/queue_display/scenes/board_scenes.hpp"

using namespace skranke;
using namespace std::chrono_literals;

int main(int count, char** words) {
    if (count != 2) {
        std::fputs("usage: board_pictures FOLDER\n", stderr);
        return 2;
    }
    const std::filesystem::path folder{words[1]};
    bool written = true;
    const auto take = [&](const char* name, test::TestDisplay& display) {
        written = ui::write_png(folder / name, display.screen().picture()).has_value() && written;
    };
    const test::SnapshotBuilder morning = test::busy_morning();
    const auto snapshot = test::with_tables(morning.build());
    const UtcTime now = morning.at("10.24") + 40s;
    const display::DisplayOptions light;
    const display::DisplayOptions dark{.board = {}, .theme = ui::Theme::dark};

    test::TestDisplay lying{snapshot, now, {.width = 1920, .height = 1080}, light};
    take("display-light-1080p.png", lying);
    lying.advance(30s);
    take("display-framed-1080p.png", lying);
    test::TestDisplay small{snapshot, now, {.width = 1280, .height = 720}, dark};
    take("display-dark-720p.png", small);
    test::TestDisplay upright{snapshot, now, {.width = 1080, .height = 1920}, dark};
    take("display-upright-dark.png", upright);
    test::TestDisplay square{snapshot, now, {.width = 1280, .height = 1024}, light};
    take("display-five-to-four.png", square);

    test::SnapshotBuilder early;
    early.open("10.00").connected({"Konsol"});
    test::TestDisplay welcome{early.build(), early.at("10.01"), {.width = 1920, .height = 1080}, light};
    take("display-welcome.png", welcome);
    test::SnapshotBuilder late = test::busy_morning();
    late.about_the_day("10.24", IntakeClosed{});
    test::TestDisplay closing{
        test::with_tables(late.build()), late.at("10.40"), {.width = 1920, .height = 1080}, light};
    take("display-closed-for-numbers.png", closing);
    test::TestDisplay closing_upright{
        test::with_tables(late.build()), late.at("10.40"), {.width = 1080, .height = 1920}, dark};
    take("display-closed-for-numbers-upright.png", closing_upright);
    test::TestDisplay closed{
        test::SnapshotBuilder{}.build(), early.at("17.32"), {.width = 1920, .height = 1080}, light};
    take("display-closed.png", closed);

    test::SnapshotBuilder crisis = test::busy_morning();
    crisis.crisis("10.24");
    test::TestDisplay in_crisis{
        test::with_tables(crisis.build()), crisis.at("10.40"), {.width = 1280, .height = 720}, dark};
    take("display-crisis.png", in_crisis);
    test::TestDisplay crisis_upright{
        test::with_tables(crisis.build()), crisis.at("10.40"), {.width = 1080, .height = 1920}, light};
    take("display-crisis-upright.png", crisis_upright);
    test::SnapshotBuilder quiet = test::busy_morning();
    quiet.quiet();
    test::TestDisplay in_quiet{
        test::with_tables(quiet.build()), quiet.at("10.40"), {.width = 1280, .height = 720}, light};
    take("display-quiet.png", in_quiet);

    test::TestDisplay flashing{early.build(), early.at("10.01"), {.width = 1920, .height = 1080}, light};
    early.issue("A 001", "A01", "10.01").call("A 001", "10.02", "2");
    flashing.show(early.build());
    flashing.advance(500ms);
    take("display-flash.png", flashing);
    return written ? 0 : 1;
}
