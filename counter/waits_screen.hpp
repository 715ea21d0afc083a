#pragma once
// How long citizens waited today at this site: figures for the page "Ventetid" and for the card beside the
// line. Pure, like console_screen. Small numbers are not shown: they could point at a person.
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "counter/console_state.hpp"
#include "sync/node/snapshot.hpp"

namespace skranke {

// One large figure with what it is and what it rests on.
struct WaitTile {
    std::string label, value, note;
};

// Of one hour or one service. In words where there is enough to say, with minutes for the bars.
struct WaitGroup {
    std::string name;           // "kl. 10", "MitID – ny eller aktivering"
    std::string count;          // "12" or "<5"
    std::string p50, p80, p90;  // whole minutes, or "–"
    std::optional<double> minutes_50, minutes_80, minutes_90;
};

struct WaitsScreen {
    std::vector<WaitTile> tiles;
    std::vector<WaitGroup> by_hour;     // of arrival, without gaps
    std::vector<WaitGroup> by_service;  // most first
    double axis_minutes = 30;           // where the bars' scale ends
    std::string helped_today;
    std::string priority;  // what it cost that the escorted go ahead; empty where nobody did
};

WaitsScreen waits_screen(const Snapshot& snapshot, const ConsoleState& state, UtcTime now);

}  // namespace skranke
