// I3: no number is shown twice at a site on a service day. Only two machines that run as the same device
// cannot know of each other's numbers: each takes up from what others know as soon as it meets them, and a
// number that was given out twice before is marked on every screen that knows of both. And nobody can know of
// numbers that were given out under a false later date, once every device that knew went on from an older
// disk.
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
            shown_.insert({{site.text, act.result->day, number}, showing(world, act)});
        if (is_new) return;
        Showing& first = place->second;
        const bool could_know =
            act.before && act.before->day->day == act.result->day && act.before->day->find(number) != nullptr;
        const bool may_happen = world.has_twin.contains(act.machine);
        if (may_happen && !could_know) return;
        const auto what = fmt::format("{}: {} was shown again; the first time was {}",
                                      world.moment(act.machine), text(number), first.moment);
        if (first.was_before_the_day && first.was_lost) {
            ++world.counts["numbers forgotten with a false date"];
            forgotten_.emplace(first.ticket, what);
            first = showing(world, act);
            return;
        }
        world.violate("I3", what);
    }
    void disk_replaced(World&, Machine& machine) override {
        for (auto& [place, first] : shown_)
            if (first.machine == machine.index()) first.was_lost = true;
    }
    void published(World& world, Machine& machine, const Snapshot& snapshot) override {
        std::map<TicketNumber, const Ticket*> first;
        for (const Ticket& ticket : snapshot.day->tickets) {
            if (const auto again = forgotten_.find(ticket.id); again != forgotten_.end())
                world.violate("I3", again->second + ", of which a device knew all the while");
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
    struct Showing {
        MachineIndex machine;
        TicketId ticket;
        std::string moment;
        bool was_before_the_day;  // a false later date was confirmed
        bool was_lost = false;    // its machine went on from another disk
    };
    static Showing showing(World& world, const Act& act) {
        const auto true_now = std::chrono::floor<std::chrono::milliseconds>(World::epoch() + act.at);
        return {.machine = act.machine,
                .ticket = act.result->ticket.id,
                .moment = world.moment(act.machine),
                .was_before_the_day = service_day_of(true_now) < act.result->day};
    }
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

    std::map<std::tuple<std::string, ServiceDay, TicketNumber>, Showing> shown_;
    std::map<TicketId, std::string> forgotten_;  // the first tickets of numbers that were shown again
    std::map<MachineIndex, int> starts_;
    std::set<TicketId> told_;
};

}  // namespace

std::unique_ptr<Checker> check_numbers_are_unique() { return std::make_unique<NumbersAreUnique>(); }

}  // namespace skranke::simulation
