// I4: where two desks called one citizen and neither knew of the other, every screen has told of it.
#include <fmt/format.h>

#include <algorithm>

#include "tools/simulate/checkers/checkers.hpp"

namespace skranke::simulation {

namespace {

class DoubleCallsAreTold final : public Checker {
public:
    void acted(World& world, const Act& act) override {
        const bool calls =
            std::holds_alternative<CallNext>(act.action) || std::holds_alternative<CallTicket>(act.action);
        if (!calls || !act.result) return;
        const Ticket* waiting = act.before->day->find(act.result->ticket.id);
        if (!waiting) return;
        // Two calls that follow the same event were made apart: the second would have followed the first.
        auto& desks = calls_[{waiting->id, waiting->last_event}];
        desks.push_back(act.machine);
        if (desks.size() == 2) world.walked("two desks called one citizen apart");
    }
    void settled(World& world) override {
        for (const auto& [leg, desks] : calls_) {
            if (desks.size() < 2) continue;
            for (auto& machine : world.machines) {
                if (!machine->node()) continue;
                for (const auto& day : machine->node()->snapshot()->days) {
                    const Ticket* ticket = day->find(leg.first);
                    if (!ticket || ticket->double_calls > 0) continue;
                    world.violate(
                        "I4", fmt::format("{}: {} {:03} was called at {} desks apart, and nobody was told",
                                          world.moment(machine->index()), ticket->number.letter,
                                          ticket->number.number, desks.size()));
                }
            }
        }
    }

private:
    std::map<std::pair<TicketId, EventKey>, std::vector<MachineIndex>> calls_;
};

}  // namespace

std::unique_ptr<Checker> check_double_calls_are_told() { return std::make_unique<DoubleCallsAreTold>(); }

}  // namespace skranke::simulation
