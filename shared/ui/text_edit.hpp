#pragma once
// What keys do to a text of UTF-8, of one line or several, and its caret. Pure: no screen, no clipboard.
#include <cstddef>
#include <string>
#include <string_view>

#include "shared/ui/input.hpp"

namespace skranke::ui {

struct TextEdit {
    std::string& text;
    std::size_t& caret;  // in bytes, always at the start of a letter
    std::size_t longest;
    bool lines = false;  // a text of several

    // Adds what fits, without control characters; where there is one line, a line break becomes a space.
    void insert(std::string_view more);
    // True if the key means something to a text.
    bool press(const KeyPress& press);
};

}  // namespace skranke::ui
