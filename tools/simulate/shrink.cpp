#include "tools/simulate/shrink.hpp"

#include <algorithm>

namespace skranke::simulation {

namespace {

class Shrinking {
public:
    Shrinking(const SimulationOptions& options, const SimulationReport& report)
        : best_{.options = options, .report = report}, invariant_(report.violations.front().invariant) {
        best_.options.story = {};
        best_.options.nodes = report.nodes;
        best_.options.faults = report.faults;
    }

    Shrunk run() {
        for (std::size_t days = 1; days < best_.options.site_days; days *= 2)
            if (attempt([&](SimulationOptions& options) { options.site_days = days; })) break;
        for (std::size_t nodes = nodes_min; nodes < *best_.options.nodes; ++nodes)
            if (attempt([&](SimulationOptions& options) { options.nodes = nodes; })) break;
        drop_faults();
        narrow_strikes();
        drop_citizens();
        drop_faults();
        return best_;
    }

private:
    template <class Change>
    bool attempt(Change change) {
        SimulationOptions options = best_.options;
        change(options);
        auto report = simulate(options);
        ++best_.runs;
        if (report.violations.empty() || report.violations.front().invariant != invariant_) return false;
        best_.options = std::move(options);
        best_.report = std::move(report);
        return true;
    }

    void drop_faults() {
        for (const Fault fault : std::set(best_.options.faults))
            attempt([&](SimulationOptions& options) { options.faults.erase(fault); });
    }

    // Halves of what is left out, then quarters, and so on.
    void narrow_strikes() {
        auto& window = best_.options.strikes;
        window = {.first = 1, .last = best_.report.strikes};
        for (std::size_t step = best_.report.strikes / 2; step > 0; step /= 2) {
            while (window.last > window.first + step &&
                   attempt([&](SimulationOptions& options) { options.strikes.last -= step; })) {
            }
            while (window.first + step < window.last &&
                   attempt([&](SimulationOptions& options) { options.strikes.first += step; })) {
            }
        }
    }

    void drop_citizens() {
        std::size_t citizens = best_.report.citizens;
        for (std::size_t step = citizens / 2; step > 0; step /= 2)
            while (citizens > step &&
                   attempt([&](SimulationOptions& options) { options.citizens_max = citizens - step; }))
                citizens -= step;
    }

    Shrunk best_;
    std::string invariant_;
};

}  // namespace

Shrunk shrink(const SimulationOptions& options, const SimulationReport& report) {
    return Shrinking(options, report).run();
}

}  // namespace skranke::simulation
