// "Opgaver": the task bank, and a line to add to it. Nothing personal: the node refuses it, and the text
// stays.
#include <algorithm>

#include "counter/console_texts.hpp"
#include "counter/dialog_parts.hpp"
#include "counter/panels.hpp"
#include "counter/people_texts.hpp"
#include "counter/tasks_screen.hpp"
#include "shared/ui/widgets.hpp"

namespace skranke {

namespace {

constexpr float row_height = 56;
constexpr std::size_t rows_shown = 3;

std::optional<Command> draw_row(ui::Ui& ui, const ui::Rect& rect, const TaskRow& row, std::size_t index) {
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

std::optional<Command> draw_rows(ui::Ui& ui, const ui::Rect& view, const TasksScreen& screen) {
    const ui::ScrollArea scroll(ui, "tasks", view, row_height * static_cast<float>(screen.rows.size()));
    std::optional<Command> command;
    float y = scroll.top();
    for (std::size_t i = 0; i < screen.rows.size(); ++i) {
        keep_first(command, draw_row(ui, {view.x, y, view.width - 12, row_height}, screen.rows[i], i));
        y += row_height;
    }
    return command;
}

// Whoever has said how long it takes goes on typing, or adds it with Enter.
void back_to_text(ui::Ui& ui, std::optional<Command>& command, Command given) {
    keep_first(command, std::move(given));
    ui.focus("task");
}

std::optional<Command> draw_options(ui::Ui& ui, const ui::Rect& row,
                                    const std::vector<OutcomeOption>& options) {
    std::optional<Command> command;
    const float width = (row.width - 24) / 4;
    for (std::size_t i = 0; i < options.size(); ++i) {
        const OutcomeOption& option = options[i];
        const ui::Rect rect{row.x + static_cast<float>(i) * (width + 8), row.y, width, row.height};
        if (ui::option(ui, {.rect = rect, .label = option.label, .key = {}, .chosen = option.chosen}))
            back_to_text(ui, command, option.command);
    }
    return command;
}

}  // namespace

std::optional<Command> draw_tasks_dialog(ui::Ui& ui, const TasksScreen& screen, Language language) {
    const PeopleTexts& texts = people_texts(language);
    const float list =
        row_height * static_cast<float>(std::clamp<std::size_t>(screen.rows.size(), 1, rows_shown));
    const float height = dialog_head_height + 8 + list + 24 + 44 + 36 + 2 * (44 + 12) + 64 + 20 +
                         dialog_foot_height + dialog_end_height;
    const ui::DialogFrame frame = ui::begin_dialog(ui, {.id = "tasks",
                                                        .title = texts.tasks,
                                                        .width = 680,
                                                        .height = height,
                                                        .close_label = console_texts(language).close});
    std::optional<Command> command;
    if (frame.closed) command = Back{};
    const ui::Rect& content = frame.content;
    float y = content.y + 8;
    if (screen.rows.empty())
        ui.canvas().text_in({content.x, y, content.width, row_height}, ui::type::body, ui.colours().text_2,
                            screen.nothing);
    keep_first(command, draw_rows(ui, {content.x, y, content.width, list}, screen));
    y += list + 24;
    std::string typed = screen.typed;
    if (ui::text_field(ui,
                       {.rect = {content.x, y, content.width, 44},
                        .label = texts.new_task,
                        .icon = ui::Icon::plus,
                        .key = {},
                        .error = screen.refusal,
                        .longest = 160,
                        .enabled = true,
                        .id = "task"},
                       typed))
        keep_first(command, TypeTask{typed});
    y += 44 + 36;
    keep_first(command, draw_options(ui, {content.x, y, content.width, 44}, screen.lengths));
    y += 44 + 12;
    keep_first(command, draw_options(ui, {content.x, y, content.width, 44}, screen.deadlines));
    y += 44 + 12;
    if (ui::check_option(ui, {.rect = {content.x, y, content.width, 64},
                              .label = texts.task_is_urgent,
                              .second_line = texts.task_is_urgent_means,
                              .key = {},
                              .checked = screen.urgent}))
        back_to_text(ui, command, ToggleTaskUrgent{});
    y += 64 + 20;
    keep_first(command, draw_dialog_foot(ui, {content.x, y, content.width, dialog_foot_height},
                                         close_button(language), screen.primary));
    ui.focus_if_none("task");
    ui::end_dialog(ui);
    return command;
}

}  // namespace skranke
