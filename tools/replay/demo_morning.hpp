#pragma once
// A plausible day in the folders of demo nodes: what the demo shows when it opens.
#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

#include "shared/base/result.hpp"
#include "shared/queue/summary.hpp"
#include "tools/replay/day_player.hpp"

namespace skranke::replay {

struct DemoMorning {
    // Of nodes that exist and that no other process has: at least one a site, displays among them.
    std::vector<std::filesystem::path> folders;
    UtcTime from;
    UtcTime until;
    // The day goes on past `until`: nobody comes any more, and everybody who waits is called.
    bool to_the_end = false;
    std::uint64_t seed = 1;
    std::optional<Cut> cut{};
    std::function<void(double, UtcTime)> progress{};
};

struct DemoReport {
    Municipality municipality;
    std::vector<SummaryRow> rows;
    PlayCounts counts;
    std::vector<std::string>
        failures;  // none if the nodes agree in the end, and every ticket is accounted for
};

// Opens the day at each node where it is not open yet.
Result<DemoReport> play_demo_morning(const DemoMorning& morning);

}  // namespace skranke::replay
