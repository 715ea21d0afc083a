#pragma once
// The priority rule: who is next, and why. This file is the rule; nothing else decides.
#include <optional>
#include <string>
#include <vector>

#include "shared/queue/day.hpp"
#include "shared/text/language.hpp"

namespace skranke {

// Smaller goes first; within a class the order is QueuePosition.
enum class PriorityClass { escorted, ordinary };

PriorityClass priority_class(const Ticket& ticket);

// Why a ticket is next, as values; `in_words` says it ("Ledsaget, ID-kort set kl. 10.02; går foran 4").
struct CallReason {
    enum class Kind { escorted, longest_wait, transferred, returned, only_waiting, chosen_by_staff };
    Kind kind = Kind::longest_wait;
    UtcTime card_seen_at;    // escorted
    UtcTime kept_time_from;  // transferred, returned
    int goes_ahead_of = 0;   // ordinary tickets that came earlier
    bool operator==(const CallReason&) const = default;
};

struct NextTicket {
    const Ticket* ticket;
    CallReason reason;
    std::string reason_in_words;  // Danish, as the console shows it
};

// The waiting tickets in the order in which they will be called.
std::vector<const Ticket*> calling_order(const Day& day);
// Pure: the same day gives the same answer on every node. Nothing if nobody waits.
std::optional<NextTicket> next_ticket(const Day& day);
// The reason that goes with a call of a certain waiting ticket.
CallReason reason_to_call(const Day& day, const Ticket& ticket);
std::string in_words(const CallReason& reason, Language language = Language::danish);

}  // namespace skranke
