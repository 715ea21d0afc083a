#include "shared/ui/text_area.hpp"

#include <catch2/catch.hpp>

#include "shared/ui/headless.hpp"

namespace {

using namespace skranke::ui;

// One text of several lines, and a field below it.
struct Form {
    std::string text, other;
    ScreenApp app{
        .frame =
            [this](Ui& ui) {
                text_area(ui, {.rect = {20, 20, 300, 92}, .label = "Text", .id = "text"}, text);
                ui.focus_if_none("text");
                const ItemState button =
                    ui.item({.id = "button", .label = "Button", .rect = {20, 200, 300, 44}, .key = "Enter"});
                pressed |= button.pressed;
                return std::optional<std::chrono::nanoseconds>{};
            },
        .scale = [](const WindowSize&) { return 1.0F; },
        .fonts = console_fonts(),
        .colours = []() -> const Colours& { return light_colours; },
        .background = [] { return light_colours.bg; }};
    Headless screen{app, {400, 300, 1}};
    bool pressed = false;

    Form() { screen.frame(); }
    bool focused(std::string_view name) const {
        return screen.registry().focused() != nullptr && screen.registry().focused()->name == name;
    }
};

}  // namespace

TEST_CASE("in a text of several lines Enter begins another and presses no button; Tab goes on") {
    Form form;
    form.screen.type("first");
    form.screen.press(Key::enter);
    form.screen.type("second");
    CHECK(form.text == "first\nsecond");
    CHECK_FALSE(form.pressed);
    form.screen.press(Key::tab);
    CHECK(form.focused("button"));
}

TEST_CASE("the arrows move by lines as they are seen, those that were broken for want of room too") {
    Form form;
    form.screen.type("en lang linje, som ikke kan være på én linje i feltet");
    form.screen.press(Key::up);
    form.screen.press(Key::up);  // already on the first: to its beginning
    form.screen.type("A");
    form.screen.press(Key::down);
    form.screen.press(Key::down);
    form.screen.type("Z");
    CHECK(form.text == "Aen lang linje, som ikke kan være på én linje i feltetZ");
    CHECK(form.focused("text"));
}

TEST_CASE("what does not fit moves, so that the line that is written in is seen") {
    Form form;
    for (const char* line : {"one", "two", "three", "four", "five"}) {
        form.screen.type(line);
        form.screen.press(Key::enter);
    }
    form.screen.type("six");
    CHECK(form.screen.registry().shows("six"));
    CHECK_FALSE(form.screen.registry().shows("one"));
    for (int i = 0; i < 6; ++i) form.screen.press(Key::up);
    CHECK(form.screen.registry().shows("one"));
    CHECK_FALSE(form.screen.registry().shows("six"));
}

TEST_CASE("a click puts the caret where it was, and a long word is broken") {
    Form form;
    form.screen.type("alpha");
    form.screen.press(Key::enter);
    form.screen.type(std::string(60, 'w'));
    form.screen.click(Point{34, 40});
    form.screen.type(">");
    CHECK(form.text.starts_with("alpha\n>www"));  // the first line has moved out of sight
}
