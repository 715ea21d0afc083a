#include "shared/ui/toast.hpp"

#include "shared/ui/marks.hpp"

namespace skranke::ui {

ToastState toast(Ui& ui, const Toast& toast) {
    Canvas& canvas = ui.canvas();
    const Colours& colours = ui.colours();
    const KeycapLook look{.letter = colours.surface, .border = colours.surface};
    const float sentence_width = canvas.text_width(type::body, toast.sentence);
    const float action_text = canvas.text_width(type::label, toast.action);
    const float key_width = toast.key.empty() ? 0 : 12 + keycap_width(canvas, toast.key, look);
    const float action_width = toast.action.empty() ? 0 : 36 + action_text + key_width;
    const float width = 16 + 20 + 12 + sentence_width + action_width + 16;
    const Rect rect{toast.bottom_centre.x - width / 2, toast.bottom_centre.y - toast_height, width,
                    toast_height};
    canvas.fill(rect, colours.text, 8);
    const float middle = rect.centre().y;
    canvas.icon(toast.icon, {rect.x + 16, middle - 10}, 20, colours.surface);
    canvas.text({rect.x + 48, middle - type::body.line / 2}, type::body, colours.surface, toast.sentence);
    if (toast.action.empty()) return ToastState::shown;

    const float x = rect.x + 48 + sentence_width + 36;
    const Rect target{x - 12, rect.y + 2, rect.right() - 4 - (x - 12), smallest_target};
    if (ui.key_pressed("F6")) ui.focus("toast");
    const ItemState state = ui.item({.id = "toast", .label = toast.action, .rect = target, .key = toast.key});
    canvas.text({x, middle - type::label.line / 2}, type::label, colours.surface, toast.action);
    if (!toast.key.empty()) keycap(canvas, {x + action_text + 12, middle}, toast.key, look);
    if (state.focused) canvas.outline(target, colours.surface, 3, 6);
    if (state.pressed) return ToastState::action;
    return state.focused || state.hovered ? ToastState::held : ToastState::shown;
}

}  // namespace skranke::ui
