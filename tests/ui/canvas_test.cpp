#include "shared/ui/canvas.hpp"

#include <catch2/catch.hpp>

#include "shared/ui/headless.hpp"
#include "shared/ui/scroll_area.hpp"

using namespace skranke;
using namespace ui;

namespace {

// Runs `draw` inside one frame at scale 1.
template <class Draw>
void on_canvas(Draw draw) {
    const ScreenApp app{.frame =
                            [&](Ui& screen) {
                                draw(screen);
                                return std::optional<std::chrono::nanoseconds>{};
                            },
                        .scale = [](const WindowSize&) { return 1.0F; },
                        .fonts = console_fonts()};
    Headless screen{app, {.width = 400, .height = 300}};
    screen.frame();
}

}  // namespace

TEST_CASE("in cells every digit takes the same room") {
    on_canvas([](Ui& screen) {
        const Canvas& canvas = screen.canvas();
        CHECK(canvas.text_width(type::body, "111", Digits::cells) ==
              canvas.text_width(type::body, "888", Digits::cells));
        CHECK(canvas.text_width(type::body, "111") < canvas.text_width(type::body, "888"));
        CHECK(canvas.text_width(type::body, "10", Digits::cells) == Approx(2 * 0.688 * 16));
    });
}

TEST_CASE("text that does not fit ends in dots and stays inside") {
    on_canvas([](Ui& screen) {
        const Canvas& canvas = screen.canvas();
        const std::string shortened =
            canvas.with_ellipsis(type::body, "Boligstøtte – hjælp til ansøgning", 120);
        CHECK(shortened.ends_with("…"));
        CHECK(shortened.starts_with("Boligst"));
        CHECK(canvas.text_width(type::body, shortened) <= 120);
        CHECK(canvas.with_ellipsis(type::body, "Pas", 120) == "Pas");
    });
}

TEST_CASE("text is wrapped at spaces, never inside a number with its unit") {
    on_canvas([](Ui& screen) {
        const Canvas& canvas = screen.canvas();
        const auto lines = canvas.wrap(type::body, "Kaldt igen kl.\u00a010.25 ved Skranke\u00a03", 110);
        REQUIRE(lines.size() == 3);
        CHECK(lines[0] == "Kaldt igen");
        CHECK(lines[1] == "kl.\u00a010.25 ved");
        CHECK(lines[2] == "Skranke\u00a03");
        CHECK(canvas.wrap(type::body, "én\nto", 400) == std::vector<std::string>{"én", "to"});
    });
}

TEST_CASE("what is focused in a scroll area is brought into view, and the wheel moves it") {
    constexpr int rows = 20;
    float seen_top = 0;
    const ScreenApp app{.frame =
                            [&](Ui& screen) {
                                const Rect view{0, 0, 400, 132};
                                const ScrollArea area{screen, "list", view, rows * 44};
                                seen_top = area.top();
                                for (int row = 0; row < rows; ++row) {
                                    const std::string name = "row " + std::to_string(row);
                                    const Rect rect{0, area.top() + 44 * static_cast<float>(row), 380, 44};
                                    screen.item({.label = name, .kind = ItemKind::row, .rect = rect});
                                }
                                return std::optional<std::chrono::nanoseconds>{};
                            },
                        .scale = [](const WindowSize&) { return 1.0F; },
                        .fonts = console_fonts()};
    Headless screen{app, {.width = 400, .height = 300}};
    screen.frame();
    for (int step = 0; step < 5; ++step) screen.press(Key::tab);
    CHECK(screen.registry().focused()->name == "row 4");
    CHECK(seen_top == -88);
    screen.wheel({100, 60}, 1);
    CHECK(seen_top == 0);
    screen.wheel({100, 60}, -100);
    CHECK(seen_top == 132 - rows * 44);
    // What lies outside of the view cannot be clicked.
    screen.wheel({100, 60}, 100);
    screen.click({100, 200});
    CHECK(screen.registry().focused()->name == "row 4");
}
