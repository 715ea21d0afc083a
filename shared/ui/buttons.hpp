#pragma once
// What can be pressed. Each function draws and answers whether it was pressed: clicked, Enter on focus, or
// its key. `id` names the place ("primary") where the label changes with the state.
#include <optional>
#include <string_view>

#include "shared/ui/ui.hpp"

namespace skranke::ui {

// The one largest next action of a screen.
struct PrimaryButton {
    Rect rect = {};
    std::string_view label = {};
    std::string_view second_line = {};  // what will happen
    std::string_view key = {};
    bool enabled = true;
    bool wide = false;  // on wide layouts its label is 32
    std::string_view id = "primary";
    // What pressing it would do; empty: the label. For 400 ms after this has changed nothing is accepted, so
    // that a double press cannot start or end anything.
    std::string_view meaning = {};
};
bool primary_button(Ui& ui, const PrimaryButton& button);

struct Button {
    Rect rect = {};
    std::string_view label = {};
    std::optional<Icon> icon = {};
    std::string_view key = {};
    bool enabled = true;
    bool filled = false;  // the default of a dialog; from 56 high its label is 20
    std::string_view id = {};
};
bool button(Ui& ui, const Button& button);
// As wide as its content needs: at `rect`'s corner and height.
float button_width(const Canvas& canvas, const Button& button);

// A quiet action in the line of a sentence: "Emne", "Ret", "Se enheder".
struct TextButton {
    Rect rect = {};
    std::string_view label = {};
    std::optional<Icon> icon = {};
    std::string_view key = {};
    bool enabled = true;
    Align align = Align::left;
    std::optional<Colour> colour = {};  // default: primary
    std::string_view id = {};
};
bool text_button(Ui& ui, const TextButton& button);
float text_button_width(const Canvas& canvas, const TextButton& button);

// × in the corner of what can be closed.
bool close_button(Ui& ui, const Rect& rect, std::string_view label);

// A tile of the rail: icon and keycap over one or two lines.
struct TileButton {
    Rect rect = {};
    Icon icon = Icon::plus;
    std::string_view label = {};  // a newline breaks it
    std::string_view key = {};
    bool enabled = true;
    std::string_view id = {};
};
bool tile_button(Ui& ui, const TileButton& button);

// A bordered control that shows a value and opens a choice: "MKH På gulvet ⌄".
struct ChoiceButton {
    Rect rect = {};
    std::string_view label = {};
    std::string_view second = {};
    std::optional<Icon> icon = {};
    bool enabled = true;
    std::string_view id = {};
};
bool choice_button(Ui& ui, const ChoiceButton& button);
float choice_button_width(const Canvas& canvas, const ChoiceButton& button);

}  // namespace skranke::ui
