#pragma once
// What the display shows when nobody is served: always dark, for the room may be.
#include "queue-display/board_screen.hpp"
#include "queue-display/display_texts.hpp"
#include "shared/ui/ui.hpp"

namespace skranke::display {

void draw_closed(ui::Ui& ui, const BoardScreen& screen, const DisplayTexts& texts);

}  // namespace skranke::display
