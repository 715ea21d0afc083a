// I3: no number is shown twice at a site on a service day. A machine that goes on from a copied disk cannot
// know what was shown since: it takes up from what others know as soon as it meets them, and a number that it
// gave out again before is marked on every screen that knows of both.
#include <fmt/format.h>

#include "tools/simulate/checkers/checkers.hpp"

namespace skranke::simulation {

namespace {

std::string text(const TicketNumber& number) { return fmt::format("{} {:03}", number.letter, number.number); }

class NumbersAreUnique final : public Checker {
public:
    void acted(World& world, const Act& act) override {
        if (!std::holds_alternative<IssueTicket>(act.action) || !act.result) return;
        const auto& number = act.result->ticket.number;
        const auto& site = world.machines[act.machine]->post().site;
        const auto [place, is_new] =
            shown_.insert({{site.text, act.result->day, number}, world.moment(act.machine)});
        if (is_new) return;
        const bool could_know =
            act.before && act.before->day->day == act.result->day && act.before->day->find(number) != nullptr;
        const bool may_happen = copied_.contains(act.machine) || world.has_twin.contains(act.machine);
        if (may_happen && !could_know) return;
        world.violate("I3", fmt::format("{}: {} was shown again; the first time was {}",
                                        world.moment(act.machine), text(number), place->second));
    }
    void published(World& world, Machine& machine, const Snapshot& snapshot) override {
        std::map<TicketNumber, const Ticket*> first;
        for (const Ticket& ticket : snapshot.day->tickets) {
            const auto [place, is_new] = first.emplace(ticket.number, &ticket);
            if (is_new) continue;
            if (ticket.number_given_twice && place->second->number_given_twice) {
                if (told_.insert(ticket.id).second) world.walked(RarePath::number_given_twice);
                continue;
            }
            world.violate("I3", fmt::format("{}: {} was given twice, and nobody is told",
                                            world.moment(machine.index()), text(ticket.number)));
        }
    }
    void disk_replaced(World&, Machine& machine) override { copied_.insert(machine.index()); }

    // All have met by now.
    void settled(World& world) override {
        for (const MachineIndex index : world.has_twin) {
            auto& machine = *world.machines[index];
            if (!machine.node() || !has_running_twin(world, machine)) continue;
            if (machine.node()->snapshot()->sync.disk_was_copied) {
                world.walked(RarePath::twins_told);
                continue;
            }
            world.violate("I3", fmt::format("{}: another machine runs as the same device, and nobody is told",
                                            world.moment(index)));
        }
    }

private:
    static bool has_running_twin(World& world, Machine& machine) {
        const auto& device = machine.node()->snapshot()->device;
        for (auto& other : world.machines)
            if (other.get() != &machine && other->node() && other->node()->snapshot()->device == device)
                return true;
        return false;
    }

    std::map<std::tuple<std::string, ServiceDay, TicketNumber>, std::string> shown_;
    std::set<MachineIndex> copied_;
    std::set<TicketId> told_;
};

}  // namespace

std::unique_ptr<Checker> check_numbers_are_unique() { return std::make_unique<NumbersAreUnique>(); }

}  // namespace skranke::simulation
