#include "tools/simulate/simulation.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "tools/simulate/checkers/checkers.hpp"

namespace skranke::simulation {

namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr Time doors_open = minutes{30};  // after a day's beginning, which is at half past seven
constexpr Time doors_close = doors_open + hours{8};
constexpr Time everybody_is_home = doors_close + hours{1};
constexpr Time time_to_drain = hours{7};

class Run {
public:
    explicit Run(const SimulationOptions& options)
        : choices_(options.seed),
          world_(choices_.next(), nodes(options)),
          plan_(draw_faults(options.faults, options.dense, choices_)),
          people_(world_, draw_habits(plan_, options.dense, choices_), options.citizens_max),
          faults_(world_, plan_, options.strikes),
          days_(std::max<std::size_t>(1, options.site_days / world_.municipality.sites.size())) {
        world_.checkers = all_checkers();
        world_.story = options.story;
    }

    SimulationReport run(std::uint64_t seed) {
        play();
        return {.seed = seed,
                .nodes = world_.machines.size(),
                .sites = world_.municipality.sites.size(),
                .days = days_,
                .faults = plan_.on,
                .violations = world_.violations,
                .counts = world_.counts,
                .rare_paths = rare_paths(),
                .faults_injected = faults_.injected(),
                .strikes = faults_.strikes(),
                .citizens = people_.citizens(),
                .events = world_.heap.events_run(),
                .frames = world_.network.traffic().frames,
                .simulated = world_.heap.now(),
                .trace_hash = world_.trace_hash()};
    }

private:
    std::size_t nodes(const SimulationOptions& options) {
        // Few more often than many: most of what can go wrong goes wrong between two or three.
        const auto one = choices_.below(6), other = choices_.below(6);
        const auto drawn = nodes_min + std::min(one, other);
        return options.nodes.value_or(drawn);
    }

    RarePaths rare_paths() const {
        auto paths = world_.rare_paths;
        paths.walked(RarePath::silent_connection_died, world_.network.traffic().silent_deaths);
        paths.walked(RarePath::frame_lost, world_.network.traffic().lost_frames);
        return paths;
    }

    void play() {
        for (auto& machine : world_.machines) {
            if (const auto made = machine->install(world_.municipality); !made) {
                world_.violate("I15", fmt::format("machine {} could not be set up: {}", machine->index() + 1,
                                                  made.error().message));
                return;
            }
        }
        for (std::size_t day = 0; day < days_; ++day) {
            play_day(hours{24} * day, day + 1 == days_);
            if (world_.is_over()) return;
        }
        faults_.heal();
        advance(settling_time);
        if (world_.is_over()) return;
        for (auto& checker : world_.checkers) checker->settled(world_);
        if (world_.is_over()) return;
        drain();
    }

    void play_day(Time begins, bool is_last) {
        advance_to(begins);
        for (auto& machine : world_.machines) faults_.switch_on(machine->index());
        people_.begin_day(begins + doors_close);
        faults_.begin(begins + doors_close);
        advance_to(begins + everybody_is_home);
        if (is_last || world_.is_over()) return;
        for (auto& machine : world_.machines) {
            if (machine->is_asleep()) world_.wake(*machine);
            if (machine->node()) machine->stop();
        }
    }

    // Those who still wait are served, with nothing going wrong.
    void drain() {
        people_.serve_the_rest();
        const Time deadline = world_.heap.now() + time_to_drain;
        // Nobody is left for as long as somebody who did not show up may take to come back.
        int looks_with_nobody = 0;
        do {
            advance(no_show_returns_within);
            looks_with_nobody = people_.who_is_left().empty() ? looks_with_nobody + 1 : 0;
        } while (looks_with_nobody < 2 && world_.heap.now() < deadline && !world_.is_over());
        if (const auto left = people_.who_is_left(); !left.empty())
            world_.violate("I2", "hours after everything was repaired there is still " + left);
        if (world_.is_over()) return;
        advance(settling_time);
        for (auto& checker : world_.checkers) {
            checker->drained(world_);
            checker->settled(world_);
        }
    }

    void advance(Time by) { advance_to(world_.heap.now() + by); }
    void advance_to(Time when) {
        // In steps, so that a violation ends the run near its moment.
        while (world_.heap.now() < when && !world_.is_over())
            world_.heap.run_until(std::min(when, world_.heap.now() + Time{minutes{1}}));
    }

    SeededRandom choices_;
    World world_;
    FaultPlan plan_;
    People people_;
    Faults faults_;
    std::size_t days_;
};

}  // namespace

SimulationReport simulate(const SimulationOptions& options) { return Run(options).run(options.seed); }

}  // namespace skranke::simulation
