#include "tools/simulation_tally.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>

namespace skranke::tools {

using simulation::rare_path_count;
using simulation::rare_path_names;

void SimulationTally::add(const simulation::SimulationReport& report) {
    ++seeds;
    violated += report.violations.empty() ? 0 : 1;
    site_days += report.sites * report.days;
    faults += report.faults_injected;
    events += report.events;
    simulated += report.simulated;
    trace = trace * 31 + report.trace_hash;
    for (const auto& [name, count] : report.counts) counts[name] += count;
    rare_paths.add(report.rare_paths);
}

std::string SimulationTally::seldom_walked(std::uint64_t least) const {
    std::string seldom;
    for (std::size_t i = 0; i < rare_path_count; ++i) {
        if (rare_paths.counts()[i] >= least) continue;
        seldom += fmt::format("only {} times instead of {}: {}\n", rare_paths.counts()[i], least,
                              rare_path_names[i]);
    }
    return seldom;
}

Json SimulationTally::json() const {
    const double seconds = std::max(cpu.count(), 1e-9);
    Json json;
    json["seeds"] = seeds;
    json["violated"] = violated;
    json["site_days"] = site_days;
    json["faults"] = faults;
    json["events"] = events;
    json["simulated_seconds"] = simulated.count();
    json["cpu_seconds"] = cpu.count();
    json["times_real_time"] = simulated.count() / seconds;
    json["faults_per_cpu_second"] = static_cast<double>(faults) / seconds;
    json["trace"] = fmt::format("{:016x}", trace);
    json["counts"] = counts;
    auto& paths = json["rare_paths"] = Json::object();
    for (std::size_t i = 0; i < rare_path_count; ++i)
        paths[std::string(rare_path_names[i])] = rare_paths.counts()[i];
    json["ok"] = violated == 0;
    return json;
}

void SimulationTally::print() const {
    const double seconds = std::max(cpu.count(), 1e-9);
    std::cout << fmt::format(
        "{} seeds, {} with a violation: {} site-days, {} faults, {} events in {:.1f} CPU seconds\n"
        "{:.0f} times real time, {:.0f} faults per CPU second, trace {:016x}\n",
        seeds, violated, site_days, faults, events, cpu.count(), simulated.count() / seconds,
        static_cast<double>(faults) / seconds, trace);
    for (const auto& [name, count] : counts) std::cout << fmt::format("  {:>9}  {}\n", count, name);
    std::cout << "rare paths walked:\n";
    for (std::size_t i = 0; i < rare_path_count; ++i)
        std::cout << fmt::format("  {:>9}  {}\n", rare_paths.counts()[i], rare_path_names[i]);
}

}  // namespace skranke::tools
