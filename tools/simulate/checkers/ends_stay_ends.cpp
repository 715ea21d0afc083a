// I9: a citizen who has been served does not wait again on any screen, unless the desk itself took its last
// step back, two desks had called that citizen apart, somebody who did not show up comes back, or a machine
// that went on from a copied disk has to do with it.
#include <fmt/format.h>

#include <set>

#include "tools/simulate/checkers/checkers.hpp"

namespace skranke::simulation {

namespace {

class EndsStayEnds final : public Checker {
public:
    void published(World& world, Machine& machine, const Snapshot& snapshot) override {
        auto& ended = ended_[machine.index()];
        for (const Ticket& ticket : snapshot.day->tickets) {
            // A closed day may be opened again, and then goes on.
            const bool is_over =
                ticket.status == TicketStatus::finished || ticket.status == TicketStatus::no_show;
            const auto known = ended.find(ticket.id);
            if (is_over) {
                if (known == ended.end())
                    ended[ticket.id] = {ticket.status, ticket.double_calls, ticket.steps_undone};
                continue;
            }
            if (known == ended.end()) continue;
            const bool came_back = known->second.status == TicketStatus::no_show && ticket.returned;
            const bool was_contested = ticket.double_calls > 0;
            const bool was_reopened = ticket.steps_undone > known->second.steps_undone;
            const bool has_another_reason =
                came_back || was_contested || touched_by_copies_.contains(ticket.id);
            if (was_reopened && !has_another_reason) seen_reopened_.insert(ticket.id);
            if (!was_reopened && !has_another_reason)
                world.violate("I9", fmt::format("{}: {} {:03} had ended, and has not any more",
                                                world.moment(machine.index()), ticket.number.letter,
                                                ticket.number.number));
            ended.erase(known);
        }
    }
    void disk_replaced(World&, Machine& machine) override {
        ended_.erase(machine.index());
        copied_.insert(machine.index());
    }
    // One that goes on from an old copy may have ended the visit itself, and not know it any more.
    void acted(World& world, const Act& act) override {
        const bool is_copy = copied_.contains(act.machine) || world.has_twin.contains(act.machine);
        if (is_copy && act.result) touched_by_copies_.insert(act.result->ticket.id);
        if (const auto* undo = std::get_if<UndoStep>(&act.action)) look_at_undoing(world, act, undo->ticket);
    }
    // A screen shows what was done before we are told that somebody did it.
    void settled(World& world) override {
        for (const TicketId& ticket : seen_reopened_)
            if (!reopened_by_own_desk_.contains(ticket))
                world.violate("I9",
                              fmt::format("ticket {} was reopened, and its desk did not do it", ticket.text));
    }

private:
    void look_at_undoing(World& world, const Act& act, const TicketId& id) {
        const Ticket* before = act.before->day->find(id);
        if (before && before->ended_at && before->desk == world.machines[act.machine]->post().desk)
            reopened_by_own_desk_.insert(id);
    }

    struct End {
        TicketStatus status;
        int double_calls;
        int steps_undone;
    };
    std::map<MachineIndex, std::map<TicketId, End>> ended_;
    std::set<MachineIndex> copied_;
    std::set<TicketId> touched_by_copies_;
    std::set<TicketId> seen_reopened_;
    std::set<TicketId> reopened_by_own_desk_;
};

}  // namespace

std::unique_ptr<Checker> check_ends_stay_ends() { return std::make_unique<EndsStayEnds>(); }

}  // namespace skranke::simulation
