// I7: who is called next is the escorted citizen who came first, else the citizen who came first, among those
// that the desk's screen knew. I8: so nobody is passed by one of the own class who came later. Ageing, and
// the bound on how often one may be passed by the other class, come with the rule that has them.
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
        if (!std::holds_alternative<CallNext>(act.action) || !act.result) return;
        const Ticket* next = nullptr;
        for (const Ticket& ticket : act.before->day->tickets) {
            if (ticket.status != TicketStatus::waiting) continue;
            if (!next || goes_before(ticket, *next)) next = &ticket;
        }
        if (next && next->id == act.result->ticket.id) {
            if (next->escort == Escort::card_shown) world.walked("an escorted citizen went first");
            return;
        }
        world.violate(
            "I7", fmt::format("{}: {} {:03} was called, though another was next", world.moment(act.machine),
                              act.result->ticket.number.letter, act.result->ticket.number.number));
    }
};

}  // namespace

std::unique_ptr<Checker> check_order_of_calls() { return std::make_unique<OrderOfCalls>(); }

}  // namespace skranke::simulation
