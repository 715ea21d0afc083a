// The left card when a number was called at two desks: where it was called, and three answers.
#include "counter/panels.hpp"
#include "shared/ui/scroll_area.hpp"
#include "shared/ui/widgets.hpp"

namespace skranke {

namespace {

constexpr float padding = 25;
constexpr float answer_height = 72;
// The card comes with a sync, perhaps under a finger that was about to press something else.
constexpr std::chrono::milliseconds guard_after_change{400};

bool has_just_come(ui::Ui& ui, std::uint64_t id, const std::string& meaning) {
    ui::Ui::Memory& memory = ui.memory(id);
    if (memory.meaning != meaning) {
        memory.meaning = meaning;
        memory.since = ui.now();
    }
    return ui.now() - memory.since < guard_after_change;
}

// `filled` marks the call that stands.
bool place_answer(ui::Ui& ui, const ui::Rect& rect, const ActionButton& answer, const std::string& number,
                  bool filled) {
    ui::Canvas& canvas = ui.canvas();
    const ui::Colours& colours = ui.colours();
    const ui::ItemState state = ui.item({.id = filled ? std::string_view("primary") : std::string_view{},
                                         .label = answer.label,
                                         .rect = rect,
                                         .key = answer.key});
    const bool guarded = has_just_come(ui, state.id, number + answer.label);
    ui::Colour background = colours.surface;
    if (filled) {
        background = state.held      ? colours.primary_pressed
                     : state.hovered ? colours.primary_hover
                                     : colours.primary;
    } else if (state.held || state.hovered) {
        background = state.held ? colours.pressed : colours.hover;
    }
    canvas.fill(rect, background, 12);
    if (!filled) {
        canvas.outline(rect, colours.line_strong, 1, 12);
    }
    ui::KeycapLook keycap = ui::plain_keycap(colours);
    if (filled) {
        keycap.letter = colours.on_primary;
        keycap.border = colours.on_primary_2;
    }
    const float x = rect.x + 21 + ui::keycap(canvas, {rect.x + 21, rect.centre().y}, answer.key, keycap) + 16;
    const float width = rect.right() - 20 - x;
    const float y = rect.centre().y - 23;
    canvas.text_in({x, y, width, 26}, ui::type::title, filled ? colours.on_primary : colours.text,
                   answer.label);
    canvas.text_in({x, y + 26, width, 20}, ui::type::caption, filled ? colours.on_primary_2 : colours.text_2,
                   answer.second_line);
    if (state.focused) {
        ui::focus_ring(canvas, colours, rect, 12);
    }
    return state.pressed && !guarded;
}

void draw_places(ui::Ui& ui, const ui::Rect& row, const std::vector<CallPlace>& places) {
    ui::Canvas& canvas = ui.canvas();
    const ui::Colours& colours = ui.colours();
    const auto count = static_cast<float>(places.size());
    const float width = (row.width - 8 * (count - 1)) / count;
    ui::Rect box{row.x, row.y, width, row.height};
    for (const CallPlace& place : places) {
        canvas.fill(box, colours.inset, 8);
        canvas.outline(box, colours.line, 1, 8);
        canvas.text_in({box.x + 13, box.y + 9, width - 26, 24}, ui::type::label, colours.text, place.who);
        canvas.text_in({box.x + 13, box.y + 33, width - 26, 20}, ui::type::caption, colours.text_2,
                       place.when);
        box.x += width + 8;
    }
}

}  // namespace

namespace {

std::optional<Command> draw_inside(ui::Ui& ui, const ConsoleLayout& layout, const ConsoleScreen& screen,
                                   const ui::Rect& rect) {
    ui::Canvas& canvas = ui.canvas();
    const ui::Colours& colours = ui.colours();
    const TicketCard& card = screen.card;
    const float padding_above = layout.wide ? 25 : 17;
    const ui::Rect inside{rect.x + padding, rect.y + padding_above, rect.width - 2 * padding,
                          rect.height - 2 * padding_above};
    const ui::TextStyle number = layout.wide ? ui::type::ticket_number_wide : ui::type::ticket_number;

    ui::pill(canvas, colours, {inside.x, inside.y},
             {.icon = ui::Icon::split, .text = card.pill, .look = ui::PillLook::notice});
    canvas.text_in({inside.x + 160, inside.y, inside.width - 160, ui::pill_height}, ui::type::caption,
                   colours.text_2, card.meta, ui::Align::right);
    float y = inside.y + ui::pill_height + 4;
    const float minutes_width = canvas.text_width(ui::type::action, card.minutes) + 8;
    canvas.text_in({inside.x - 3, y, inside.width - minutes_width, number.line}, number, colours.text,
                   card.number);
    const float minutes_y = y + number.line - 62;
    canvas.text_in({inside.right() - minutes_width, minutes_y, minutes_width, 32}, ui::type::action,
                   colours.text, card.minutes, ui::Align::right);
    canvas.text_in({inside.x, minutes_y + 32, inside.width, 20}, ui::type::caption, colours.text_2,
                   card.minutes_mean, ui::Align::right);
    y += number.line + 4;
    y += canvas.wrapped_text({inside.x, y, inside.width, 56}, ui::type::title, colours.text, card.title);
    draw_places(ui, {inside.x, y + 12, inside.width, 62}, card.places);

    const auto count = static_cast<float>(card.answers.size());
    // Three desks or more called: the answers move closer, for the card's bottom stays.
    const float step = card.answers.size() > 3 ? answer_height + 2 : answer_height + 10;
    const float first = inside.bottom() - (count - 1) * step - answer_height;
    canvas.text_in({inside.x, first - 40, inside.width, 28}, ui::type::title, colours.text, card.explanation);
    std::optional<Command> command;
    ui::Rect answer{inside.x, first, inside.width, answer_height};
    for (std::size_t i = 0; i < card.answers.size(); ++i) {
        if (place_answer(ui, answer, card.answers[i], card.number, i == 0)) {
            keep_first(command, card.answers[i].command);
        }
        answer.y += step;
    }
    return command;
}

}  // namespace

std::optional<Command> draw_conflict_card(ui::Ui& ui, const ConsoleLayout& layout,
                                          const ConsoleScreen& screen) {
    const ui::Rect& rect = layout.ticket;
    ui.canvas().fill(rect, ui.colours().surface, 12);
    ui.canvas().outline(rect, ui.colours().notice_line, 2, 12);
    constexpr float least_height = 560;
    if (rect.height >= least_height) return draw_inside(ui, layout, screen, rect);
    const ui::ScrollArea scroll(ui, "conflict", rect.inset(3), least_height);
    return draw_inside(ui, layout, screen, {rect.x, scroll.top(), rect.width, least_height});
}

}  // namespace skranke
