// I2: every citizen of the last day is served, did not come, or is named as left over when the day was
// closed, once and everywhere alike. On every screen of a closed day whoever has no end is marked.
#include <fmt/format.h>

#include <set>

#include "tools/simulate/checkers/checkers.hpp"

namespace skranke::simulation {

namespace {

class EverybodyEnds final : public Checker {
public:
    void published(World& world, Machine& machine, const Snapshot& snapshot) override {
        if (!snapshot.day->course.closed) return;
        for (const Ticket& ticket : snapshot.day->tickets) {
            if (ticket.overlooked_at_closing && overlooked_.insert(ticket.id).second)
                world.walked(RarePath::overlooked_at_closing);
            if (has_ended(ticket) || ticket.overlooked_at_closing) continue;
            world.violate(
                "I2", fmt::format("{}: the day is closed, and nobody is told of {} {:03}",
                                  world.moment(machine.index()), ticket.number.letter, ticket.number.number));
        }
    }
    void drained(World& world) override {
        for (auto& machine : world.machines) {
            if (!machine->node()) continue;
            for (const Ticket& ticket : machine->node()->snapshot()->day->tickets) {
                if (has_ended(ticket) && ticket.ended_at) continue;
                world.violate("I2", fmt::format("{}: ticket {} {} has no end", world.moment(machine->index()),
                                                ticket.number.letter, ticket.number.number));
            }
        }
    }

private:
    std::set<TicketId> overlooked_;
};

}  // namespace

std::unique_ptr<Checker> check_everybody_ends() { return std::make_unique<EverybodyEnds>(); }

}  // namespace skranke::simulation
