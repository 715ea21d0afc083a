#pragma once
// "Hvorfor ikke mig?": where a waiting citizen stands, who went ahead, and when nobody may any more. For
// staff: what is said here of others is not for the citizen's ears.
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "shared/queue/priority_rule.hpp"
#include "shared/text/language.hpp"

namespace skranke {

// A call that passed the ticket.
struct Passing {
    TicketNumber number;
    UtcTime at;
    CallRule rule = CallRule::escorted;
    bool operator==(const Passing&) const = default;
};

struct Explanation {
    TicketNumber number;
    std::size_t place = 0;  // in the calling order, from 1
    std::chrono::milliseconds waited{};
    std::vector<Passing> passed_by;       // in the order of the calls
    std::optional<UtcTime> no_more_from;  // nobody goes ahead from then on; nothing for the escorted
    std::optional<Hindrance> hindrance;   // why this desk and person cannot serve it
    bool operator==(const Explanation&) const = default;
};

// Nothing for a ticket that does not wait.
std::optional<Explanation> explain_wait(const QueueView& view, const Ticket& ticket);

// One to three sentences.
std::string in_words(const Explanation& explanation, Language language = Language::danish);

}  // namespace skranke
