#include "tools/simulate_command.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <malloc.h>

#include <iostream>
#include <memory>

#include "tools/command_output.hpp"
#include "tools/cpu_time.hpp"
#include "tools/simulate/shrink.hpp"
#include "tools/simulate/simulation.hpp"
#include "tools/simulation_tally.hpp"

namespace skranke::tools {

namespace {

using simulation::SimulationOptions;
using simulation::SimulationReport;

struct Options {
    SimulationOptions simulation;
    std::uint64_t seeds = 1;
    std::optional<std::size_t> nodes, citizens;
    std::vector<std::string> faults;
    std::vector<std::size_t> strikes;
    std::optional<std::uint64_t> nightly;
    bool json = false, twice = false, shrink = false, story = false;
};

std::vector<std::string_view> names(const std::set<simulation::Fault>& faults) {
    std::vector<std::string_view> all;
    for (const auto fault : faults) all.push_back(simulation::name_of(fault));
    if (all.empty()) all.push_back("none");
    return all;
}

// How to see this seed again.
std::string replay_command(const SimulationOptions& options) {
    std::string command =
        fmt::format("skranke simulate --seed {} --site-days {}", options.seed, options.site_days);
    if (options.nodes) command += fmt::format(" --nodes {}", *options.nodes);
    if (options.faults != simulation::all_faults())
        command += fmt::format(" --faults {}", fmt::join(names(options.faults), ","));
    if (options.dense) command += " --dense";
    if (options.strikes != simulation::StrikeWindow{})
        command += fmt::format(" --strikes {} {}", options.strikes.first, options.strikes.last);
    if (options.citizens_max) command += fmt::format(" --citizens {}", *options.citizens_max);
    return command;
}

void print_short_scenario(const SimulationOptions& options, const SimulationReport& report) {
    constexpr std::size_t lines_max = 50;
    auto shrunk = simulation::shrink(options, report);
    std::vector<std::string> lines;
    auto told = shrunk.options;
    told.story = [&](const std::string& line) { lines.push_back(line); };
    (void)simulation::simulate(told);
    std::cout << fmt::format("  shorter, after {} runs: {}\n", shrunk.runs, replay_command(shrunk.options));
    const std::size_t left_out = lines.size() > lines_max ? lines.size() - lines_max : 0;
    if (left_out > 0) std::cout << fmt::format("    … {} lines before\n", left_out);
    for (std::size_t i = left_out; i < lines.size(); ++i) std::cout << "    " << lines[i] << '\n';
    const auto& violation = shrunk.report.violations.front();
    std::cout << fmt::format("    {} {}\n", violation.invariant, violation.what);
}

Result<SimulationOptions> simulation_options(const Options& options) {
    SimulationOptions simulation = options.simulation;
    if (!options.faults.empty()) simulation.faults.clear();
    for (const auto& name : options.faults) {
        if (name == "none") continue;
        const auto fault = simulation::fault_named(name);
        if (!fault)
            return fail(ErrorCode::invalid_input,
                        fmt::format("there is no fault \"{}\"; there are: none, {}", name,
                                    fmt::join(names(simulation::all_faults()), ", ")));
        simulation.faults.insert(*fault);
    }
    simulation.nodes = options.nodes;
    simulation.citizens_max = options.citizens;
    if (options.strikes.size() == 2)
        simulation.strikes = {.first = options.strikes[0], .last = options.strikes[1]};
    if (options.story) simulation.story = [](const std::string& line) { std::cout << line << '\n'; };
    return simulation;
}

// Nodes start and end all day long, and each asks the system for what the last one gave back to it.
void keep_freed_memory() {
    mallopt(M_MMAP_THRESHOLD, 32 << 20);  // the largest that it takes
    mallopt(M_TRIM_THRESHOLD, 256 << 20);
    mallopt(M_TOP_PAD, 16 << 20);
}

int run(const Options& options) {
    const auto chosen = simulation_options(options);
    if (!chosen) return report(chosen.error());
    keep_freed_memory();
    SimulationTally tally;
    const auto began = cpu_time();
    const auto last = chosen->seed + options.seeds;
    for (auto simulation = *chosen; simulation.seed < last; ++simulation.seed) {
        const auto result = simulation::simulate(simulation);
        tally.add(result);
        for (const auto& violation : result.violations)
            std::cerr << fmt::format("{} {}\n  again: {}\n", violation.invariant, violation.what,
                                     replay_command(simulation));
        if (options.shrink && !result.violations.empty()) print_short_scenario(simulation, result);
        if (options.twice && simulation::simulate(simulation).trace_hash != result.trace_hash) {
            ++tally.violated;
            std::cerr << fmt::format("I20 seed {}: a second run went another way\n", simulation.seed);
        }
    }
    tally.cpu = cpu_time() - began;
    if (options.json) {
        std::cout << tally.json().dump() << '\n';
    } else {
        tally.print();
    }
    const auto seldom = options.nightly ? tally.seldom_walked(*options.nightly) : std::string{};
    std::cerr << seldom;
    return tally.violated == 0 && seldom.empty() ? 0 : 1;
}

}  // namespace

CLI::App* add_simulate_command(CLI::App& app, int& exit_code) {
    auto options = std::make_shared<Options>();
    auto* command =
        app.add_subcommand("simulate",
                           "Live through days of faults with simulated machines, people and networks\n\n"
                           "Example: skranke simulate --seed 100 --seeds 20");
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
    command
        ->add_option("--strikes", options->strikes,
                     "Of the faults only these: the first and the last, from 1")
        ->expected(2);
    command->add_option("--citizens", options->citizens, "No more than so many come");
    command->add_flag("--twice", options->twice, "Run each seed twice and compare");
    command->add_flag("--shrink", options->shrink, "Make a short scenario of each violation");
    command->add_flag("--story", options->story, "Tell what happens, line by line");
    command
        ->add_option("--nightly", options->nightly,
                     "Fail, too, if a rare path was walked less often than so many times")
        ->expected(0, 1)
        ->default_str("100");
    command->add_flag("--json", options->json, "Print one object");
    command->callback([options, &exit_code] { exit_code = run(*options); });
    return command;
}

}  // namespace skranke::tools
