#pragma once
// Where the parts of the console stand, in logical pixels, for the window at hand.
#include "shared/ui/geometry.hpp"

namespace skranke {

struct ConsoleLayout {
    // Large text on a small window: less air, a smaller number, and what does not fit scrolls.
    bool low = false;
    bool wide = false;  // from 1500 logical pixels: larger number, taller rows, a card for today's figures
    ui::Rect top;
    ui::Rect rail;
    ui::Rect ticket;   // never yields
    ui::Rect figures;  // between the two; without width where there is no room
    ui::Rect right;    // without width on a very small window: "Kald bestemt nummer" lists the line there
    ui::Rect status;
    ui::Rect below_top;  // all between top bar and status line
};

// `above`: taken at the top by something else.
ConsoleLayout console_layout(float width, float height, float above = 0);

}  // namespace skranke
