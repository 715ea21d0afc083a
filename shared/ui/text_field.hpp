#pragma once
// One line of text that a person types: caret, paste, and an error that says what and how to mend it.
#include <optional>
#include <string>
#include <string_view>

#include "shared/ui/ui.hpp"

namespace skranke::ui {

struct TextField {
    Rect rect = {};               // 44 high
    std::string_view label = {};  // what it is for; shown while it is empty
    std::optional<Icon> icon = {};
    std::string_view key = {};    // moves focus here
    std::string_view error = {};  // stands under the field; the text stays
    std::size_t longest = 200;    // bytes
    bool enabled = true;
    // What stands there when focus comes is only proposed: typing replaces it, and an arrow keeps it.
    bool proposed = false;
    std::string_view id = {};
};

// True when the text changed. Enter in a field presses the layer's default button (key "Enter").
bool text_field(Ui& ui, const TextField& field, std::string& text);

}  // namespace skranke::ui
