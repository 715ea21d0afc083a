// I7: who is called next is the escorted citizen who came first, else the citizen who came first, among those
// that the desk's screen knew, and nobody is called to a desk that has somebody. I8: but nobody is passed who
// came earlier and has waited half an hour, or has been passed three times in a row; nobody is passed by one
// of the own class who came later, nor left waiting by a desk that has nobody. The rule is said here a second
// time, for the settings that the simulated sites have.
#include <fmt/format.h>

#include <algorithm>

#include "tools/simulate/checkers/checkers.hpp"

namespace skranke::simulation {

namespace {

constexpr int passed_at_most = 3;
constexpr std::chrono::minutes passed_no_more_after{30};

bool came_before(const Ticket& left, const Ticket& right) {
    if (left.position.arrival != right.position.arrival)
        return left.position.arrival < right.position.arrival;
    if (left.position.issued.counter != right.position.issued.counter)
        return left.position.issued.counter < right.position.issued.counter;
    return left.position.issued.actor < right.position.issued.actor;
}

// How often in a row each ticket has been passed, by going through the calls from the first.
std::map<TicketId, int> passed_in_a_row(const Day& day) {
    std::vector<std::pair<const Turn*, const Ticket*>> turns;
    for (const Ticket& ticket : day.tickets)
        for (const Turn& turn : ticket.turns) turns.emplace_back(&turn, &ticket);
    std::ranges::sort(turns, {}, [](const auto& turn) { return turn.first->order; });
    std::map<TicketId, int> times;
    for (const auto& [turn, called] : turns) {
        for (const Ticket& other : day.tickets) {
            if (turn->order < other.position.issued) continue;
            if (std::ranges::find(turn->overtook, other.number) != turn->overtook.end())
                ++times[other.id];
            else if (came_before(*called, other))
                times[other.id] = 0;
        }
    }
    return times;
}

struct Line {
    const Ticket* escorted = nullptr;  // the first of them
    const Ticket* ordinary = nullptr;
    const Ticket* due = nullptr;  // the first ordinary one that may not be passed
};

// `caller`: who would call; whoever waits for somebody else is passed.
Line line_of(const Day& day, UtcTime now, const PersonId& caller) {
    auto passed = passed_in_a_row(day);
    Line line;
    for (const Ticket& ticket : day.tickets) {
        if (ticket.status != TicketStatus::waiting) continue;
        if (!ticket.prefers.empty() && ticket.prefers != caller) continue;
        const bool escorted = ticket.escort == Escort::card_shown;
        const Ticket*& first = escorted ? line.escorted : line.ordinary;
        if (!first || came_before(ticket, *first)) first = &ticket;
        const bool due = !escorted && (now - ticket.issued_at >= passed_no_more_after ||
                                       passed[ticket.id] >= passed_at_most);
        if (due && (!line.due || came_before(ticket, *line.due))) line.due = &ticket;
    }
    return line;
}

const Ticket* next_in(const Line& line) {
    if (!line.escorted || (line.due && came_before(*line.due, *line.escorted))) return line.ordinary;
    return line.escorted;
}

class OrderOfCalls final : public Checker {
public:
    void acted(World& world, const Act& act) override {
        if (std::holds_alternative<IssueTicket>(act.action) && act.result) look_at_arrival(world, act);
        if (calls_somebody(act)) look_at_desk(world, act);
        if (!std::holds_alternative<CallNext>(act.action)) return;
        const auto* refusal = act.result ? nullptr : std::get_if<Refusal>(&act.result.error());
        if (!act.result && !(refusal && refusal->kind == Refusal::Kind::nobody_waits)) return;
        if (act.result && act.result->ticket.turns.empty())
            return world.violate("I7", fmt::format("{}: somebody was called, and no ticket says so",
                                                   world.moment(act.machine)));
        const UtcTime now = act.result ? act.result->ticket.turns.back().at : UtcTime{};
        // Nobody says who they are, so each is the first of the staff; a node that has lost everything knows
        // none.
        const auto& staff = act.before->municipality->staff;
        const PersonId caller = staff.empty() ? PersonId{} : staff.front().id;
        const Line line = line_of(*act.before->day, now, caller);
        const Ticket* next = next_in(line);
        if (refusal) {
            if (next)
                world.violate(
                    "I8", fmt::format("{}: {} {:03} waits, and a desk was told that nobody does",
                                      world.moment(act.machine), next->number.letter, next->number.number));
            return;
        }
        if (next && next->id == act.result->ticket.id) {
            if (next == line.escorted) world.walked(RarePath::escorted_first);
            if (line.escorted && next != line.escorted) world.walked(RarePath::passed_no_more);
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
        // Helped on the floor before: stands where the citizen came.
        if (!issued.from_enquiry.empty()) return;
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
