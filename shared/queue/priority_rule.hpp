#pragma once
// The priority rule: who is next, and why. This file is the rule; nothing else decides.
//
// 1. Who waits is ranked: who was sent on to the front goes before all. With `Discipline::strict` the
//    escorted go before all others; with `time_credit` they count as having come `escorted_credit` earlier.
//    Short errands count as having come `express_credit` earlier. An appointment counts from its time, a
//    transfer or return from when the number was issued. Within that, who came first.
// 2. Fairness: nobody goes ahead of a citizen who came earlier and is not escorted, once that citizen has
//    been overtaken `overtaken_at_most` times in a row or has waited `not_overtaken_after`. In a row: since
//    the last call of somebody who had come still earlier.
// 3. Only who can be served counts: a desk or person that lacks what a service needs is not offered it.
#include <optional>
#include <vector>

#include "shared/queue/call_reason.hpp"
#include "shared/queue/day.hpp"
#include "shared/queue/eligibility.hpp"
#include "shared/queue/municipality.hpp"

namespace skranke {

enum class PriorityClass { escorted, ordinary };

PriorityClass priority_class(const Ticket& ticket);

// Where a ticket counts from: its arrival, or the time agreed.
QueuePosition counts_from(const Ticket& ticket);
// Since when its citizen waits: nobody waits before a time agreed.
UtcTime waits_since(const Ticket& ticket);

// All that the rule looks at: the same gives the same answer on every node. The site's rule is the
// municipality's for `day.site`.
struct QueueView {
    const Day& day;
    const Municipality& municipality;
    Server server;  // who would call
    UtcTime now;
};

RuleSettings rule_of(const QueueView& view);

struct NextTicket {
    const Ticket* ticket;
    CallReason reason;
};

// Nothing if nobody waits whom the server can serve. n waiting, c calls since the first of them came:
// O(n log n + n c) at worst, O(n log n) where people are called as they come.
std::optional<NextTicket> next_ticket(const QueueView& view);
// The waiting tickets in the order in which they will be called if nobody else comes. Whom the server cannot
// serve stand where they would by rank. As next_ticket, and the overtakings that are to come: at worst O(n²).
std::vector<const Ticket*> calling_order(const QueueView& view);
// The waiting tickets that need another desk or person, in the order of the line.
std::vector<const Ticket*> waiting_for_others(const QueueView& view);

// The reason that goes with a call of a certain waiting ticket: that of the rule if it is next anyway.
CallReason reason_to_call(const QueueView& view, const Ticket& ticket, std::optional<ChosenBecause> because);
bool is_next(const QueueView& view, const Ticket& ticket);

}  // namespace skranke
