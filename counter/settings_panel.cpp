#include "counter/settings_panel.hpp"

#include <algorithm>

#include "counter/panels.hpp"
#include "counter/settings_texts.hpp"
#include "shared/ui/widgets.hpp"

namespace skranke {

namespace {

constexpr float margin = 16;
constexpr float control_height = 44;
constexpr float row_height = 48;
constexpr std::string_view search_field = "search settings";

std::string id_of(const SettingsRow& row) { return "row " + row.id; }

std::optional<Command> draw_row(ui::Ui& ui, const ui::Rect& rect, const SettingsRow& row, bool default_row) {
    const std::string id = id_of(row);
    const ui::ItemState state =
        ui.item({.id = id,
                 .label = row.title,
                 .kind = ui::ItemKind::row,
                 .rect = rect,
                 .key = default_row ? std::string_view("Enter") : std::string_view{}});
    ui::Canvas& canvas = ui.canvas();
    const ui::Colours& colours = ui.colours();
    if (state.hovered) canvas.fill(rect, state.held ? colours.pressed : colours.hover, 8);
    canvas.horizontal_line(rect.x, rect.bottom() - 1, rect.width, colours.line);
    float x = rect.x + 12;
    if (!row.mark.empty()) {
        canvas.text_in({x, rect.y, 56, rect.height}, ui::type::body, colours.text_2, row.mark);
        x += 64;
    }
    const float right = rect.right() - 40;
    const float more = std::min(canvas.text_width(ui::type::body, row.more), (right - x) * 0.6F);
    canvas.text_in({right - more, rect.y, more + 1, rect.height}, ui::type::body, colours.text_2, row.more);
    canvas.text_in({x, rect.y, right - more - 24 - x, rect.height}, ui::type::label,
                   row.quiet ? colours.text_2 : colours.text, row.title);
    canvas.icon(ui::Icon::arrow_right, {rect.right() - 28, rect.centre().y - 10}, 20, colours.text_2);
    if (state.focused) ui::inner_focus_ring(canvas, colours, rect, 8);
    return state.pressed ? std::optional(row.command) : std::nullopt;
}

std::optional<Command> draw_rows(ui::Ui& ui, const ui::Rect& view, const SettingsScreen& screen) {
    const ui::ScrollArea scroll(ui, "settings", view, static_cast<float>(screen.rows.size()) * row_height);
    std::optional<Command> command;
    // Who has searched opens the first with Enter.
    const bool searched = !screen.search.empty();
    float y = scroll.top();
    for (const SettingsRow& row : screen.rows) {
        keep_first(command, draw_row(ui, {view.x, y, view.width - 16, row_height}, row,
                                     searched && &row == &screen.rows.front()));
        y += row_height;
    }
    return command;
}

std::optional<Command> draw_sections(ui::Ui& ui, ui::Rect rect, const SettingsScreen& screen) {
    std::optional<Command> command;
    for (const OutcomeOption& section : screen.sections) {
        if (ui::option(ui, {.rect = rect, .label = section.label, .chosen = section.chosen})) {
            keep_first(command, section.command);
            ui.focus(search_field);  // where there is none: the first row
        }
        rect.x += rect.width + 8;
    }
    return command;
}

std::optional<Command> draw_list(ui::Ui& ui, const ui::Rect& card, const SettingsScreen& screen,
                                 Language language) {
    const SettingsTexts& texts = settings_texts(language);
    draw_card(ui, card);
    const ui::Rect inside = card.inset(16);
    std::optional<Command> command = draw_sections(ui, {inside.x, inside.y, 168, control_height}, screen);
    float y = inside.y + control_height + 12;
    if (screen.searchable) {
        std::string search = screen.search;
        if (ui::text_field(ui,
                           {.rect = {inside.x, y, 344, control_height},
                            .label = texts.search,
                            .icon = ui::Icon::search,
                            .id = search_field},
                           search))
            keep_first(command, SearchSettings{search});
    }
    if (screen.add) {
        ui::Button button{
            .rect = {0, y, 0, control_height}, .label = screen.add->label, .icon = ui::Icon::plus};
        button.rect.width = ui::button_width(ui.canvas(), button);
        // Where nothing is searched it lies under the sections: on the way up from the list to them.
        button.rect.x = screen.searchable ? inside.right() - button.rect.width : inside.x;
        if (ui::button(ui, button)) keep_first(command, screen.add->command);
    }
    y += control_height + 12;
    const bool low = inside.bottom() - y < 240;
    const float note = screen.note.empty() || low ? 0 : 28;
    const ui::Rect view{inside.x, y, inside.width, inside.bottom() - note - y};
    ui.canvas().horizontal_line(view.x, view.y - 1, view.width - 16, ui.colours().line);
    if (screen.rows.empty())
        ui.canvas().text_in({view.x + 12, view.y, view.width, row_height}, ui::type::body,
                            ui.colours().text_2, screen.nothing);
    keep_first(command, draw_rows(ui, view, screen));
    if (note > 0)
        ui.canvas().text_in({inside.x, inside.bottom() - note + 6, inside.width, note}, ui::type::caption,
                            ui.colours().text_2, screen.note);
    if (!screen.latest.empty()) {
        ui.focus_if_none("row " + screen.latest);
    } else if (screen.searchable) {
        ui.focus_if_none(search_field);
    } else if (!screen.rows.empty()) {
        ui.focus_if_none(id_of(screen.rows.front()));
    }
    return command;
}

}  // namespace

std::optional<Command> draw_settings(ui::Ui& ui, const ConsoleLayout& layout, const SettingsScreen& screen,
                                     Language language) {
    const ui::Rect card = layout.below_top.inset(margin);
    return screen.form ? draw_form(ui, card, *screen.form) : draw_list(ui, card, screen, language);
}

}  // namespace skranke
