#pragma once
// One seed, from the first morning to the last citizen: days with faults, then everything is repaired, then
// all nodes must agree and every line must come to its end.
#include <chrono>
#include <cstdint>
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
};

struct SimulationReport {
    std::uint64_t seed = 0;
    std::size_t nodes = 0, sites = 0, days = 0;
    std::set<Fault> faults;  // that the seed had on
    std::vector<Violation> violations;
    std::map<std::string, std::uint64_t> counts, rare_paths;
    std::uint64_t faults_injected = 0;
    std::uint64_t events = 0, frames = 0;
    std::chrono::microseconds simulated{};
    std::uint64_t trace_hash = 0;
};

inline constexpr std::size_t nodes_min = 2, nodes_max = 30;
// How long healed nodes may take to agree.
inline constexpr std::chrono::seconds settling_time{60};

SimulationReport simulate(const SimulationOptions& options);

}  // namespace skranke::simulation
