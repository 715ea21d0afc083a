#include "shared/ui/buttons.hpp"

#include <algorithm>

#include "shared/ui/marks.hpp"

namespace skranke::ui {
namespace {

// Long enough for the second press of a double click, short enough never to be met on purpose.
constexpr std::chrono::milliseconds guard_after_change{400};

constexpr float control_radius = 8;
constexpr float gap = 10;

struct ButtonFace {
    Colour background;
    Colour border;
    Colour letters;
    Colour icon;
    KeycapLook keycap;
};

ButtonFace primary_face(const Colours& colours, const ItemState& state, bool enabled) {
    const KeycapLook base = plain_keycap(colours);
    if (!enabled) {
        KeycapLook off = base;
        off.letter = colours.text_off;
        off.border = colours.line;
        return {colours.inset, colours.line, colours.text_off, colours.text_off, off};
    }
    KeycapLook keycap = base;
    keycap.letter = colours.on_primary;
    keycap.border = colours.on_primary_2;
    const Colour background = state.held      ? colours.primary_pressed
                              : state.hovered ? colours.primary_hover
                                              : colours.primary;
    return {background, background, colours.on_primary, colours.on_primary, keycap};
}

ButtonFace secondary_face(const Colours& colours, const ItemState& state, bool enabled) {
    KeycapLook keycap = plain_keycap(colours);
    if (!enabled) {
        keycap.letter = colours.text_off;
        keycap.border = colours.line;
        return {colours.inset, colours.line, colours.text_off, colours.text_off, keycap};
    }
    const Colour background = state.held ? colours.pressed : state.hovered ? colours.hover : colours.surface;
    return {background, colours.line_strong, colours.text, colours.text_2, keycap};
}

TextStyle label_style(const Button& button) {
    return button.filled && button.rect.height >= 56 ? type::title : type::label;
}

float content_width(const Canvas& canvas, const TextStyle& style, std::string_view label, bool icon,
                    std::string_view key, const KeycapLook& look) {
    return (icon ? 20 + gap : 0) + canvas.text_width(style, label) +
           (key.empty() ? 0 : gap + keycap_width(canvas, key, look));
}

// Icon, label and keycap in one line from `x`.
void draw_content(Canvas& canvas, float x, float middle, const TextStyle& style, std::string_view label,
                  std::optional<Icon> icon, std::string_view key, const ButtonFace& face) {
    if (icon) {
        canvas.icon(*icon, {x, middle - 10}, 20, face.icon);
        x += 20 + gap;
    }
    x += canvas.text({x, middle - style.line / 2}, style, face.letters, label);
    if (!key.empty()) keycap(canvas, {x + gap, middle}, key, face.keycap);
}

// Did the button just change what it would do?
bool guarded(Ui& ui, std::uint64_t id, std::string_view meaning) {
    Ui::Memory& memory = ui.memory(id);
    if (memory.meaning.empty()) {
        memory.meaning = meaning;
        memory.since = ui.now() - guard_after_change;
    } else if (memory.meaning != meaning) {
        memory.meaning = meaning;
        memory.since = ui.now();
    }
    return ui.now() - memory.since < guard_after_change;
}

}  // namespace

bool primary_button(Ui& ui, const PrimaryButton& button) {
    const ItemState state = ui.item({.id = button.id,
                                     .label = button.label,
                                     .rect = button.rect,
                                     .key = button.key,
                                     .enabled = button.enabled});
    const bool changed = guarded(ui, state.id, button.meaning.empty() ? button.label : button.meaning);
    Canvas& canvas = ui.canvas();
    const Colours& colours = ui.colours();
    ButtonFace face = primary_face(colours, state, button.enabled);
    const Rect& rect = button.rect;
    constexpr float radius = 12;
    canvas.fill(rect, face.background, radius);
    if (!button.enabled) canvas.outline(rect, face.border, 1, radius);

    float text_right = rect.right() - 24;
    if (!button.key.empty()) {
        face.keycap.height = 32;
        face.keycap.style = type::label;
        face.keycap.radius = 6;
        const float width = keycap_width(canvas, button.key, face.keycap);
        keycap(canvas, {text_right - width, rect.centre().y}, button.key, face.keycap);
        text_right -= width + 16;
    }
    const TextStyle style = button.wide ? type::action_wide : type::action;
    const float second_height = button.second_line.empty() ? 0 : 2 + type::body.line;
    const float x = rect.x + 24;
    float y = rect.centre().y - (style.line + second_height) / 2;
    canvas.text_in({x, y, text_right - x, style.line}, style, face.letters, button.label);
    if (!button.second_line.empty()) {
        y += style.line + 2;
        canvas.text_in({x, y, text_right - x, type::body.line}, type::body,
                       button.enabled ? colours.on_primary_2 : colours.text_off, button.second_line);
    }
    if (state.focused) focus_ring(canvas, colours, rect, radius);
    return state.pressed && !changed;
}

bool button(Ui& ui, const Button& button) {
    const ItemState state = ui.item({.id = button.id,
                                     .label = button.label,
                                     .rect = button.rect,
                                     .key = button.key,
                                     .enabled = button.enabled});
    Canvas& canvas = ui.canvas();
    const ButtonFace face = button.filled ? primary_face(ui.colours(), state, button.enabled)
                                          : secondary_face(ui.colours(), state, button.enabled);
    canvas.fill(button.rect, face.background, control_radius);
    canvas.outline(button.rect, face.border, 1, control_radius);
    const TextStyle style = label_style(button);
    const float width =
        content_width(canvas, style, button.label, button.icon.has_value(), button.key, face.keycap);
    draw_content(canvas, button.rect.centre().x - width / 2, button.rect.centre().y, style, button.label,
                 button.icon, button.key, face);
    if (state.focused) focus_ring(canvas, ui.colours(), button.rect, control_radius);
    return state.pressed;
}

float button_width(const Canvas& canvas, const Button& button) {
    const float padding = button.filled && button.rect.height >= 56 ? 32 : 18;
    return 2 * padding + content_width(canvas, label_style(button), button.label, button.icon.has_value(),
                                       button.key, {.letter = {}, .border = {}});
}

bool text_button(Ui& ui, const TextButton& button) {
    const ItemState state = ui.item({.id = button.id,
                                     .label = button.label,
                                     .rect = button.rect,
                                     .key = button.key,
                                     .enabled = button.enabled});
    Canvas& canvas = ui.canvas();
    const Colours& colours = ui.colours();
    if (button.enabled && (state.hovered || state.held)) {
        canvas.fill(button.rect, state.held ? colours.pressed : colours.hover, control_radius);
    }
    const Colour letters = button.enabled ? button.colour.value_or(colours.primary) : colours.text_off;
    const ButtonFace face{
        .background = {}, .border = {}, .letters = letters, .icon = letters, .keycap = plain_keycap(colours)};
    const float width =
        content_width(canvas, type::label, button.label, button.icon.has_value(), button.key, face.keycap);
    const float room = button.rect.width - 16 - width;
    const float x = button.rect.x + 8 +
                    (button.align == Align::left     ? 0
                     : button.align == Align::centre ? room / 2
                                                     : room);
    draw_content(canvas, x, button.rect.centre().y, type::label, button.label, button.icon, button.key, face);
    if (state.focused) inner_focus_ring(canvas, colours, button.rect, control_radius);
    return state.pressed;
}

float text_button_width(const Canvas& canvas, const TextButton& button) {
    return 16 + content_width(canvas, type::label, button.label, button.icon.has_value(), button.key,
                              {.letter = {}, .border = {}});
}

bool close_button(Ui& ui, const Rect& rect, std::string_view label) {
    const ItemState state = ui.item({.id = "close", .label = label, .rect = rect, .key = "Esc"});
    Canvas& canvas = ui.canvas();
    const Colours& colours = ui.colours();
    if (state.hovered || state.held) {
        canvas.fill(rect, state.held ? colours.pressed : colours.hover, control_radius);
    }
    const Point middle = rect.centre();
    canvas.icon(Icon::close, {middle.x - 12, middle.y - 12}, 24, colours.text_2);
    if (state.focused) inner_focus_ring(canvas, colours, rect, control_radius);
    return state.pressed;
}

bool tile_button(Ui& ui, const TileButton& button) {
    const ItemState state = ui.item({.id = button.id,
                                     .label = button.label,
                                     .rect = button.rect,
                                     .key = button.key,
                                     .enabled = button.enabled});
    Canvas& canvas = ui.canvas();
    const Colours& colours = ui.colours();
    const Rect& rect = button.rect;
    if (button.enabled && (state.hovered || state.held)) {
        canvas.fill(rect, state.held ? colours.pressed : colours.hover, control_radius);
    }
    const Colour letters = button.enabled ? colours.text : colours.text_off;
    KeycapLook look = plain_keycap(colours);
    if (!button.enabled) {
        look.letter = colours.text_off;
        look.border = colours.line;
    }
    const float key_room = button.key.empty() ? 0 : 8 + keycap_width(canvas, button.key, look);
    const float x = rect.centre().x - (24 + key_room) / 2;
    // Where large text leaves little height the air goes first, the words never.
    const float above = std::clamp((rect.height - 64) / 2, 0.0F, 12.0F);
    canvas.icon(button.icon, {x, rect.y + above}, 24, letters);
    if (!button.key.empty()) keycap(canvas, {x + 24 + 8, rect.y + above + 12}, button.key, look);
    TextStyle style = type::caption;
    style.line = 18;
    const float label = rect.y + above + (rect.height < 70 ? 26.0F : 30.0F);
    canvas.wrapped_text({rect.x, label, rect.width, 36}, style, letters, button.label, Align::centre);
    if (state.focused) inner_focus_ring(canvas, colours, rect, control_radius);
    return state.pressed;
}

bool choice_button(Ui& ui, const ChoiceButton& button) {
    const ItemState state =
        ui.item({.id = button.id, .label = button.label, .rect = button.rect, .enabled = button.enabled});
    Canvas& canvas = ui.canvas();
    const Colours& colours = ui.colours();
    const ButtonFace face = secondary_face(colours, state, button.enabled);
    const Rect& rect = button.rect;
    canvas.fill(rect, face.background, control_radius);
    canvas.outline(rect, face.border, 1, control_radius);
    const float middle = rect.centre().y;
    float x = rect.x + 13;
    if (button.icon) {
        canvas.icon(*button.icon, {x, middle - 10}, 20, face.letters);
        x += 28;
    }
    x += canvas.text({x, middle - type::label.line / 2}, type::label, face.letters, button.label);
    if (!button.second.empty()) {
        canvas.text({x + 8, middle - type::body.line / 2}, type::body,
                    button.enabled ? colours.text_2 : colours.text_off, button.second);
    }
    canvas.icon(Icon::chevron_down, {rect.right() - 13 - 16, middle - 8}, 16, face.letters);
    if (state.focused) focus_ring(canvas, colours, rect, control_radius);
    return state.pressed;
}

float choice_button_width(const Canvas& canvas, const ChoiceButton& button) {
    const float second = button.second.empty() ? 0 : 8 + canvas.text_width(type::body, button.second);
    return 13 + (button.icon ? 28 : 0) + canvas.text_width(type::label, button.label) + second + 8 + 16 + 13;
}

}  // namespace skranke::ui
