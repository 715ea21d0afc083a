// I3: no number is shown twice at a site on a service day. Only two machines that run as the same device
// cannot know of each other's numbers: each takes up from what others know as soon as it meets them, and a
// number that was given out twice before is marked on every screen that knows of both.
#include <fmt/format.h>

#include <algorithm>

#include "tools/simulate/checkers/checkers.hpp"

namespace skranke::simulation {

namespace {

std::string text(const TicketNumber& number) { return fmt::format("{} {:03}", number.letter, number.number); }

// How soon a device must say that it has met another that runs as the same.
constexpr Time told_within = std::chrono::seconds{1};

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
        const bool may_happen = world.has_twin.contains(act.machine);
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
    void started(World&, Machine& machine) override { ++starts_[machine.index()]; }
    void heard(World& world, Machine& machine, Machine& other) override {
        if (!are_twins(machine, other)) return;
        world.heap.after(told_within, [this, &world, &machine, start = starts_[machine.index()]] {
            if (machine.is_usable() && starts_[machine.index()] == start)
                check_that_it_says_so(world, machine);
        });
    }

    // All have met by now.
    void settled(World& world) override {
        for (const MachineIndex index : world.has_twin) {
            auto& machine = *world.machines[index];
            if (machine.node() && has_running_twin(world, machine)) check_that_it_says_so(world, machine);
        }
    }

private:
    static bool are_twins(Machine& machine, Machine& other) {
        return &machine != &other && machine.node() && other.node() &&
               machine.node()->snapshot()->device == other.node()->snapshot()->device;
    }
    static bool has_running_twin(World& world, Machine& machine) {
        return std::ranges::any_of(world.machines,
                                   [&](const auto& other) { return are_twins(machine, *other); });
    }
    static void check_that_it_says_so(World& world, Machine& machine) {
        if (machine.node()->snapshot()->sync.disk_was_copied) return world.walked(RarePath::twins_told);
        world.violate("I3", fmt::format("{}: another machine runs as the same device, and nobody is told",
                                        world.moment(machine.index())));
    }

    std::map<std::tuple<std::string, ServiceDay, TicketNumber>, std::string> shown_;
    std::map<MachineIndex, int> starts_;
    std::set<TicketId> told_;
};

}  // namespace

std::unique_ptr<Checker> check_numbers_are_unique() { return std::make_unique<NumbersAreUnique>(); }

}  // namespace skranke::simulation
