#include "counter/console_texts.hpp"
#include "counter/panels.hpp"
#include "counter/row_mark.hpp"
#include "shared/ui/widgets.hpp"

namespace skranke {

namespace {

// Someone behind a desk, in lines: everybody is helped.
void draw_desk(ui::Ui& ui, ui::Point top_middle) {
    ui::Canvas& canvas = ui.canvas();
    const ui::Colours& colours = ui.colours();
    const float x = top_middle.x - 88;
    const float y = top_middle.y;
    canvas.ring({x + 88, y + 34}, 20, colours.line_strong, 2);
    // The shoulders: an arch behind the desk, cut off by it.
    canvas.push_clip({x, y, 176, 84});
    canvas.ring({x + 88, y + 88}, 34, colours.line_strong, 2);
    canvas.pop_clip();
    const ui::Rect top{x + 15, y + 83, 146, 16};
    canvas.fill(top, colours.soft, 5);
    canvas.outline(top, colours.line_strong, 2, 5);
    canvas.fill({x + 31, y + 99, 2, 29}, colours.line_strong);
    canvas.fill({x + 143, y + 99, 2, 29}, colours.line_strong);
}

std::optional<Command> draw_empty(ui::Ui& ui, const ui::Rect& area, const ConsoleScreen& screen) {
    const ConsoleTexts& texts = console_texts(screen.language);
    const bool may_issue = screen.card.state != CardState::day_not_open;
    const auto lines = ui.canvas().wrap(ui::type::title, screen.list.empty_title, area.width).size();
    const float title_height = ui::type::title.line * static_cast<float>(lines);
    const float height = 132 + 24 + title_height + (may_issue ? 24 + 48 : 0);
    float y = area.centre().y - height / 2;
    draw_desk(ui, {area.centre().x, y});
    y += 132 + 24;
    ui.canvas().wrapped_text({area.x, y, area.width, title_height}, ui::type::title, ui.colours().text,
                             screen.list.empty_title, ui::Align::centre);
    y += title_height + 24;
    if (!may_issue) {
        return std::nullopt;
    }
    ui::Button button{.rect = {0, y, 0, 48},
                      .label = texts.new_number,
                      .icon = ui::Icon::plus,
                      .key = "N",
                      .enabled = true,
                      .filled = false,
                      .id = "new number here"};
    const float width = ui::button_width(ui.canvas(), button);
    button.rect.x = area.centre().x - width / 2;
    button.rect.width = width;
    return ui::button(ui, button) ? std::optional<Command>(OpenNewTicket{}) : std::nullopt;
}

// Under this a row has room for number and wait only, and the service stands under them.
constexpr float narrow_below = 480;

// Right in the header: to the floor or from it, and who else is there.
std::optional<Command> draw_people(ui::Ui& ui, const ui::Rect& header, const ConsoleScreen& screen) {
    if (!screen.list.floor) return std::nullopt;
    std::optional<Command> command;
    const bool narrow = header.width < narrow_below;
    float right = header.right() - (narrow ? 0 : 8);
    const auto draw = [&](const ActionButton& action, std::string_view id) {
        ui::TextButton button{
            .rect = {0, header.y, 0, header.height}, .label = action.label, .key = action.key, .id = id};
        button.rect.width = ui::text_button_width(ui.canvas(), button);
        button.rect.x = right - button.rect.width;
        right = button.rect.x - (narrow ? 4 : 16);
        if (ui::text_button(ui, button)) keep_first(command, action.command);
    };
    draw({.label = screen.list.here, .key = "C", .command = OpenStaff{}}, "who is here");
    draw(*screen.list.floor, "floor");
    return command;
}

}  // namespace

std::optional<Command> draw_queue_list(ui::Ui& ui, const ConsoleLayout& layout, const ConsoleScreen& screen) {
    const ConsoleTexts& texts = console_texts(screen.language);
    ui::Canvas& canvas = ui.canvas();
    const ui::Colours& colours = ui.colours();
    draw_card(ui, layout.right);
    const float padding = layout.wide ? 13 : 9;
    const bool narrow = layout.right.width < narrow_below;
    const float header_height = layout.wide ? 56 : 44;
    const ui::Rect inside = layout.right.inset(padding);
    const float x = inside.x + 12;
    const float title_width = canvas.text_in({x, inside.y, inside.width - 16, header_height}, ui::type::title,
                                             colours.text, screen.list.title);
    std::optional<Command> command =
        draw_people(ui, {inside.x, inside.y + (narrow ? 32.0F : 0.0F), inside.width, header_height}, screen);
    canvas.text_in({x + title_width + 12, inside.y + 1.5F, inside.width - title_width - 40, header_height},
                   ui::type::caption, colours.text_2, screen.list.longest);

    // Down to the card's edge: twelve rows need no scrolling.
    const bool two_lines = narrow && screen.list.floor;
    const float top = inside.y + header_height + (two_lines ? 36.0F : 0.0F);
    const ui::Rect view{inside.x, top, inside.width, layout.right.bottom() - 3 - top};
    if (screen.list.rows.empty()) {
        keep_first(command, draw_empty(ui, view, screen));
        return command;
    }
    const float row_height = narrow        ? ui::ticket_row_height_stacked
                             : layout.wide ? ui::ticket_row_height_wide
                                           : ui::ticket_row_height;
    const ui::ScrollArea scroll(ui, "queue", view, row_height * static_cast<float>(screen.list.rows.size()));
    float y = scroll.top();
    for (const QueueRow& row : screen.list.rows) {
        const std::string index = std::to_string(row.index);
        const auto pressed = ui::ticket_row(ui, {.rect = {view.x, y, view.width, row_height},
                                                 .id = row.ticket.text,
                                                 .index = index,
                                                 .number = row.number,
                                                 .service = row.service,
                                                 .badge = mark_of(row),
                                                 .wait = row.wait,
                                                 .call = row.call ? texts.call : std::string_view{},
                                                 .next = row.next,
                                                 .dimmed = row.elsewhere,
                                                 .stacked = narrow,
                                                 .rule_above = row.index > 2});
        // Enter on a row with focus calls, as its button does; a click on the row itself only shows the
        // button.
        const bool by_key = pressed == ui::TicketRowPressed::row && ui.has_focus(row.ticket.text) &&
                            ui.input().buttons.empty();
        if (row.call && (pressed == ui::TicketRowPressed::call || by_key)) {
            keep_first(command, row.call);
        }
        y += row_height;
    }
    return command;
}

}  // namespace skranke
