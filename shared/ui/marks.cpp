#include "shared/ui/marks.hpp"

#include <utility>

namespace skranke::ui {

KeycapLook plain_keycap(const Colours& colours) {
    return {.letter = colours.text_2, .border = colours.line_strong};
}

float keycap_width(const Canvas& canvas, std::string_view key, const KeycapLook& look) {
    return std::max(look.height, canvas.text_width(look.style, key) + 12);
}

float keycap(Canvas& canvas, Point middle_left, std::string_view key, const KeycapLook& look) {
    const float width = keycap_width(canvas, key, look);
    const Rect rect{middle_left.x, middle_left.y - look.height / 2, width, look.height};
    canvas.outline(rect, look.border, 1, look.radius);
    canvas.text_in(rect, look.style, look.letter, key, Align::centre);
    return width;
}

float badge_width(const Canvas& canvas, const Badge& badge) {
    const float icon = badge.icon ? 16 + 6 : 0;
    return 9 + icon + canvas.text_width(type::caption, badge.text) + 9;
}

float badge(Canvas& canvas, const Colours& colours, Point top_left, const Badge& badge) {
    const Rect rect{top_left.x, top_left.y, badge_width(canvas, badge), badge_height};
    canvas.fill(rect, colours.surface, 6);
    canvas.outline(rect, colours.line_strong, 1, 6);
    float x = rect.x + 9;
    if (badge.icon) {
        canvas.icon(*badge.icon, {x, rect.y + 5}, 16, colours.text);
        x += 16 + 6;
    }
    canvas.text_in({x, rect.y, rect.right() - 9 - x, rect.height}, type::caption, colours.text, badge.text);
    return rect.width;
}

float pill(Canvas& canvas, const Colours& colours, Point top_left, const Pill& pill) {
    const auto [background, letters] = [&]() -> std::pair<Colour, Colour> {
        switch (pill.look) {
            case PillLook::plain: return {colours.hover, colours.text};
            case PillLook::soft: return {colours.soft, colours.soft_text};
            case PillLook::notice: return {colours.notice_bg, colours.notice_text};
        }
        std::unreachable();
    }();
    const float text_width = canvas.text_width(type::caption_strong, pill.text);
    const float icon_room = pill.icon ? 18 + 8 : 0;
    const Rect rect{top_left.x, top_left.y, 12 + icon_room + text_width + 12, pill_height};
    canvas.fill(rect, background, pill_height / 2);
    if (pill.icon) canvas.icon(*pill.icon, {rect.x + 12, rect.y + 5}, 18, letters);
    canvas.text_in({rect.x + 12 + icon_room, rect.y, text_width, rect.height}, type::caption_strong, letters,
                   pill.text);
    return rect.width;
}

void focus_ring(Canvas& canvas, const Colours& colours, const Rect& rect, float radius) {
    canvas.outline(rect.inset(-5), colours.focus, 3, radius + 5);
}

void inner_focus_ring(Canvas& canvas, const Colours& colours, const Rect& rect, float radius) {
    canvas.outline(rect.inset(1), colours.focus, 3, radius);
}

}  // namespace skranke::ui
