#pragma once
// The colours of the design, light and dark, for the console and for the public display.
#include <optional>
#include <string_view>

#include "shared/ui/colour.hpp"

namespace skranke::ui {

enum class Theme { light, dark, follow_system };

// "light", "dark" or "system".
std::optional<Theme> parse_theme(std::string_view text);

// Colours of the console and of everything a member of staff looks at.
struct Colours {
    Colour bg, surface, inset, hover, pressed;
    Colour line, line_strong;
    Colour text, text_2, text_off;
    Colour primary, primary_hover, primary_pressed, on_primary, on_primary_2;
    Colour soft, soft_text;
    Colour notice_bg, notice_line, notice_text;
    Colour ok, ok_bg;
    Colour error, error_bg;
    Colour focus;
    Colour chart_50, chart_80, chart_90;
};

inline constexpr Colours light_colours{
    .bg = rgb(0xF3F1EC),
    .surface = rgb(0xFFFFFF),
    .inset = rgb(0xF7F5F1),
    .hover = rgb(0xEAE7DF),
    .pressed = rgb(0xDDD9CF),
    .line = rgb(0xDAD6CC),
    .line_strong = rgb(0x7A8387),
    .text = rgb(0x18242B),
    .text_2 = rgb(0x4A585F),
    .text_off = rgb(0x646E73),
    .primary = rgb(0x0F4C5C),
    .primary_hover = rgb(0x0B3D4A),
    .primary_pressed = rgb(0x082E38),
    .on_primary = rgb(0xFFFFFF),
    .on_primary_2 = rgb(0xCFE3E7),
    .soft = rgb(0xDFECEE),
    .soft_text = rgb(0x0B3D4A),
    .notice_bg = rgb(0xFBF0D7),
    .notice_line = rgb(0x966500),
    .notice_text = rgb(0x553C00),
    .ok = rgb(0x1F6647),
    .ok_bg = rgb(0xE0F0E7),
    .error = rgb(0x9A2C1E),
    .error_bg = rgb(0xFAE7E2),
    .focus = rgb(0x18242B),
    .chart_50 = rgb(0x0F4C5C),
    .chart_80 = rgb(0x5E97A4),
    .chart_90 = rgb(0x4A585F),
};

inline constexpr Colours dark_colours{
    .bg = rgb(0x10171A),
    .surface = rgb(0x182226),
    .inset = rgb(0x131C20),
    .hover = rgb(0x243137),
    .pressed = rgb(0x2E3D44),
    .line = rgb(0x2C3A40),
    .line_strong = rgb(0x7B8D95),
    .text = rgb(0xEAF0F1),
    .text_2 = rgb(0xA9B7BC),
    .text_off = rgb(0x87969C),
    .primary = rgb(0x5EBAC5),
    .primary_hover = rgb(0x7CCCD5),
    .primary_pressed = rgb(0x4AA5B0),
    .on_primary = rgb(0x06252B),
    .on_primary_2 = rgb(0x082F37),
    .soft = rgb(0x16343A),
    .soft_text = rgb(0xA9E0E6),
    .notice_bg = rgb(0x382D12),
    .notice_line = rgb(0xC4962F),
    .notice_text = rgb(0xF5DC9F),
    .ok = rgb(0x7DCBA1),
    .ok_bg = rgb(0x15342A),
    .error = rgb(0xF29C8C),
    .error_bg = rgb(0x43211B),
    .focus = rgb(0xFFFFFF),
    .chart_50 = rgb(0x5EBAC5),
    .chart_80 = rgb(0x43838E),
    .chart_90 = rgb(0xA9B7BC),
};

// Colours of the public display, read from metres away: higher contrast, fewer of them.
struct DisplayColours {
    Colour bg, surface, line, text, text_2;
    Colour fresh, fresh_line, on_fresh, on_fresh_2;
};

inline constexpr DisplayColours light_display_colours{
    .bg = rgb(0xF3F1EC),
    .surface = rgb(0xFFFFFF),
    .line = rgb(0xDAD6CC),
    .text = rgb(0x18242B),
    .text_2 = rgb(0x3E4B52),
    .fresh = rgb(0x0F4C5C),
    .fresh_line = rgb(0x0F4C5C),
    .on_fresh = rgb(0xFFFFFF),
    .on_fresh_2 = rgb(0xDFECEE),
};

inline constexpr DisplayColours dark_display_colours{
    .bg = rgb(0x0B1113),
    .surface = rgb(0x152024),
    .line = rgb(0x2C3A40),
    .text = rgb(0xFFFFFF),
    .text_2 = rgb(0xBECACE),
    .fresh = rgb(0x124855),
    .fresh_line = rgb(0x6CC5CF),
    .on_fresh = rgb(0xFFFFFF),
    .on_fresh_2 = rgb(0xD3E9EC),
};

// Lies over everything behind an open dialog.
inline constexpr Colour scrim = with_opacity(rgb(0x10171A), 0.55F);

// What the desktop asks for, as far as it can be told without talking to it: the variable GTK_THEME, else
// GTK's settings file. Light where nothing says otherwise.
bool system_prefers_dark();

inline bool is_dark(Theme theme) {
    return theme == Theme::dark || (theme == Theme::follow_system && system_prefers_dark());
}
inline const Colours& colours_of(Theme theme) { return is_dark(theme) ? dark_colours : light_colours; }
inline const DisplayColours& display_colours_of(Theme theme) {
    return is_dark(theme) ? dark_display_colours : light_display_colours;
}

}  // namespace skranke::ui
