// I17: no wait is negative, whatever the clocks did. (How sure a wait is, is not told yet.)
#include <fmt/format.h>

#include "shared/queue/summary.hpp"
#include "tools/simulate/checkers/checkers.hpp"

namespace skranke::simulation {

namespace {

class Waits final : public Checker {
public:
    void settled(World& world) override {
        for (auto& machine : world.machines) {
            if (!machine->node()) continue;
            for (const auto& day : machine->node()->snapshot()->days) {
                // One by one: among many, a percentile hides the smallest.
                for (const Ticket& ticket : day->tickets) {
                    Day alone;
                    alone.site = day->site;
                    alone.tickets.push_back(ticket);
                    const SummaryRow row = summarise(std::span(&alone, 1)).back();
                    for (const auto& wait : {row.wait.p50, row.wait.p80, row.wait.p90, row.wait.max})
                        if (wait && wait->count() < 0)
                            world.violate("I17", fmt::format("{}: a wait of {} ms",
                                                             world.moment(machine->index()), wait->count()));
                }
            }
        }
    }
};

}  // namespace

std::unique_ptr<Checker> check_waits() { return std::make_unique<Waits>(); }

}  // namespace skranke::simulation
