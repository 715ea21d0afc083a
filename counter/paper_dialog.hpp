#pragma once
// "Papirnumre": a block of numbers for when there is no screen, and each of them entered later with a few
// keys.
#include <string>
#include <vector>

#include "counter/dialog_screen.hpp"

namespace skranke {

struct PaperScreen {
    std::string block;  // "A 041–A 070: 28 er ikke skrevet ind"; says what to do where there is none
    std::string number, time;
    ServicePickerScreen picker;
    bool waits = false;
    std::string preview;   // "A 042 · MitID · kom kl. 10.32 · hjulpet"
    std::string refusal;   // instead of the preview
    ActionButton primary;  // enter it
    ActionButton reserve;  // another block
};

PaperScreen paper_screen(const PaperDialog& dialog, const Snapshot& snapshot, const ConsoleState& state,
                         UtcTime now);
// With the first number that is not entered yet, and the time of day.
PaperDialog open_paper(const Snapshot& snapshot, UtcTime now, Language language);
// What the fields say; nothing while they do not say it.
std::optional<EnterPaper> paper_entry(const PaperDialog& dialog, const Snapshot& snapshot, UtcTime now);

}  // namespace skranke
