#pragma once
// How large one logical pixel of the design is on a given window.

namespace skranke::ui {

// A window's size in real pixels, and the desktop's own factor for it (2 on many small, dense screens).
struct WindowSize {
    int width = 0;
    int height = 0;
    float content_scale = 1.0F;
    bool operator==(const WindowSize&) const = default;
};

// In quarters, never below the content scale; `text_percent` is the user's own text size: 100, 115, 130, 150.
// 1280×720 gives 1, 1920×1080 gives 1.25, 2560×1440 gives 1.5.
float console_scale(const WindowSize& window, int text_percent = 100);

// From this logical width on the console has room for its third card.
inline constexpr float wide_layout_from = 1500;

// The display's design is 1080 pixels on its shorter side.
float display_scale(const WindowSize& window);

}  // namespace skranke::ui
