#pragma once
// What a program gives to a window, or to a test in a window's place.
#include <chrono>
#include <functional>
#include <optional>
#include <span>

#include "shared/ui/fonts.hpp"
#include "shared/ui/scale.hpp"
#include "shared/ui/ui.hpp"

namespace skranke::ui {

struct ScreenApp {
    // Draws one frame. Answers when the next is wanted though nothing is pressed ("the minute changes"); with
    // nothing, only input, a wake or Ui::redraw_in draws again.
    std::function<std::optional<std::chrono::nanoseconds>(Ui&)> frame;
    // Logical to real pixels: console_scale or display_scale.
    std::function<float(const WindowSize&)> scale;
    std::span<const FontNeed> fonts;
    std::function<const Colours&()> colours = [] -> const Colours& { return light_colours; };
    // Behind everything, before the first frame too.
    std::function<Colour()> background = [] { return light_colours.bg; };
};

}  // namespace skranke::ui
