// I4: where two desks called one citizen and neither knew of the other, every screen has told of it.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "tools/simulate/checkers/checkers.hpp"
#include "tools/simulate/checkers/written_events.hpp"

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
        desks.push_back({.machine = act.machine, .event = act.result->ticket.last_event});
        if (desks.size() == 2) world.walked(RarePath::double_call);
        if (desks.size() == 3) world.walked(RarePath::third_call);
    }
    void settled(World& world) override {
        const bool any = std::ranges::any_of(calls_, [](const auto& one) { return one.second.size() > 1; });
        if (!any) return;
        std::set<std::string> known;
        for (auto& machine : world.machines)
            if (machine->node()) known.merge(event_keys(world.municipality.id, *machine));
        for (const auto& [leg, desks] : calls_) {
            // With a disk that is replaced by an older one goes what only it knew.
            const auto kept = std::ranges::count_if(
                desks, [&](const Called& call) { return known.contains(call.event.text); });
            if (kept < 2) continue;
            for (auto& machine : world.machines) {
                if (!machine->node()) continue;
                for (const auto& day : machine->node()->snapshot()->days) {
                    const Ticket* ticket = day->find(leg.first);
                    if (!ticket || ticket->double_calls > 0) continue;
                    world.violate(
                        "I4", fmt::format("{}: {} {:03} was called at {} desks apart, and nobody was told",
                                          world.moment(machine->index()), ticket->number.letter,
                                          ticket->number.number, kept));
                }
            }
        }
    }

private:
    struct Called {
        MachineIndex machine;
        EventKey event;
    };
    std::map<std::pair<TicketId, EventKey>, std::vector<Called>> calls_;
};

}  // namespace

std::unique_ptr<Checker> check_double_calls_are_told() { return std::make_unique<DoubleCallsAreTold>(); }

}  // namespace skranke::simulation
