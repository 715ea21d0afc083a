#include "shared/ui/choices.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "shared/ui/marks.hpp"

namespace skranke::ui {
namespace {

constexpr float control_radius = 8;

// Background and border that options, answers and checks have in common.
void draw_box(Canvas& canvas, const Colours& colours, const Rect& rect, const ItemState& state, bool enabled,
              bool chosen, float radius) {
    const Colour background = !enabled        ? colours.inset
                              : chosen        ? colours.soft
                              : state.held    ? colours.pressed
                              : state.hovered ? colours.hover
                                              : colours.surface;
    canvas.fill(rect, background, radius);
    if (chosen && enabled) {
        canvas.outline(rect, colours.primary, 2, radius);
    } else {
        canvas.outline(rect, enabled ? colours.line_strong : colours.line, 1, radius);
    }
}

KeycapLook keycap_of(const Colours& colours, bool enabled, bool chosen) {
    KeycapLook look = plain_keycap(colours);
    if (!enabled) {
        look.letter = colours.text_off;
        look.border = colours.line;
    } else if (chosen) {
        look.letter = colours.soft_text;
        look.border = colours.primary;
    }
    return look;
}

}  // namespace

bool option(Ui& ui, const Option& option) {
    const ItemState state = ui.item({.id = option.id,
                                     .label = option.label,
                                     .kind = ItemKind::option,
                                     .rect = option.rect,
                                     .key = option.key,
                                     .enabled = option.enabled,
                                     .chosen = option.chosen});
    Canvas& canvas = ui.canvas();
    const Colours& colours = ui.colours();
    const Rect& rect = option.rect;
    draw_box(canvas, colours, rect, state, option.enabled, option.chosen, control_radius);
    const float middle = rect.centre().y;
    float x = rect.x + 13;
    if (!option.key.empty()) {
        x += keycap(canvas, {x, middle}, option.key, keycap_of(colours, option.enabled, option.chosen)) + 10;
    }
    float right = rect.right() - std::max(13.0F, option.kept_free);
    if (option.chosen) {
        right -= 20;
        canvas.icon(Icon::check, {right, middle - 10}, 20, colours.primary);
        right -= 8;
    }
    const Colour letters = !option.enabled ? colours.text_off
                           : option.chosen ? colours.soft_text
                                           : colours.text;
    canvas.text_in({x, rect.y, right - x, rect.height}, option.chosen ? type::label : type::body, letters,
                   option.label);
    if (state.focused) focus_ring(canvas, colours, rect, control_radius);
    return state.pressed;
}

bool answer(Ui& ui, const Answer& answer) {
    const ItemState state = ui.item({.id = answer.id,
                                     .label = answer.title,
                                     .kind = ItemKind::option,
                                     .rect = answer.rect,
                                     .key = answer.key,
                                     .enabled = answer.enabled,
                                     .chosen = answer.chosen});
    Canvas& canvas = ui.canvas();
    const Colours& colours = ui.colours();
    const Rect& rect = answer.rect;
    constexpr float radius = 12;
    draw_box(canvas, colours, rect, state, answer.enabled, answer.chosen, radius);
    if (answer.enabled) canvas.outline(rect, colours.primary, 2, radius);
    const Colour letters = answer.enabled ? colours.text : colours.text_off;
    float x = rect.x + 22;
    if (answer.icon) {
        canvas.icon(*answer.icon, {x, rect.y + 24}, 28, answer.enabled ? colours.primary : colours.text_off);
        x += 28 + 16;
    }
    float right = rect.right() - 22;
    if (!answer.key.empty()) {
        const KeycapLook look = keycap_of(colours, answer.enabled, answer.chosen);
        const float width = keycap_width(canvas, answer.key, look);
        keycap(canvas, {right - width, rect.y + 33}, answer.key, look);
        right -= width + 12;
    }
    canvas.text_in({x, rect.y + 22, right - x, type::title.line}, type::title, letters, answer.title);
    canvas.wrapped_text({x, rect.y + 54, rect.right() - 22 - x, 48}, type::body,
                        answer.enabled ? colours.text_2 : colours.text_off, answer.consequence);
    if (state.focused) focus_ring(canvas, colours, rect.inset(-2), radius);
    return state.pressed;
}

bool check_option(Ui& ui, const CheckOption& option) {
    const ItemState state = ui.item({.id = option.id,
                                     .label = option.label,
                                     .kind = ItemKind::option,
                                     .rect = option.rect,
                                     .key = option.key,
                                     .enabled = option.enabled,
                                     .chosen = option.checked});
    Canvas& canvas = ui.canvas();
    const Colours& colours = ui.colours();
    const Rect& rect = option.rect;
    draw_box(canvas, colours, rect, state, option.enabled, option.checked, control_radius);
    const float middle = rect.centre().y;
    const Rect box{rect.x + 18, middle - 14, 28, 28};
    if (option.checked) {
        canvas.fill(box, colours.primary, 6);
        canvas.icon(Icon::check, {box.x + 4, box.y + 4}, 20, colours.on_primary);
    } else {
        canvas.outline(box, option.enabled ? colours.line_strong : colours.line, 2, 6);
    }
    float right = rect.right() - 18;
    if (!option.key.empty()) {
        const KeycapLook look = keycap_of(colours, option.enabled, option.checked);
        const float width = keycap_width(canvas, option.key, look);
        keycap(canvas, {right - width, middle}, option.key, look);
        right -= width + 12;
    }
    const float x = box.right() + 16;
    const float second = option.second_line.empty() ? 0 : type::caption.line;
    const float y = middle - (type::label.line + second) / 2;
    canvas.text_in({x, y, right - x, type::label.line}, type::label,
                   option.enabled ? colours.text : colours.text_off, option.label);
    if (!option.second_line.empty()) {
        canvas.text_in({x, y + type::label.line, right - x, second}, type::caption,
                       option.enabled ? colours.text_2 : colours.text_off, option.second_line);
    }
    if (state.focused) focus_ring(canvas, colours, rect, control_radius);
    return state.pressed;
}

std::optional<std::size_t> tabs(Ui& ui, Point right_middle, std::span<const Tab> tabs, std::size_t chosen) {
    Canvas& canvas = ui.canvas();
    const Colours& colours = ui.colours();
    constexpr float height = 36;
    const auto width_of = [&](std::size_t index) {
        const Tab& tab = tabs[index];
        const TextStyle& style = index == chosen ? type::label : type::body;
        const float key =
            tab.key.empty() || !tab.shows_key ? 0 : 8 + keycap_width(canvas, tab.key, plain_keycap(colours));
        return 14 + canvas.text_width(style, tab.label) + key +
               (tab.count.empty() ? 0 : 8 + canvas.text_width(type::label, tab.count, Digits::cells)) + 14;
    };
    float total = 0;
    for (std::size_t index = 0; index < tabs.size(); ++index) total += width_of(index);
    const Rect all{right_middle.x - total, right_middle.y - height / 2, total, height};
    canvas.fill(all, colours.surface, control_radius);

    std::optional<std::size_t> pressed;
    std::vector<Rect> focused;
    float x = all.x;
    for (std::size_t index = 0; index < tabs.size(); ++index) {
        const Tab& tab = tabs[index];
        const bool on = index == chosen;
        const Rect rect{x, all.y, width_of(index), height};
        const ItemState state =
            ui.item({.label = tab.label, .kind = ItemKind::tab, .rect = rect, .key = tab.key, .chosen = on});
        if (state.pressed) pressed = index;
        const Corners corners = tabs.size() == 1           ? Corners::all
                                : index == 0               ? Corners::left
                                : index == tabs.size() - 1 ? Corners::right
                                                           : Corners::none;
        if (on || state.hovered) {
            const Colour background = on ? colours.soft : state.held ? colours.pressed : colours.hover;
            canvas.fill(rect, background, control_radius, corners);
        }
        if (index > 0) canvas.vertical_line(rect.x, rect.y, height, colours.line_strong);
        const Colour letters = on ? colours.soft_text : colours.text;
        const TextStyle& style = on ? type::label : type::body;
        const float y = rect.centre().y - style.line / 2;
        const float width = canvas.text({rect.x + 14, y}, style, letters, tab.label);
        if (!tab.count.empty()) {
            canvas.text({rect.x + 14 + width + 8, y}, type::label, letters, tab.count, Digits::cells);
        }
        if (!tab.key.empty()) {
            const KeycapLook look = keycap_of(colours, true, on);
            keycap(canvas, {rect.right() - 14 - keycap_width(canvas, tab.key, look), rect.centre().y},
                   tab.key, look);
        }
        if (state.focused) focused.push_back(rect);
        x += rect.width;
    }
    canvas.outline(all, colours.line_strong, 1, control_radius);
    for (const Rect& rect : focused) inner_focus_ring(canvas, colours, rect, control_radius);
    return pressed;
}

float top_tab_width(const Canvas& canvas, const Colours& colours, const Tab& tab) {
    const float key = tab.key.empty() ? 0 : 8 + keycap_width(canvas, tab.key, plain_keycap(colours));
    return canvas.text_width(type::label, tab.label) + key + 32;
}

std::optional<std::size_t> top_tabs(Ui& ui, Point top_left, std::span<const Tab> tabs, std::size_t chosen) {
    Canvas& canvas = ui.canvas();
    const Colours& colours = ui.colours();
    constexpr float height = 56;
    std::optional<std::size_t> pressed;
    float x = top_left.x;
    for (std::size_t index = 0; index < tabs.size(); ++index) {
        const Tab& tab = tabs[index];
        const bool on = index == chosen;
        const Rect rect{x, top_left.y, top_tab_width(canvas, colours, tab), height};
        const ItemState state =
            ui.item({.label = tab.label, .kind = ItemKind::tab, .rect = rect, .key = tab.key, .chosen = on});
        if (state.pressed) pressed = index;
        if (state.hovered && !on) {
            canvas.fill(rect.inset(4), state.held ? colours.pressed : colours.hover, control_radius);
        }
        const float label = canvas.text_in({rect.x + 16, rect.y, rect.width - 32, rect.height}, type::label,
                                           on ? colours.primary : colours.text_2, tab.label);
        if (!tab.key.empty() && tab.shows_key)
            keycap(canvas, {rect.x + 16 + label + 8, rect.centre().y}, tab.key, keycap_of(colours, true, on));
        if (on) canvas.fill({rect.x + 16, rect.bottom() - 3, rect.width - 32, 3}, colours.primary);
        if (state.focused) inner_focus_ring(canvas, colours, rect.inset(3), control_radius);
        x += rect.width;
    }
    return pressed;
}

}  // namespace skranke::ui
