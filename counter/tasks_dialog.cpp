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

constexpr std::size_t rows_shown = 3;

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
        dialog_row_height * static_cast<float>(std::clamp<std::size_t>(screen.rows.size(), 1, rows_shown));
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
        ui.canvas().text_in({content.x, y, content.width, dialog_row_height}, ui::type::body,
                            ui.colours().text_2, screen.nothing);
    keep_first(command, draw_dialog_rows(ui, "tasks", {content.x, y, content.width, list}, screen.rows));
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
