#pragma once
// "Dagen her": what can be decided about the site's day, and the question before it is closed. What it says
// is a pure function of the snapshot, like all of console_screen.
#include <string>
#include <vector>

#include "counter/dialog_screen.hpp"

namespace skranke {

// What may be done, what follows from it, and its key.
struct DayChoice {
    std::string key, title, consequence;
    Command command;
};
struct DayScreen {
    std::string title;
    std::string present;  // how the day stands: "Lukket for nye numre siden kl. 14.30 (MKH)"
    bool notice = false;  // other than usual
    std::vector<DayChoice> choices;
};

DayScreen day_screen(const Snapshot& snapshot, const ConsoleState& state);
// Names everybody who is not helped, and says what becomes of them.
QuestionScreen close_day_screen(const CloseDayDialog& dialog, const Snapshot& snapshot,
                                const ConsoleState& state);
// Whoever is not helped at this moment.
CloseDayDialog ask_to_close(const Snapshot& snapshot);
QuestionScreen crisis_screen(const CrisisDialog& dialog, const ConsoleState& state);
// For the top bar: why numbers are not given out as usual; empty while they are.
std::string day_notice(const Snapshot& snapshot, Language language);
// The title and the explanation of a closed day in place of a ticket; who is left over is named.
void describe_closed_day(const Day& day, Language language, TicketCard& card);
// What is said once the node has done it; empty if this is about something else.
std::string day_receipt(const Action& action, Language language);

}  // namespace skranke
