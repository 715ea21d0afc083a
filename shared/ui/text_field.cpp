#include "shared/ui/text_field.hpp"

#include <imgui.h>

#include <algorithm>

#include "shared/ui/marks.hpp"
#include "shared/ui/text_edit.hpp"

namespace skranke::ui {
namespace {

constexpr float control_radius = 8;

bool is_paste(const KeyPress& press) { return press.control && press.letter == 'V'; }

// What makes an end of a proposal: something else is typed, or it is deleted.
bool replaces(const Input& input) {
    return !input.text.empty() || std::ranges::any_of(input.keys, [](const KeyPress& press) {
        return is_paste(press) || press.key == Key::backspace || press.key == Key::del;
    });
}

void apply_input(Input& input, TextEdit edit) {
    std::erase_if(input.keys, [&](const KeyPress& press) {
        if (is_paste(press)) {
            const char* pasted = ImGui::GetClipboardText();
            edit.insert(pasted != nullptr ? pasted : "");
            return true;
        }
        return edit.press(press);
    });
    edit.insert(input.text);
    input.text.clear();
}

}  // namespace

bool text_field(Ui& ui, const TextField& field, std::string& text) {
    const ItemState state = ui.item({.id = field.id,
                                     .label = field.label,
                                     .kind = ItemKind::field,
                                     .rect = field.rect,
                                     .key = field.key,
                                     .enabled = field.enabled});
    if (state.pressed && !state.focused) ui.focus(field.id.empty() ? field.label : field.id);
    Ui::Memory& memory = ui.memory(state.id);
    // A field that gets focus continues where its text ends.
    const bool arrived = state.focused && memory.meaning != "focused";
    if (!state.focused) memory.meaning.clear();
    if (arrived) {
        memory.meaning = "focused";
        memory.proposal = field.proposed && !text.empty();
        memory.caret = text.size();
    }
    const std::string text_before = text;
    if (state.focused && memory.proposal) {
        if (replaces(ui.input())) text.clear();
        memory.proposal = ui.input().keys.empty() && ui.input().text.empty();
    }
    if (state.focused)
        apply_input(ui.input(), {.text = text, .caret = memory.caret, .longest = field.longest});
    const bool changed = text != text_before;
    if (changed) ui.redraw();

    Canvas& canvas = ui.canvas();
    const Colours& colours = ui.colours();
    const Rect& rect = field.rect;
    canvas.fill(rect, field.enabled ? colours.surface : colours.inset, control_radius);
    if (!field.error.empty()) {
        canvas.outline(rect, colours.error, 2, control_radius);
    } else {
        canvas.outline(rect, field.enabled ? colours.line_strong : colours.line, 1, control_radius);
    }
    const float middle = rect.centre().y;
    float x = rect.x + 13;
    if (field.icon) {
        canvas.icon(*field.icon, {x, middle - 10}, 20, colours.text_2);
        x += 20 + 10;
    }
    float right = rect.right() - 13;
    if (!field.key.empty() && !state.focused) {
        const KeycapLook look = plain_keycap(colours);
        const float width = keycap_width(canvas, field.key, look);
        keycap(canvas, {right - width, middle}, field.key, look);
        right -= width + 10;
    }
    const Rect inside{x, rect.y, right - x, rect.height};
    if (text.empty() && !state.focused) {
        canvas.text_in(inside, type::body, colours.text_2, field.label);
    } else if (!state.focused) {
        canvas.text_in(inside, type::body, colours.text, text);
    } else {
        // Long text moves left so that the caret is always in sight.
        const float caret = canvas.text_width(type::body, std::string_view{text}.substr(0, memory.caret));
        const float shift = std::max(0.0F, caret + 2 - inside.width);
        canvas.push_clip(inside);
        if (text.empty()) canvas.text_in(inside, type::body, colours.text_2, field.label);
        if (!text.empty()) {
            if (memory.proposal)
                canvas.fill({x - shift - 2, middle - 12, canvas.text_width(type::body, text) + 4, 24},
                            colours.soft, 4);
            canvas.text({x - shift, middle - type::body.line / 2}, type::body, colours.text, text);
        }
        canvas.vertical_line(x - shift + caret, middle - 11, 22, colours.text, 2);
        canvas.pop_clip();
        focus_ring(canvas, colours, rect, control_radius);
    }
    if (!field.error.empty()) {
        canvas.icon(Icon::warning, {rect.x, rect.bottom() + 8}, 16, colours.error);
        canvas.text_in({rect.x + 22, rect.bottom() + 6, rect.width - 22, type::caption.line}, type::caption,
                       colours.error, field.error);
    }
    return changed;
}

}  // namespace skranke::ui
