#include "shared/ui/ticket_row.hpp"

#include <algorithm>
#include <string>

namespace skranke::ui {
namespace {

constexpr float radius = 8;
constexpr float index_width = 30;
constexpr float number_width = 92;
constexpr float wait_width = 84;

// The button in the row: drawn 36 high, reached at 44.
bool call_button(Ui& ui, const TicketRow& row, float right) {
    Canvas& canvas = ui.canvas();
    const Colours& colours = ui.colours();
    const float width = canvas.text_width(type::label, row.call) + 2 * 15;
    const Rect rect{right - width, row.rect.centre().y - 18, width, 36};
    const std::string id = "call " + std::string{row.id};
    const ItemState state = ui.item({.id = id, .label = row.call, .rect = rect, .focusable = false});
    canvas.fill(rect, state.held ? colours.pressed : state.hovered ? colours.hover : colours.surface, radius);
    canvas.outline(rect, colours.line_strong, 1, radius);
    canvas.text_in(rect, type::label, colours.text, row.call, Align::centre);
    return state.pressed;
}

// Number and wait over each other with the badge and the service.
void draw_stacked(Canvas& canvas, const Colours& colours, const TicketRow& row, bool call_offered,
                  Colour letters) {
    const Rect& rect = row.rect;
    float x = rect.x + 12;
    const float upper = rect.y + 5, lower = rect.y + 35;
    canvas.text_in({x, upper, index_width - 4, 28}, type::caption, colours.text_2, row.index, Align::left,
                   Digits::cells);
    x += index_width;
    canvas.text_in({x, upper, number_width, 28}, type::row_number, letters, row.number, Align::left,
                   Digits::cells);
    if (!call_offered)
        canvas.text_in({x + number_width, upper, rect.right() - 16 - x - number_width, 28}, type::body,
                       letters, row.wait, Align::right, Digits::cells);
    const float right = rect.right() - (call_offered ? 96.0F : 16.0F);
    if (row.badge && row.badge->icon) {
        canvas.icon(*row.badge->icon, {x, lower + 1}, 18, colours.text_2);
        x += 24;
    }
    if (row.badge)
        x += canvas.text_in({x, lower, right - x, 20}, type::caption_strong, letters, row.badge->text) + 8;
    if (x < right - 24) canvas.text_in({x, lower, right - x, 20}, type::caption, colours.text_2, row.service);
}

}  // namespace

TicketRowPressed ticket_row(Ui& ui, const TicketRow& row) {
    Canvas& canvas = ui.canvas();
    const Colours& colours = ui.colours();
    const Rect& rect = row.rect;
    const ItemState state = ui.item({.id = row.id,
                                     .label = row.number,
                                     .kind = ItemKind::row,
                                     .rect = rect,
                                     .focusable = !row.call.empty(),
                                     .chosen = row.next});
    TicketRowPressed pressed = state.pressed ? TicketRowPressed::row : TicketRowPressed::nothing;
    if (!ui.is_in_view(rect)) return pressed;
    const Point mouse = ui.input().mouse;
    const bool mouse_over = ui.active() && rect.contains(mouse);
    if (row.next) {
        canvas.fill(rect, colours.soft, radius);
        canvas.fill({rect.x, rect.y + 6, 4, rect.height - 12}, colours.primary, 2);
    } else {
        if (row.rule_above) canvas.horizontal_line(rect.x + 12, rect.y, rect.width - 24, colours.line);
        if (mouse_over) canvas.fill(rect, colours.hover, radius);
    }

    const Colour letters = row.dimmed ? colours.text_2 : colours.text;
    if (row.stacked) {
        const bool offered = !row.call.empty() && (mouse_over || state.focused);
        if (offered && call_button(ui, row, rect.right() - 16)) pressed = TicketRowPressed::call;
        draw_stacked(canvas, colours, row, offered, letters);
        if (state.focused) inner_focus_ring(canvas, colours, rect, radius);
        return pressed;
    }
    float x = rect.x + 12;
    canvas.text_in({x, rect.y, index_width - 4, rect.height}, row.next ? type::caption_strong : type::caption,
                   row.next ? colours.soft_text : colours.text_2, row.index, Align::left, Digits::cells);
    x += index_width;
    const TextStyle number_style =
        row.dimmed ? TextStyle{Face::semibold, type::row_number.size, type::row_number.line}
                   : type::row_number;
    canvas.text_in({x, rect.y, number_width - 4, rect.height}, number_style, letters, row.number, Align::left,
                   Digits::cells);
    x += number_width;

    float right = rect.right() - 12;
    // "under 1 min." is wider than a column of minutes.
    const float wait_room = std::max(wait_width, canvas.text_width(type::body, row.wait, Digits::cells) + 12);
    canvas.text_in({right - wait_room, rect.y, wait_room, rect.height}, type::body, letters, row.wait,
                   Align::right, Digits::cells);
    right -= wait_room;
    if (!row.call.empty() && (mouse_over || state.focused)) {
        if (call_button(ui, row, right - 4)) pressed = TicketRowPressed::call;
        right -= canvas.text_width(type::label, row.call) + 34;
    } else if (row.badge) {
        right -= badge_width(canvas, *row.badge);
        badge(canvas, colours, {right, rect.centre().y - badge_height / 2}, *row.badge);
    }
    canvas.text_in({x, rect.y, right - 12 - x, rect.height}, type::body, letters, row.service);
    if (state.focused) inner_focus_ring(canvas, colours, rect, radius);
    return pressed;
}

}  // namespace skranke::ui
