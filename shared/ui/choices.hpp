#pragma once
// Ways to choose: options in a grid, two answers of equal weight, a thing that is so or not, tabs.
#include <optional>
#include <span>
#include <string_view>

#include "shared/ui/ui.hpp"

namespace skranke::ui {

// One of several, 44 high: an outcome, a service, a person.
struct Option {
    Rect rect = {};
    std::string_view label = {};
    std::string_view key = {};
    bool chosen = false;
    bool enabled = true;
    std::string_view id = {};
    float kept_free = 0;  // at its right end, for what the caller draws there
};
bool option(Ui& ui, const Option& option);

// One half of a question with two answers: what it is, and what follows from it.
struct Answer {
    Rect rect = {};
    std::string_view title = {};
    std::string_view consequence = {};
    std::optional<Icon> icon = {};
    std::string_view key = {};
    bool chosen = false;
    bool enabled = true;
    std::string_view id = {};
};
bool answer(Ui& ui, const Answer& answer);

// Something that is so or not, with a second line: "Borgeren er ledsaget". 64 high.
struct CheckOption {
    Rect rect = {};
    std::string_view label = {};
    std::string_view second_line = {};
    std::string_view key = {};
    bool checked = false;
    bool enabled = true;
    std::string_view id = {};
};
bool check_option(Ui& ui, const CheckOption& option);

struct Tab {
    std::string_view label = {};
    std::string_view count = {};  // belongs to the word: "Alle 12"
    std::string_view key = {};
    bool shows_key = true;  // where there is no room for its picture it works all the same
};
// Joined, 36 high, right-aligned at `right_middle`. Answers the tab that was pressed.
std::optional<std::size_t> tabs(Ui& ui, Point right_middle, std::span<const Tab> tabs, std::size_t chosen);
float top_tab_width(const Canvas& canvas, const Colours& colours, const Tab& tab);
// In the top bar, with a line under the chosen one; left-aligned at `top_left`, 56 high.
std::optional<std::size_t> top_tabs(Ui& ui, Point top_left, std::span<const Tab> tabs, std::size_t chosen);

}  // namespace skranke::ui
