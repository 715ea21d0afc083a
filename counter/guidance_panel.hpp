#pragma once
// Draws the guidance card: beside the ticket card on a wide screen, else in the line's place.
#include <optional>

#include "counter/console_layout.hpp"
#include "counter/console_screen.hpp"
#include "shared/ui/ui.hpp"

namespace skranke {

std::optional<Command> draw_guidance(ui::Ui& ui, const ConsoleLayout& layout, const ConsoleScreen& screen);

// The quiet action in the line of the service that shows the card, or hides it again. Its own place is the
// right end of `line`; answers in `width` what it took. Not drawn where the card itself has the key.
std::optional<Command> draw_guidance_action(ui::Ui& ui, const ConsoleLayout& layout,
                                            const ConsoleScreen& screen, const ui::Rect& line, float& width);

}  // namespace skranke
