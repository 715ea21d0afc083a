#pragma once
// "Ude af huset": a visit with participants and no numbers, and the times that were agreed on for it. Nobody
// is named.
#include <optional>
#include <string>
#include <vector>

#include "counter/dialog_screen.hpp"

namespace skranke {

struct SessionScreen {
    std::vector<OutcomeOption> kinds;
    std::vector<DialogRow> appointments;  // of the chosen kind, by time
    std::string time, refusal;
    std::string participants;  // as typed, or as many as were helped by appointment
    std::string note;          // what such a visit is, or that it is out of hours
    ActionButton primary;      // adds the time that is typed; else stores the visit
};

SessionScreen session_screen(const SessionDialog& dialog, const Snapshot& snapshot, const ConsoleState& state,
                             UtcTime now);
// What the fields say; nothing while they do not say it.
std::optional<Action> session_entry(const SessionDialog& dialog, const Snapshot& snapshot);

}  // namespace skranke
