#include "shared/ui/text_edit.hpp"

#include <catch2/catch.hpp>

using namespace skranke::ui;

namespace {

struct Line {
    std::string text;
    std::size_t caret = 0;
    TextEdit edit(std::size_t longest = 100) { return {.text = text, .caret = caret, .longest = longest}; }
    void press(Key key, bool control = false) { edit().press({.key = key, .control = control}); }
};

}  // namespace

TEST_CASE("text goes in where the caret is") {
    Line line{.text = "Bord", .caret = 2};
    line.edit().insert("ø");
    CHECK(line.text == "Boørd");
    line.edit().insert("!");
    CHECK(line.text == "Boø!rd");
}

TEST_CASE("the caret steps over whole letters, also those of two bytes") {
    Line line{.text = "aøb", .caret = 4};
    line.press(Key::left);
    line.press(Key::left);
    CHECK(line.caret == 1);
    line.press(Key::right);
    CHECK(line.caret == 3);
    line.press(Key::home);
    CHECK(line.caret == 0);
    line.press(Key::left);
    CHECK(line.caret == 0);
    line.press(Key::end);
    line.press(Key::right);
    CHECK(line.caret == 4);
}

TEST_CASE("backspace and delete take a whole letter, and with control a whole word") {
    Line line{.text = "MitID på æøå", .caret = 16};
    line.press(Key::backspace);
    CHECK(line.text == "MitID på æø");
    line.press(Key::backspace, true);
    CHECK(line.text == "MitID på ");
    line.press(Key::home);
    line.press(Key::del);
    CHECK(line.text == "itID på ");
    line.press(Key::del, true);
    CHECK(line.text == "på ");
    line.press(Key::backspace);
    CHECK(line.text == "på ");
}

TEST_CASE("pasted line breaks become spaces and control characters are left out") {
    Line line;
    line.edit().insert("to\nlinjer\x01\x1b!");
    CHECK(line.text == "to linjer!");
}

TEST_CASE("a full line takes no more, and never half a letter") {
    Line line{.text = "1234", .caret = 4};
    line.edit(5).insert("ø");
    CHECK(line.text == "1234");
    line.edit(5).insert("56");
    CHECK(line.text == "12345");
}

TEST_CASE("keys that mean nothing to a line are left for others") {
    Line line{.text = "x", .caret = 1};
    CHECK_FALSE(line.edit().press({.key = Key::escape}));
    CHECK_FALSE(line.edit().press({.key = Key::none, .letter = 'K'}));
}
