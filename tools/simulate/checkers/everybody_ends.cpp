// I2: every citizen of the last day is served, or did not come, once and everywhere alike.
#include <fmt/format.h>

#include "tools/simulate/checkers/checkers.hpp"

namespace skranke::simulation {

namespace {

class EverybodyEnds final : public Checker {
public:
    void drained(World& world) override {
        for (auto& machine : world.machines) {
            if (!machine->node()) continue;
            for (const Ticket& ticket : machine->node()->snapshot()->day->tickets) {
                const bool ended =
                    ticket.status == TicketStatus::finished || ticket.status == TicketStatus::no_show;
                if (ended && ticket.ended_at) continue;
                world.violate("I2", fmt::format("{}: ticket {} {} has no end", world.moment(machine->index()),
                                                ticket.number.letter, ticket.number.number));
            }
        }
    }
};

}  // namespace

std::unique_ptr<Checker> check_everybody_ends() { return std::make_unique<EverybodyEnds>(); }

}  // namespace skranke::simulation
