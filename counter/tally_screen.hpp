#pragma once
// The counting weeks' page: a grid in which one press counts one enquiry. Works with the queue at rest, and
// counts at two devices apart add up. Pure functions, like console_screen.
#include <optional>
#include <string>
#include <vector>

#include "counter/console_screen.hpp"

namespace skranke {

struct TallyTile {
    std::string key;    // of the first ten
    std::string label;  // the service
    std::string count;  // today, at the whole site, without tickets; empty: none
    Command command;
};

struct TallyScreen {
    std::vector<OutcomeOption> channels;  // stays chosen from one stroke to the next
    std::vector<OutcomeOption> kinds;     // information, transaction, misdirected
    std::vector<TallyTile> tiles;
    std::string sum;             // "I alt 42 · 31 information · 11 transaktion · 3 fejl"
    std::string volunteers;      // "Frivillige: 64 vejledninger af 200 …"; empty: there are none
    float volunteers_share = 0;  // of what is hoped for, at most 1
    std::optional<ActionButton> take_back;
    std::string closed;  // why nothing can be counted; empty: it can
};

TallyScreen tally_screen(const Snapshot& snapshot, const ConsoleState& state, UtcTime now);

}  // namespace skranke
