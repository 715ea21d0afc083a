#pragma once
// A dialog over the dimmed screen, and the lines of what was already answered in it.
#include <optional>
#include <span>
#include <string_view>

#include "shared/ui/ui.hpp"

namespace skranke::ui {

struct Dialog {
    std::string_view id = {};
    std::string_view title = {};
    float width = 720;
    float height = 400;
    std::string_view close_label = "Luk";
    // Of the row at the bottom that stays in sight where the screen is lower than the dialog.
    float foot_height = 56;
};

struct DialogFrame {
    Rect rect = {};       // in the middle of the screen
    Rect content = {};    // inside the padding, under the title
    bool closed = false;  // × or Esc
};

// What is drawn until `end_dialog` belongs to it; nothing under it can be reached meanwhile.
DialogFrame begin_dialog(Ui& ui, const Dialog& dialog);
void end_dialog(Ui& ui);
// Where the foot is to be drawn, that would stand at `row` if all could be seen at once. Where it cannot,
// what was drawn so far scrolls above it. What is drawn after this stands still.
Rect begin_dialog_foot(Ui& ui, const Rect& row);

// Answered steps fold to lines of 48 with a way back.
struct FoldedStep {
    std::string_view question = {};  // "Emne"
    std::string_view answer = {};
    std::string_view change = "Ret";
};
inline constexpr float folded_step_height = 48;
// Answers the step that is to be changed.
std::optional<std::size_t> folded_steps(Ui& ui, Point top_left, float width,
                                        std::span<const FoldedStep> steps);

}  // namespace skranke::ui
