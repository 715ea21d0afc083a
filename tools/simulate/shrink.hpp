#pragma once
// From a violation somewhere in a bad day to a short scenario that still shows it.
#include "tools/simulate/simulation.hpp"

namespace skranke::simulation {

struct Shrunk {
    SimulationOptions options;
    SimulationReport report;
    std::size_t runs = 0;  // that it took
};

// Leaves out whole classes of faults, machines, days, strikes before and after the ones that matter, and
// citizens, as long as the same promise stays broken. `report` is that of `options`, and has a violation.
// Some dozens of runs.
Shrunk shrink(const SimulationOptions& options, const SimulationReport& report);

}  // namespace skranke::simulation
