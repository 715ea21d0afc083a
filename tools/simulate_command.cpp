#include "tools/simulate_command.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <ctime>
#include <iostream>
#include <memory>

#include "tools/command_output.hpp"
#include "tools/simulate/simulation.hpp"

namespace skranke::tools {

namespace {

using simulation::SimulationOptions;
using simulation::SimulationReport;

struct Options {
    SimulationOptions simulation;
    std::uint64_t seeds = 1;
    std::optional<std::size_t> nodes;
    std::vector<std::string> faults;
    bool json = false;
    bool twice = false;
};

std::vector<std::string_view> names(const std::set<simulation::Fault>& faults) {
    std::vector<std::string_view> all;
    for (const auto fault : faults) all.push_back(simulation::name_of(fault));
    return all;
}

// How to see this seed again.
std::string replay_command(const Options& options, const SimulationReport& report) {
    std::string command =
        fmt::format("skranke simulate --seed {} --site-days {}", report.seed, options.simulation.site_days);
    if (options.simulation.nodes) command += fmt::format(" --nodes {}", *options.simulation.nodes);
    if (options.simulation.faults != simulation::all_faults())
        command += fmt::format(" --faults {}", fmt::join(names(options.simulation.faults), ","));
    if (options.simulation.dense) command += " --dense";
    return command;
}

struct Tally {
    std::uint64_t seeds = 0, violated = 0, site_days = 0, faults = 0, events = 0;
    std::chrono::duration<double> simulated{}, cpu{};
    std::map<std::string, std::uint64_t> counts, rare_paths;
    std::uint64_t trace = 0;

    void add(const SimulationReport& report) {
        ++seeds;
        violated += report.violations.empty() ? 0 : 1;
        site_days += report.sites * report.days;
        faults += report.faults_injected;
        events += report.events;
        simulated += report.simulated;
        trace = trace * 31 + report.trace_hash;
        for (const auto& [name, count] : report.counts) counts[name] += count;
        for (const auto& [name, count] : report.rare_paths) rare_paths[name] += count;
    }
};

std::chrono::duration<double> cpu_time() {
    return std::chrono::duration<double>(static_cast<double>(std::clock()) / CLOCKS_PER_SEC);
}

Json to_json(const Tally& tally) {
    const double cpu = std::max(tally.cpu.count(), 1e-9);
    Json json;
    json["seeds"] = tally.seeds;
    json["violated"] = tally.violated;
    json["site_days"] = tally.site_days;
    json["faults"] = tally.faults;
    json["events"] = tally.events;
    json["simulated_seconds"] = tally.simulated.count();
    json["cpu_seconds"] = tally.cpu.count();
    json["times_real_time"] = tally.simulated.count() / cpu;
    json["faults_per_cpu_second"] = static_cast<double>(tally.faults) / cpu;
    json["trace"] = fmt::format("{:016x}", tally.trace);
    json["counts"] = tally.counts;
    json["rare_paths"] = tally.rare_paths;
    json["ok"] = tally.violated == 0;
    return json;
}

void print(const Tally& tally) {
    const double cpu = std::max(tally.cpu.count(), 1e-9);
    std::cout << fmt::format(
        "{} seeds, {} with a violation: {} site-days, {} faults, {} events in {:.1f} CPU seconds\n"
        "{:.0f} times real time, {:.0f} faults per CPU second, trace {:016x}\n",
        tally.seeds, tally.violated, tally.site_days, tally.faults, tally.events, tally.cpu.count(),
        tally.simulated.count() / cpu, static_cast<double>(tally.faults) / cpu, tally.trace);
    for (const auto& [name, count] : tally.counts) std::cout << fmt::format("  {:>9}  {}\n", count, name);
    std::cout << "rare paths walked:\n";
    for (const auto& [name, count] : tally.rare_paths) std::cout << fmt::format("  {:>9}  {}\n", count, name);
}

int run(Options& options) {
    for (const auto& name : options.faults) {
        if (&name == &options.faults.front()) options.simulation.faults.clear();
        if (name == "none") continue;
        const auto fault = simulation::fault_named(name);
        if (!fault)
            return report(Error{ErrorCode::invalid_input,
                                fmt::format("there is no fault \"{}\"; there are: none, {}", name,
                                            fmt::join(names(simulation::all_faults()), ", "))});
        options.simulation.faults.insert(*fault);
    }
    options.simulation.nodes = options.nodes;
    Tally tally;
    const auto began = cpu_time();
    const auto last = options.simulation.seed + options.seeds;
    for (auto simulation = options.simulation; simulation.seed < last; ++simulation.seed) {
        const auto result = simulation::simulate(simulation);
        tally.add(result);
        for (const auto& violation : result.violations)
            std::cerr << fmt::format("{} {}\n  again: {}\n", violation.invariant, violation.what,
                                     replay_command(options, result));
        if (options.twice && simulation::simulate(simulation).trace_hash != result.trace_hash) {
            ++tally.violated;
            std::cerr << fmt::format("I20 seed {}: a second run went another way\n", simulation.seed);
        }
    }
    tally.cpu = cpu_time() - began;
    if (options.json) {
        std::cout << to_json(tally).dump() << '\n';
    } else {
        print(tally);
    }
    return tally.violated == 0 ? 0 : 1;
}

}  // namespace

void add_simulate_command(CLI::App& app, int& exit_code) {
    auto options = std::make_shared<Options>();
    auto* command = app.add_subcommand(
        "simulate", "Live through days of faults with simulated machines, people and networks");
    command->add_option("--seed", options->simulation.seed, "The first seed")->capture_default_str();
    command->add_option("--seeds", options->seeds, "How many seeds, one after the other")
        ->capture_default_str()
        ->check(CLI::Range(std::uint64_t{1}, std::uint64_t{1'000'000'000}));
    command
        ->add_option("--site-days", options->simulation.site_days,
                     "Days of all sites together, for each seed")
        ->capture_default_str()
        ->check(CLI::Range(1, 10'000));
    command->add_option("--nodes", options->nodes, "Machines; else the seed's choice")
        ->check(CLI::Range(simulation::nodes_min, simulation::nodes_max));
    command->add_option("--faults", options->faults, "Only these, by name; \"none\" for none")
        ->delimiter(',');
    command->add_flag("--dense", options->simulation.dense, "As many faults as the machines can bear");
    command->add_flag("--twice", options->twice, "Run each seed twice and compare");
    command->add_flag("--json", options->json, "Print one object");
    command->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace skranke::tools
