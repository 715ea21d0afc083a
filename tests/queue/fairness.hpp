#pragma once
// What everybody in the line may count on, read from a finished day alone.
#include <algorithm>
#include <catch2/catch.hpp>
#include <vector>

#include "shared/queue/priority_rule.hpp"

namespace skranke {

struct FairnessSeen {
    int overtakings = 0;
    int called_by_fairness = 0;
};

// For days on which every desk gives every service and nobody is called out of order.
inline FairnessSeen check_fairness(const Day& day, const RuleSettings& rule) {
    struct CallMade {
        const Turn* turn;
        const Ticket* ticket;
    };
    std::vector<CallMade> calls;
    for (const Ticket& ticket : day.tickets)
        for (const Turn& turn : ticket.turns) calls.push_back({&turn, &ticket});
    std::ranges::sort(calls, {}, [](const CallMade& call) { return call.turn->order; });

    FairnessSeen seen;
    for (const Ticket& waits : day.tickets) {
        int in_a_row = 0;
        for (const auto& [turn, called] : calls) {
            if (turn->order < waits.position.issued) continue;
            if (called == &waits) break;
            const bool came_later = counts_from(waits) < counts_from(*called);
            // Within a class nobody is ever passed.
            if (came_later) REQUIRE(priority_class(*called) != priority_class(waits));
            if (!came_later) {
                in_a_row = 0;
                continue;
            }
            if (priority_class(waits) == PriorityClass::escorted) continue;
            ++seen.overtakings;
            REQUIRE(++in_a_row <= rule.overtaken_at_most);
            REQUIRE(turn->at - waits.issued_at < rule.not_overtaken_after);
            // And the call says so.
            REQUIRE(std::ranges::find(turn->overtook, waits.number) != turn->overtook.end());
        }
    }
    for (const CallMade& call : calls)
        seen.called_by_fairness +=
            call.turn->rule == CallRule::waited_long || call.turn->rule == CallRule::overtaken_often;
    return seen;
}

}  // namespace skranke
