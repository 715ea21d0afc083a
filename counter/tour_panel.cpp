#include <algorithm>

#include "counter/learning_panels.hpp"
#include "shared/ui/widgets.hpp"

namespace skranke {

namespace {

constexpr float card_width = 400;
constexpr float padding = 21;
constexpr float away = 16;  // from what the step is about

// The items that a place consists of, and the part of the screen that it is in.
ui::Rect place_of(const ui::Ui& ui, const ConsoleLayout& layout, TourPlace place) {
    const auto item = [&](std::string_view name) -> std::optional<ui::Rect> {
        const ui::Item* found = ui.registry().find(name);
        return found != nullptr ? std::optional(found->rect) : std::nullopt;
    };
    switch (place) {
        case TourPlace::primary: return item("primary").value_or(layout.ticket);
        case TourPlace::line: return layout.right.width > 0 ? layout.right : layout.ticket;
        case TourPlace::new_number: return item("new number").value_or(layout.rail);
        case TourPlace::without_number: {
            const auto floor = item("helped"), phone = item("phone");
            if (!floor || !phone) return layout.rail;
            return {floor->x, floor->y, floor->width, phone->bottom() - floor->y};
        }
        case TourPlace::person: return item("person").value_or(layout.top);
        case TourPlace::status: return layout.status;
        case TourPlace::help: return item("help").value_or(layout.status);
    }
    std::unreachable();
}

// Beside the place where there is room, never over it.
ui::Rect beside(const ui::Rect& place, float height, const ui::Rect& screen) {
    const float right = screen.right() - away, bottom = screen.bottom() - away;
    ui::Rect card{place.right() + away, place.y, card_width, height};
    if (card.right() > right) card.x = place.x - away - card_width;
    if (card.x < screen.x + away) {
        card.x = std::clamp(place.centre().x - card_width / 2, screen.x + away, right - card_width);
        card.y = place.y - away - height;
        if (card.y < screen.y + away) card.y = place.bottom() + away;
    }
    card.y = std::clamp(card.y, screen.y + away, bottom - height);
    return card;
}

}  // namespace

std::optional<Command> take_tour_keys(ui::Ui& ui, const TourScreen& tour) {
    std::optional<Command> command;
    if (!ui.active()) return command;
    std::erase_if(ui.input().keys, [&](const ui::KeyPress& press) {
        if (command || press.repeat || press.control || press.alt) return false;
        if (press.key == ui::Key::enter) {
            command = tour.next.command;
        } else if (tour.practice && press.letter == tour.practice->key[0]) {
            command = tour.practice->command;
        }
        return command.has_value();
    });
    return command;
}

std::optional<Command> draw_tour(ui::Ui& ui, const ConsoleLayout& layout, const TourScreen& tour) {
    ui::Canvas& canvas = ui.canvas();
    const ui::Colours& colours = ui.colours();
    const ui::Rect place = place_of(ui, layout, tour.place);
    ui::focus_ring(canvas, colours, place, 12);

    const float inside_width = card_width - 2 * padding;
    const auto lines = static_cast<float>(canvas.wrap(ui::type::body, tour.text, inside_width).size());
    const float text_height = lines * ui::type::body.line;
    const float height = padding + 20 + 4 + 28 + 8 + text_height + 20 + 48 + padding;
    const ui::Rect card = beside(place, height, ui.screen());
    canvas.fill(card, colours.surface, 12);
    canvas.outline(card, colours.primary, 2, 12);
    // What lies under the card is not to be pressed through it.
    ui.item({.id = "tour", .label = tour.title, .rect = card, .focusable = false});
    const float x = card.x + padding;
    float y = card.y + padding;
    canvas.text_in({x, y, inside_width, 20}, ui::type::caption, colours.text_2, tour.progress);
    y += 24;
    canvas.text_in({x, y, inside_width, 28}, ui::type::title, colours.text, tour.title);
    y += 36;
    canvas.wrapped_text({x, y, inside_width, text_height}, ui::type::body, colours.text_2, tour.text);
    y += text_height + 20;

    std::optional<Command> command;
    float right = x + inside_width;
    const auto draw = [&](const ActionButton& action, std::string_view id, bool filled) {
        ui::Button button{.rect = {0, y, 0, 48},
                          .label = action.label,
                          .icon = {},
                          .key = action.key,
                          .filled = filled,
                          .id = id};
        button.rect.width = ui::button_width(canvas, button);
        button.rect.x = right - button.rect.width;
        right = button.rect.x - 8;
        if (ui::button(ui, button)) keep_first(command, action.command);
    };
    draw(tour.next, "tour next", true);
    if (tour.practice) {
        draw(*tour.practice, "tour practice", false);
    } else {
        draw(tour.end, "tour end", false);
    }
    return command;
}

}  // namespace skranke
