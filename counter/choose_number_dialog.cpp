// "Kald bestemt nummer": type a number or choose among those who wait.
#include <algorithm>

#include "counter/console_texts.hpp"
#include "counter/dialog_parts.hpp"
#include "counter/panels.hpp"
#include "counter/row_mark.hpp"
#include "shared/ui/widgets.hpp"

namespace skranke {

namespace {

constexpr float list_height = 5 * ui::ticket_row_height;
constexpr float others_height = 2 * 44 + 8;
constexpr float explanation_height = 3 * ui::type::body.line;

std::optional<Command> draw_rows(ui::Ui& ui, const ui::Rect& view, const ChooseNumberScreen& screen,
                                 const ConsoleTexts& texts) {
    const auto count = static_cast<float>(screen.rows.size());
    const ui::ScrollArea scroll(ui, "numbers", view, ui::ticket_row_height * count);
    std::optional<Command> command;
    float y = scroll.top();
    bool after_chosen = true;
    for (const QueueRow& row : screen.rows) {
        const std::string index = row.index > 0 ? std::to_string(row.index) : std::string{};
        const auto pressed = ui::ticket_row(ui, {.rect = {view.x, y, view.width, ui::ticket_row_height},
                                                 .id = row.ticket.text,
                                                 .index = index,
                                                 .number = row.number,
                                                 .service = row.service,
                                                 .badge = mark_of(row),
                                                 .wait = row.wait,
                                                 .call = texts.call,
                                                 .next = row.next,
                                                 .dimmed = false,
                                                 .rule_above = !after_chosen});
        const bool by_key = pressed == ui::TicketRowPressed::row && ui.input().buttons.empty();
        if (row.call && (by_key || pressed == ui::TicketRowPressed::call)) {
            keep_first(command, row.call);
        } else if (pressed == ui::TicketRowPressed::row) {
            keep_first(command, ChooseNumber{row.ticket});
            ui.focus("continue");
        }
        after_chosen = row.next;
        y += ui::ticket_row_height;
    }
    return command;
}

// What else can be done with the chosen one, two beside each other.
std::optional<Command> draw_others(ui::Ui& ui, const ui::Rect& row, const ChooseNumberScreen& screen) {
    std::optional<Command> command;
    const float half = (row.width - 8) / 2;
    for (std::size_t i = 0; i < screen.others.size(); ++i) {
        const ActionButton& action = screen.others[i];
        const ui::Rect rect{row.x + static_cast<float>(i % 2) * (half + 8),
                            row.y + static_cast<float>(i / 2) * (44 + 8), half, 44};
        if (ui::button(ui, {.rect = rect, .label = action.label, .icon = {}, .key = action.key})) {
            keep_first(command, action.command);
        }
    }
    return command;
}

// Once a number is found no further letter can belong to it: letters are keys then, though the field has
// focus.
std::optional<Command> key_while_typing(ui::Ui& ui, const ChooseNumberScreen& screen) {
    if (!ui.active() || !ui.has_focus("number")) return std::nullopt;
    ui::Input& input = ui.input();
    for (const ActionButton& action : screen.others) {
        const auto pressed = std::ranges::find_if(input.keys, [&](const ui::KeyPress& press) {
            return !press.repeat && !press.control && !press.alt && press.letter == action.key[0];
        });
        if (pressed == input.keys.end()) continue;
        input.keys.erase(pressed);
        input.text.clear();
        return action.command;
    }
    return std::nullopt;
}

}  // namespace

std::optional<Command> draw_choose_number_dialog(ui::Ui& ui, const ChooseNumberScreen& screen,
                                                 Language language) {
    const ConsoleTexts& texts = console_texts(language);
    constexpr float height = dialog_head_height + 12 + 44 + 12 + list_height + 12 + explanation_height + 12 +
                             others_height + 12 + dialog_foot_height + dialog_end_height;
    const ui::DialogFrame frame = ui::begin_dialog(ui, {.id = "choose number",
                                                        .title = screen.title,
                                                        .width = 680,
                                                        .height = height,
                                                        .close_label = texts.close});
    std::optional<Command> command;
    if (frame.closed) {
        command = Back{};
    }
    const ui::Rect& content = frame.content;
    float y = content.y + 12;
    keep_first(command, key_while_typing(ui, screen));
    std::string typed = screen.typed;
    if (ui::text_field(ui,
                       {.rect = {content.x, y, content.width, 44},
                        .label = texts.type_or_choose_number,
                        .icon = ui::Icon::search,
                        .key = {},
                        .error = {},
                        .longest = 8,
                        .enabled = true,
                        .id = "number"},
                       typed)) {
        keep_first(command, TypeNumber{typed});
    }
    ui.focus_if_none("number");
    y += 56;
    const ui::Rect view{content.x, y, content.width, list_height};
    if (screen.rows.empty()) {
        ui.canvas().text_in({view.x, view.y, view.width, 44}, ui::type::body, ui.colours().text_2,
                            screen.nothing_found);
    } else {
        keep_first(command, draw_rows(ui, view, screen, texts));
    }
    y += list_height + 12;
    ui.canvas().wrapped_text({content.x, y, content.width, explanation_height}, ui::type::body,
                             ui.colours().text_2, screen.explanation);
    y += explanation_height + 12;
    keep_first(command, draw_others(ui, {content.x, y, content.width, others_height}, screen));
    y += others_height + 12;
    keep_first(command, draw_dialog_foot(ui, {content.x, y, content.width, dialog_foot_height},
                                         cancel_button(language), screen.primary, 240));
    ui.focus_if_none("number");
    ui::end_dialog(ui);
    return command;
}

}  // namespace skranke
