#include "shared/queue/priority_cost.hpp"

#include <algorithm>
#include <vector>

#include "shared/queue/priority_rule.hpp"

namespace skranke {

namespace {

// A ticket's first call: a moment at which a desk was free for somebody.
struct FirstCall {
    const Turn* turn;
    const Ticket* ticket;
};

bool is_ordinary(const Ticket& ticket) { return priority_class(ticket) == PriorityClass::ordinary; }

std::vector<FirstCall> first_calls(const Day& day) {
    std::vector<FirstCall> calls;
    for (const Ticket& ticket : day.tickets)
        if (!ticket.turns.empty()) calls.push_back({&ticket.turns.front(), &ticket});
    std::ranges::sort(calls, {}, [](const FirstCall& call) { return call.turn->order; });
    return calls;
}

}  // namespace

PriorityCost& PriorityCost::operator+=(const PriorityCost& other) {
    went_ahead += other.went_ahead;
    escorted_ahead += other.escorted_ahead;
    times_overtaken += other.times_overtaken;
    tickets_overtaken += other.tickets_overtaken;
    ordinary += other.ordinary;
    extra_wait += other.extra_wait;
    return *this;
}

// Gives the same calls to those who came first, and looks at what that makes of the ordinary tickets' waits.
std::map<TicketId, std::chrono::milliseconds> extra_waits(const Day& day, const Municipality& municipality) {
    const auto calls = first_calls(day);
    std::vector<const Ticket*> line;
    line.reserve(calls.size());
    for (const FirstCall& call : calls) line.push_back(call.ticket);
    std::ranges::sort(line, {}, [](const Ticket* ticket) { return counts_from(*ticket); });

    std::map<TicketId, std::chrono::milliseconds> extra;
    for (const auto& [turn, called] : calls) {
        if (is_ordinary(*called)) extra[called->id] += turn->at - called->issued_at;
        // Whoever had been issued a number by then. Where the calls before this one left nobody whom this
        // desk could serve, the next in line stands in: as many are called as were.
        auto first = std::ranges::find_if(line, [&](const Ticket* ticket) {
            return ticket->position.issued < turn->order &&
                   !hindrance(municipality, Server{turn->desk, turn->person}, *ticket);
        });
        if (first == line.end()) first = line.begin();
        if (is_ordinary(**first)) extra[(*first)->id] -= turn->at - (*first)->issued_at;
        line.erase(first);
    }
    return extra;
}

PriorityCost priority_cost(const Day& day, const Municipality& municipality) {
    PriorityCost cost;
    const auto extra = extra_waits(day, municipality);
    cost.ordinary = extra.size();
    for (const auto& [ticket, time] : extra) cost.extra_wait += time;
    std::vector<TicketNumber> overtaken;
    for (const Ticket& ticket : day.tickets) {
        for (const Turn& turn : ticket.turns) {
            if (turn.overtook.empty()) continue;
            ++cost.went_ahead;
            if (turn.rule == CallRule::escorted) ++cost.escorted_ahead;
            overtaken.insert(overtaken.end(), turn.overtook.begin(), turn.overtook.end());
        }
    }
    cost.times_overtaken = overtaken.size();
    std::ranges::sort(overtaken);
    cost.tickets_overtaken =
        overtaken.size() - static_cast<std::size_t>(std::ranges::unique(overtaken).size());
    return cost;
}

}  // namespace skranke
