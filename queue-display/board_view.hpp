#pragma once
// Draws a BoardScreen, lying or upright, by the measures of the design.
#include <span>

#include "queue-display/board_screen.hpp"
#include "queue-display/display_texts.hpp"
#include "shared/ui/ui.hpp"

namespace skranke::display {

// The sizes that the board draws text in.
std::span<const ui::FontNeed> board_fonts();

struct BoardLook {
    const ui::DisplayColours* colours = &ui::light_display_colours;
    const DisplayTexts* texts = nullptr;
};

void draw_board(ui::Ui& ui, const BoardScreen& screen, const BoardLook& look);

}  // namespace skranke::display
