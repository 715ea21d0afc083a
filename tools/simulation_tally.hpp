#pragma once
// What many simulated seeds add up to, for a person or as JSON.
#include <chrono>
#include <map>
#include <string>

#include "tools/command_output.hpp"
#include "tools/simulate/simulation.hpp"

namespace skranke::tools {

struct SimulationTally {
    std::uint64_t seeds = 0, violated = 0, site_days = 0, faults = 0, events = 0;
    std::chrono::duration<double> simulated{}, cpu{};
    std::map<std::string, std::uint64_t> counts;
    simulation::RarePaths rare_paths;
    std::uint64_t trace = 0;

    void add(const simulation::SimulationReport& report);
    // The rare paths that were walked less often than that, in words; empty: none.
    std::string seldom_walked(std::uint64_t least) const;
    Json json() const;
    void print() const;
};

}  // namespace skranke::tools
