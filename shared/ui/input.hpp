#pragma once
// What a person did since the last frame: every press is kept, however short, and in order.
#include <string>
#include <vector>

#include "shared/ui/geometry.hpp"

namespace skranke::ui {

enum class Key {
    none,
    tab,
    enter,
    space,
    escape,
    up,
    down,
    left,
    right,
    home,
    end,
    page_up,
    page_down,
    backspace,
    del,
    f1,
    f2,
    f3,
    f4,
    f5,
    f6,
    f7,
    f8,
    f9,
};

struct KeyPress {
    Key key = Key::none;
    // The letter, digit, plus, minus or equals sign that the key carries in the person's own layout, a letter
    // as a capital; 0 if none.
    char letter = 0;
    bool shift = false;
    bool control = false;
    bool alt = false;
    bool repeat = false;  // held down: moves carets and focus, but presses nothing
};

struct MouseButton {
    Point at;  // logical pixels
    bool down = false;
};

struct Input {
    Point mouse{-1, -1};  // logical pixels; outside the window when negative
    float wheel = 0;      // notches, positive away from the person
    std::vector<MouseButton> buttons;
    std::vector<KeyPress> keys;
    std::string text;  // typed into a field, UTF-8
};

}  // namespace skranke::ui
