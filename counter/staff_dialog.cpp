// "Hvem er her nu?": where I am, in one press, and where the others are.
#include <algorithm>

#include "counter/console_texts.hpp"
#include "counter/dialog_parts.hpp"
#include "counter/panels.hpp"
#include "counter/people_screen.hpp"
#include "counter/people_texts.hpp"
#include "shared/ui/widgets.hpp"

namespace skranke {

namespace {

constexpr float row_height = 44;
constexpr std::size_t rows_shown = 6;

std::optional<Command> draw_row(ui::Ui& ui, const ui::Rect& rect, const StaffRow& row,
                                const PeopleTexts& texts) {
    ui::Canvas& canvas = ui.canvas();
    canvas.horizontal_line(rect.x, rect.y, rect.width, ui.colours().line);
    canvas.text_in({rect.x, rect.y, 88, rect.height}, ui::type::label, ui.colours().text, row.who);
    canvas.text_in({rect.x + 96, rect.y, 200, rect.height}, ui::type::body, ui.colours().text, row.where);
    canvas.text_in({rect.x + 296, rect.y, 140, rect.height}, ui::type::caption, ui.colours().text_2,
                   row.since);
    if (!row.leave) return std::nullopt;
    const std::string id = "leave " + row.who;
    const ui::TextButton leave{.rect = {rect.right() - 136, rect.y, 136, rect.height},
                               .label = texts.leave_floor,
                               .align = ui::Align::right,
                               .id = id};
    return ui::text_button(ui, leave) ? row.leave : std::nullopt;
}

std::optional<Command> draw_rows(ui::Ui& ui, const ui::Rect& view, const StaffScreen& screen,
                                 const PeopleTexts& texts) {
    const ui::ScrollArea scroll(ui, "colleagues", view, row_height * static_cast<float>(screen.rows.size()));
    std::optional<Command> command;
    float y = scroll.top();
    for (const StaffRow& row : screen.rows) {
        keep_first(command, draw_row(ui, {view.x, y, view.width - 12, row_height}, row, texts));
        y += row_height;
    }
    return command;
}

}  // namespace

std::optional<Command> draw_staff_dialog(ui::Ui& ui, const StaffScreen& screen, Language language) {
    const PeopleTexts& texts = people_texts(language);
    const float options = options_height(screen.choices.size());
    const float list =
        row_height * static_cast<float>(std::clamp<std::size_t>(screen.rows.size(), 1, rows_shown));
    const float height =
        dialog_head_height + 40 + options + 24 + list + 20 + dialog_foot_height + dialog_end_height;
    const ui::DialogFrame frame = ui::begin_dialog(ui, {.id = "staff",
                                                        .title = texts.who_is_here,
                                                        .width = 680,
                                                        .height = height,
                                                        .close_label = console_texts(language).close});
    std::optional<Command> command;
    if (frame.closed || ui.key_pressed("C")) command = Back{};
    const ui::Rect& content = frame.content;
    float y = content.y + 8;
    ui.canvas().text_in({content.x, y, content.width, 24}, ui::type::caption_strong, ui.colours().text_2,
                        texts.where_are_you);
    y += 32;
    keep_first(command, draw_options(ui, {content.x, y}, content.width, screen.choices));
    y += options + 24;
    if (screen.rows.empty())
        ui.canvas().text_in({content.x, y, content.width, row_height}, ui::type::body, ui.colours().text_2,
                            screen.nobody);
    keep_first(command, draw_rows(ui, {content.x, y, content.width, list}, screen, texts));
    y += list + 20;
    keep_first(command, draw_dialog_foot(ui, {content.x, y, content.width, dialog_foot_height}, screen.pins,
                                         close_button(language), 148));
    ui::end_dialog(ui);
    return command;
}

}  // namespace skranke
