#pragma once
// A real day on real nodes: temporary folders, SQLite files, the sync protocol; only the time is virtual.
#include <functional>
#include <string>
#include <vector>

#include "shared/queue/summary.hpp"
#include "tools/replay/day_player.hpp"

namespace skranke::replay {

struct ReplayOptions {
    std::size_t sites = 2;
    std::size_t nodes_per_site = 1;
    std::uint64_t seed = 1;
    // Local times on the day, after midnight.
    struct LocalCut {
        std::chrono::minutes from, until;
    };
    std::optional<LocalCut> cut{};
    PlanShares shares{};
    std::function<void(double, UtcTime)> progress{};
};

struct ReplayReport {
    OfficeDay office_day;
    ReplayOptions options;
    Municipality municipality;
    std::size_t tickets = 0;  // in the data
    std::vector<SummaryRow> rows;
    PlayCounts counts;
    std::vector<std::string> node_names;
    // Each in words; none if all is well.
    std::vector<std::string> failures;
};

Result<ReplayReport> replay(const ChosenDay& chosen, const ReplayOptions& options);

// What two nodes must agree on after they have met: every document's heads, every day.
std::vector<std::string> differences(const QueueNode& one, const QueueNode& other,
                                     const std::string& other_name);
// Per site: issued = served + no-show + waiting.
std::vector<std::string> unbalanced_rows(const std::vector<SummaryRow>& rows);

}  // namespace skranke::replay
