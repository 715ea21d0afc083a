#pragma once
// What the console's dialogs have in common: cancel to the left, the default button to the right.
#include <optional>

#include "counter/command.hpp"
#include "counter/dialog_screen.hpp"
#include "shared/ui/ui.hpp"

namespace skranke {

inline constexpr float dialog_foot_height = 56;
// Border, padding and title over the content; padding and border under it.
inline constexpr float dialog_head_height = 29 + 44;
inline constexpr float dialog_end_height = 29;

// `row` is as wide as the content and as high as the foot.
std::optional<Command> draw_dialog_foot(ui::Ui& ui, const ui::Rect& row, const ActionButton& cancel,
                                        const ActionButton& primary, float primary_width = 200);
// The same two buttons where there is no dialog.
std::optional<Command> draw_actions(ui::Ui& ui, const ui::Rect& row, const ActionButton& cancel,
                                    const ActionButton& primary, float primary_width = 200);

// Options of 44 in two columns, 8 between them; whoever has chosen goes on with the default button.
std::optional<Command> draw_options(ui::Ui& ui, ui::Point top_left, float width,
                                    const std::vector<OutcomeOption>& options);
constexpr float options_height(std::size_t count) { return static_cast<float>((count + 1) / 2) * 52 - 8; }

// What can be done with each to the right. More than fit are scrolled.
inline constexpr float dialog_row_height = 56;
std::optional<Command> draw_dialog_rows(ui::Ui& ui, std::string_view id, const ui::Rect& view,
                                        const std::vector<DialogRow>& rows);

ActionButton cancel_button(Language language);
ActionButton close_button(Language language);

// A dialog that begins with a text as high as its lines.
struct TextDialogLook {
    std::string_view id, title, text, close_label;
    float width = 600;
    float height_below = 0;  // between the text and the foot
};
struct TextDialog {
    ui::Rect rest;                   // under the text, the foot included
    std::optional<Command> command;  // closed by its cross
};
// `ui::end_dialog` ends it.
TextDialog begin_text_dialog(ui::Ui& ui, const TextDialogLook& look);

}  // namespace skranke
