#include "counter/dialog_parts.hpp"

#include <algorithm>

#include "counter/console_texts.hpp"
#include "counter/panels.hpp"
#include "shared/ui/widgets.hpp"

namespace skranke {

namespace {

constexpr float cancel_width = 148;
constexpr float cancel_height = 48;

std::optional<Command> draw_row(ui::Ui& ui, const ui::Rect& rect, const DialogRow& row, std::size_t index) {
    ui.canvas().horizontal_line(rect.x, rect.y, rect.width, ui.colours().line);
    std::optional<Command> command;
    float right = rect.right();
    for (const ActionButton& action : row.actions) {
        const std::string id = action.label + " " + std::to_string(index);
        ui::TextButton button{.rect = {0, rect.y + 6, 0, 44}, .label = action.label, .id = id};
        button.rect.width = std::max(44.0F, ui::text_button_width(ui.canvas(), button));
        button.rect.x = right - button.rect.width;
        right = button.rect.x - 16;
        if (ui::text_button(ui, button)) keep_first(command, action.command);
    }
    const float width = right - rect.x;
    ui.canvas().text_in({rect.x, rect.y + 6, width, 24}, ui::type::label, ui.colours().text, row.title);
    ui.canvas().text_in({rect.x, rect.y + 30, width, 20}, ui::type::caption, ui.colours().text_2, row.more);
    return command;
}

}  // namespace

std::optional<Command> draw_dialog_foot(ui::Ui& ui, const ui::Rect& at, const ActionButton& cancel,
                                        const ActionButton& primary, float primary_width) {
    return draw_actions(ui, ui::begin_dialog_foot(ui, at), cancel, primary, primary_width);
}

std::optional<Command> draw_actions(ui::Ui& ui, const ui::Rect& row, const ActionButton& cancel,
                                    const ActionButton& primary, float primary_width) {
    std::optional<Command> command;
    if (!cancel.label.empty()) {
        ui::Button button{.rect = {row.x, row.y + 4, cancel_width, cancel_height},
                          .label = cancel.label,
                          .key = cancel.key,
                          .enabled = true,
                          .filled = false,
                          .id = "cancel"};
        button.rect.width = std::max(cancel_width, ui::button_width(ui.canvas(), button));
        if (ui::button(ui, button)) {
            command = cancel.command;
        }
    }
    if (!primary.label.empty()) {
        ui::Button button{.rect = {0, row.y, primary_width, dialog_foot_height},
                          .label = primary.label,
                          .key = primary.key,
                          .enabled = primary.enabled,
                          .filled = true,
                          .id = "continue"};
        button.rect.width = std::max(primary_width, ui::button_width(ui.canvas(), button));
        button.rect.x = row.right() - button.rect.width;
        if (ui::button(ui, button)) {
            command = primary.command;
        }
        ui.focus_if_none("continue");
    }
    return command;
}

std::optional<Command> draw_options(ui::Ui& ui, ui::Point top_left, float width,
                                    const std::vector<OutcomeOption>& options) {
    std::optional<Command> command;
    const float half = (width - 8) / 2;
    for (std::size_t i = 0; i < options.size(); ++i) {
        const OutcomeOption& option = options[i];
        const ui::Rect rect{top_left.x + static_cast<float>(i % 2) * (half + 8),
                            top_left.y + static_cast<float>(i / 2) * 52, half, 44};
        if (ui::option(ui,
                       {.rect = rect, .label = option.label, .key = option.key, .chosen = option.chosen})) {
            keep_first(command, option.command);
            ui.focus("continue");
        }
    }
    return command;
}

std::optional<Command> draw_dialog_rows(ui::Ui& ui, std::string_view id, const ui::Rect& view,
                                        const std::vector<DialogRow>& rows) {
    const ui::ScrollArea scroll(ui, std::string(id), view,
                                dialog_row_height * static_cast<float>(rows.size()));
    std::optional<Command> command;
    float y = scroll.top();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        keep_first(command, draw_row(ui, {view.x, y, view.width - 12, dialog_row_height}, rows[i], i));
        y += dialog_row_height;
    }
    return command;
}

ActionButton cancel_button(Language language) {
    return {.label = std::string(console_texts(language).cancel), .key = "Esc", .command = Back{}};
}

ActionButton close_button(Language language) {
    return {.label = std::string(console_texts(language).close), .key = "Esc", .command = Back{}};
}

TextDialog begin_text_dialog(ui::Ui& ui, const TextDialogLook& look) {
    const float inside = look.width - 66;
    const auto lines = static_cast<float>(ui.canvas().wrap(ui::type::body, look.text, inside).size());
    const float text_height = lines * ui::type::body.line;
    const float height =
        dialog_head_height + 8 + text_height + look.height_below + dialog_foot_height + dialog_end_height;
    const ui::DialogFrame frame = ui::begin_dialog(ui, {.id = look.id,
                                                        .title = look.title,
                                                        .width = look.width,
                                                        .height = height,
                                                        .close_label = look.close_label});
    const ui::Rect text{frame.content.x, frame.content.y + 8, frame.content.width, text_height};
    ui.canvas().wrapped_text(text, ui::type::body, ui.colours().text_2, look.text);
    return {.rest = {text.x, text.bottom(), text.width, look.height_below + dialog_foot_height},
            .command = frame.closed ? std::optional<Command>(Back{}) : std::nullopt};
}

}  // namespace skranke
