#pragma once
// "Hvad var det sidste nummer?": asked where the device goes on from a copy of its disk and cannot know how
// far its numbers had come. What the dialog says, and how it is drawn.
#include <optional>
#include <string>

#include "counter/console_screen.hpp"
#include "shared/ui/ui.hpp"

namespace skranke {

struct LastNumberScreen {
    std::string text;
    std::string typed;
    std::string label;  // of the field: "Sidste nummer i serien A"
    ActionButton primary;
    ActionButton unknown;  // "Ved ikke – fortsæt fra A 142"
};

LastNumberScreen last_number_screen(const LastNumberDialog& dialog, const Snapshot& snapshot,
                                    const ConsoleState& state);
// What was typed as the last number; nothing unless it is digits, and no smaller than the one that is known.
std::optional<int> last_number_typed(const LastNumberDialog& dialog, const Snapshot& snapshot);

std::optional<Command> draw_last_number_dialog(ui::Ui& ui, const LastNumberScreen& screen, Language language);

}  // namespace skranke
