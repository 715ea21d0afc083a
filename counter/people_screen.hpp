#pragma once
// What the console says of the people at work: who is where, help without a number, a colleague who is
// wanted. Pure functions of the snapshot and the console's state, like console_screen.
#include <optional>
#include <string>
#include <vector>

#include "counter/dialog_screen.hpp"

namespace skranke {

// "Hvem er her nu?": where I am, and where the others are.
struct StaffRow {
    std::string who, where, since;
    std::optional<Command> leave;  // a colleague forgot to go
};
struct StaffScreen {
    std::vector<OutcomeOption> choices;
    std::vector<StaffRow> rows;
    std::string nobody;
    ActionButton pins;
};
StaffScreen staff_screen(const Snapshot& snapshot, const ConsoleState& state);

// "PIN-koder": one's own, and a colleague's that is to be void.
struct PinsScreen {
    std::string text;
    std::vector<OutcomeOption> own, others;
};
PinsScreen pins_screen(const Snapshot& snapshot, const ConsoleState& state);

// "Hjulpet på gulvet", and telephone and mail.
struct EnquiryRow {
    std::string text;
    std::optional<ActionButton> give_number;
    ActionButton take_back;
};
struct EnquiryScreen {
    std::string title;
    std::vector<OutcomeOption> channels;  // not on the floor
    ServicePickerScreen picker;
    std::vector<EnquiryRow> latest;          // of this desk, newest first
    std::optional<ActionButton> has_number;  // on the floor
};
EnquiryScreen enquiry_screen(const EnquiryDialog& dialog, const Snapshot& snapshot, const ConsoleState& state,
                             UtcTime now);

// The quick way to the floor and from it: one key.
ActionButton floor_button(const Day& day, const ConsoleState& state);
// The line about a colleague who is asked for; nothing if nobody is.
std::optional<StatusLine> help_line(const Snapshot& snapshot, const ConsoleState& state, UtcTime now);
// What "Tilkald kollega" does at this desk now.
Action help_action(const Day& day, const DeskId& desk);

bool person_may(const Snapshot& snapshot, const ConsoleState& state, Permission permission);

}  // namespace skranke
