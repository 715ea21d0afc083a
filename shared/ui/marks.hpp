#pragma once
// Small things that only show: keycap, badge, pill and focus ring. Those without a rectangle answer the width
// they took.
#include <optional>
#include <string_view>

#include "shared/ui/ui.hpp"

namespace skranke::ui {

struct KeycapLook {
    Colour letter;
    Colour border;
    float height = 22;
    TextStyle style = type::caption_strong;
    float radius = 4;
};
KeycapLook plain_keycap(const Colours& colours);
float keycap_width(const Canvas& canvas, std::string_view key, const KeycapLook& look);
// In the middle of the height around `middle_left`.
float keycap(Canvas& canvas, Point middle_left, std::string_view key, const KeycapLook& look);

// 26 high, outlined: for staff's eyes.
inline constexpr float badge_height = 26;
struct Badge {
    std::optional<Icon> icon;
    std::string_view text = {};
};
float badge_width(const Canvas& canvas, const Badge& badge);
float badge(Canvas& canvas, const Colours& colours, Point top_left, const Badge& badge);

// 28 high, filled: the state of a ticket.
inline constexpr float pill_height = 28;
enum class PillLook { plain, soft, notice };
struct Pill {
    std::optional<Icon> icon;
    std::string_view text = {};
    PillLook look = PillLook::plain;
};
float pill(Canvas& canvas, const Colours& colours, Point top_left, const Pill& pill);

// 3 px, 2 px outside of the edge: never by colour change alone.
void focus_ring(Canvas& canvas, const Colours& colours, const Rect& rect, float radius);
// The same inside, for rows that touch each other.
void inner_focus_ring(Canvas& canvas, const Colours& colours, const Rect& rect, float radius);

}  // namespace skranke::ui
