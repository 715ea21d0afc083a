#pragma once
// Draws the figures of waits_screen: as a page of its own, and as a card beside the line where there is room.
#include "counter/console_layout.hpp"
#include "counter/waits_screen.hpp"
#include "shared/ui/ui.hpp"

namespace skranke {

// Under this width the two cards stand below each other, and need about twice the height.
inline constexpr float waits_stacked_below = 1000;

void draw_waits(ui::Ui& ui, const ConsoleLayout& layout, const WaitsScreen& waits, Language language);
void draw_figures(ui::Ui& ui, const ConsoleLayout& layout, const WaitsScreen& waits, Language language);

}  // namespace skranke
