#pragma once
// One seed, from the first morning to the last citizen: days with faults, then everything is repaired, then
// all nodes must agree and every line must come to its end.
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "tools/simulate/faults.hpp"

namespace skranke::simulation {

struct SimulationOptions {
    std::uint64_t seed = 1;
    std::optional<std::size_t> nodes{};  // 2 to 30; else the seed's choice
    std::size_t site_days = 1;           // days of all sites together
    std::set<Fault> faults = all_faults();
    bool dense = false;
    // For a scenario that is to be short: of the faults only these, counted from 1; so many citizens and no
    // more.
    StrikeWindow strikes{};
    std::optional<std::size_t> citizens_max{};
    std::function<void(const std::string&)> story{};  // what happens, line by line
};

struct SimulationReport {
    std::uint64_t seed = 0;
    std::size_t nodes = 0, sites = 0, days = 0;
    std::set<Fault> faults;  // that the seed had on
    std::vector<Violation> violations;
    std::map<std::string, std::uint64_t> counts;
    RarePaths rare_paths;
    std::uint64_t faults_injected = 0;
    std::size_t strikes = 0;   // of faults, each of which may be felt more than once
    std::size_t citizens = 0;  // who came
    std::uint64_t events = 0, frames = 0;
    std::chrono::microseconds simulated{};
    std::uint64_t trace_hash = 0;
};

inline constexpr std::size_t nodes_min = 2, nodes_max = 30;
// How long healed nodes may take to agree.
inline constexpr std::chrono::seconds settling_time{60};

SimulationReport simulate(const SimulationOptions& options);

}  // namespace skranke::simulation
