// I7: who is called next is the escorted citizen who came first, else the citizen who came first, among those
// that the desk's screen knew, and nobody is called to a desk that has somebody. I8: so nobody is passed by
// one of the own class who came later, nor left waiting by a desk that has nobody. Ageing, and the bound on
// how often one may be passed by the other class, come with the rule that has them.
#include <fmt/format.h>

#include "tools/simulate/checkers/checkers.hpp"

namespace skranke::simulation {

namespace {

bool goes_before(const Ticket& left, const Ticket& right) {
    const bool left_escorted = left.escort == Escort::card_shown;
    const bool right_escorted = right.escort == Escort::card_shown;
    if (left_escorted != right_escorted) return left_escorted;
    if (left.position.arrival != right.position.arrival)
        return left.position.arrival < right.position.arrival;
    if (left.position.issued.counter != right.position.issued.counter)
        return left.position.issued.counter < right.position.issued.counter;
    return left.position.issued.actor < right.position.issued.actor;
}

class OrderOfCalls final : public Checker {
public:
    void acted(World& world, const Act& act) override {
        if (std::holds_alternative<IssueTicket>(act.action) && act.result) look_at_arrival(world, act);
        if (calls_somebody(act)) look_at_desk(world, act);
        if (!std::holds_alternative<CallNext>(act.action)) return;
        const auto* refusal = act.result ? nullptr : std::get_if<Refusal>(&act.result.error());
        if (!act.result && !(refusal && refusal->kind == Refusal::Kind::nobody_waits)) return;
        const Ticket* next = nullptr;
        for (const Ticket& ticket : act.before->day->tickets) {
            if (ticket.status != TicketStatus::waiting) continue;
            if (!next || goes_before(ticket, *next)) next = &ticket;
        }
        if (refusal) {
            if (next)
                world.violate(
                    "I8", fmt::format("{}: {} {:03} waits, and a desk was told that nobody does",
                                      world.moment(act.machine), next->number.letter, next->number.number));
            return;
        }
        if (next && next->id == act.result->ticket.id) {
            if (next->escort == Escort::card_shown) world.walked(RarePath::escorted_first);
            return;
        }
        world.violate(
            "I7", fmt::format("{}: {} {:03} was called, though another was next", world.moment(act.machine),
                              act.result->ticket.number.letter, act.result->ticket.number.number));
    }

private:
    static bool calls_somebody(const Act& act) {
        return act.result && (std::holds_alternative<CallNext>(act.action) ||
                              std::holds_alternative<CallTicket>(act.action));
    }
    static void look_at_desk(World& world, const Act& act) {
        const auto& desk = world.machines[act.machine]->post().desk;
        const Ticket* present = desk ? act.before->day->at_desk(*desk) : nullptr;
        if (!present) return;
        world.violate("I7", fmt::format("{}: {} {:03} was called while {} {:03} was at the desk",
                                        world.moment(act.machine), act.result->ticket.number.letter,
                                        act.result->ticket.number.number, present->number.letter,
                                        present->number.number));
    }
    // Whatever the clocks say: who is issued a number stands behind everybody whom the desk knew.
    static void look_at_arrival(World& world, const Act& act) {
        const Ticket& issued = act.result->ticket;
        for (const Ticket& ticket : act.before->day->tickets) {
            if (ticket.position < issued.position) continue;
            world.violate("I8",
                          fmt::format("{}: {} {:03}, issued now, stands before {} {:03}",
                                      world.moment(act.machine), issued.number.letter, issued.number.number,
                                      ticket.number.letter, ticket.number.number));
            return;
        }
    }
};

}  // namespace

std::unique_ptr<Checker> check_order_of_calls() { return std::make_unique<OrderOfCalls>(); }

}  // namespace skranke::simulation
