#pragma once
// Several lines of text that a person types: Enter begins another, the arrows move by lines as they are seen,
// Tab goes on. What does not fit in its height moves so that the caret is in sight.
#include <string>
#include <string_view>

#include "shared/ui/ui.hpp"

namespace skranke::ui {

struct TextArea {
    Rect rect = {};
    std::string_view label = {};  // what it is for; shown while it is empty
    std::string_view error = {};  // stands under it; the text stays
    std::size_t longest = 2000;   // bytes
    std::string_view id = {};
};

// True when the text changed.
bool text_area(Ui& ui, const TextArea& area, std::string& text);

}  // namespace skranke::ui
