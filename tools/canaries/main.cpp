// skranke-canaries: the simulator around code with deliberate faults in it, one at a time. Each must be
// noticed.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

#include "tools/canaries/canaries.hpp"
#include "tools/cpu_time.hpp"
#include "tools/simulate/simulation.hpp"
#include "tools/simulate_command.hpp"

namespace {

using namespace skranke;

void list() {
    for (const auto& one : all_canaries()) std::cout << fmt::format("{:<22} {}\n", one.name, one.what);
}

// Every second one has as many faults as the machines can bear. Such a day costs seconds on many machines,
// and most of what can go wrong goes wrong between a few: most of those days are theirs.
simulation::SimulationOptions day_of(std::uint64_t seed) {
    simulation::SimulationOptions day{.seed = seed, .dense = seed % 2 == 0};
    if (day.dense && seed % 8 != 0) day.nodes = 2 + seed / 2 % 3;
    return day;
}

struct Noticed {
    std::string promise;  // empty: it got away
    std::uint64_t seed = 0;
    double seconds = 0;
};

std::string in_words(const simulation::SimulationOptions& day) {
    return fmt::format("{}{}{}", day.seed, day.dense ? ", dense" : "",
                       day.nodes ? fmt::format(", {} machines", *day.nodes) : "");
}

// What goes wrong without a canary, too, is not the canary's doing.
bool is_clean_without_canary(const Noticed& noticed) {
    const auto canary = let_loose(std::nullopt);
    const auto report = simulation::simulate(day_of(noticed.seed));
    let_loose(canary);
    return report.violations.empty();
}

// Seed after seed, a number of them and not for a time: a slow machine notices what a fast one does.
Noticed look_for_violation(std::uint64_t first_seed, std::uint64_t seeds) {
    const auto began = tools::cpu_time();
    Noticed noticed;
    for (noticed.seed = first_seed; noticed.seed < first_seed + seeds; ++noticed.seed) {
        const auto report = simulation::simulate(day_of(noticed.seed));
        noticed.seconds = (tools::cpu_time() - began).count();
        if (report.violations.empty() || !is_clean_without_canary(noticed)) continue;
        noticed.promise = report.violations.front().invariant;
        break;
    }
    return noticed;
}

// A table for the documentation; 1 if a canary got away.
int look_for_all(std::uint64_t seeds, std::optional<std::uint64_t> first_seed,
                 const std::vector<std::string>& only) {
    int got_away = 0;
    std::cout << "| canary | the fault | noticed by | seed | CPU seconds |\n|---|---|---|---|---|\n";
    for (const auto& one : all_canaries()) {
        if (!only.empty() && std::ranges::find(only, one.name) == only.end()) continue;
        let_loose(one.canary);
        const auto noticed = look_for_violation(first_seed.value_or(one.first_seed), seeds);
        got_away += noticed.promise.empty() ? 1 : 0;
        std::cout << fmt::format("| `{}` | {} | {} | {} | {:.1f} |\n", one.name, one.what,
                                 noticed.promise.empty() ? "nothing" : noticed.promise,
                                 in_words(day_of(noticed.seed)), noticed.seconds)
                  << std::flush;
    }
    return got_away == 0 ? 0 : 1;
}

}  // namespace

int main(int argument_count, char** arguments) {
    CLI::App app{
        "Deliberate faults, each of which the simulator must notice.\n\n"
        "Example: skranke-canaries simulate --canary no-fsync --seeds 20"};
    app.name("skranke-canaries");
    app.require_subcommand(1);

    int exit_code = 0;
    std::uint64_t seeds = 100;
    std::optional<std::uint64_t> first_seed;
    app.add_subcommand("list", "Name all canaries")->callback(list);
    auto* all = app.add_subcommand("all", "Let each loose, and say when it was noticed");
    all->add_option("--seeds", seeds, "How many days to look through for each")->capture_default_str();
    all->add_option("--first-seed", first_seed, "Where to begin (each canary has a seed of its own)");
    std::vector<std::string> only;
    all->add_option("--only", only, "These, by name")->delimiter(',');
    all->callback([&] { exit_code = look_for_all(seeds, first_seed, only); });

    auto* simulate = tools::add_simulate_command(app, exit_code);
    std::string names;
    for (const auto& one : all_canaries()) names += (names.empty() ? "" : ", ") + std::string(one.name);
    simulate
        ->add_option_function<std::string>(
            "--canary", [](const std::string& name) { let_loose(canary_named(name)); },
            "The fault to let loose: " + names)
        ->check([&names](const std::string& name) {
            return canary_named(name) ? std::string{}
                                      : fmt::format("there is no such canary; there are: {}", names);
        });

    try {
        app.parse(argument_count, arguments);
    } catch (const CLI::ParseError& error) {
        const int code = app.exit(error, std::cout, std::cerr);
        return code == 0 ? 0 : 2;
    }
    return exit_code;
}
