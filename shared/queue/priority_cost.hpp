#pragma once
// What going ahead costs those who are passed, for the manager: how often, and how many minutes.
#include <chrono>
#include <map>

#include "shared/queue/day.hpp"
#include "shared/queue/municipality.hpp"

namespace skranke {

struct PriorityCost {
    std::size_t went_ahead = 0;         // calls that passed somebody who had come earlier …
    std::size_t escorted_ahead = 0;     // … of the escorted alone
    std::size_t times_overtaken = 0;    // of all tickets together
    std::size_t tickets_overtaken = 0;  // passed at least once
    std::size_t ordinary = 0;           // called tickets that are not escorted
    // How much longer these waited together than if the same calls, made at the same moments, had gone to
    // those who came first among whom each desk could serve. Negative if the rule served them sooner.
    std::chrono::milliseconds extra_wait{};

    // For each ordinary ticket. Nothing where there are none.
    std::chrono::milliseconds extra_wait_each() const {
        return ordinary == 0 ? std::chrono::milliseconds{}
                             : extra_wait / static_cast<std::chrono::milliseconds::rep>(ordinary);
    }
    PriorityCost& operator+=(const PriorityCost& other);
    bool operator==(const PriorityCost&) const = default;
};

// The same for each of them that was called; together they make `PriorityCost::extra_wait`.
std::map<TicketId, std::chrono::milliseconds> extra_waits(const Day& day, const Municipality& municipality);

// First calls alone: a wait ends with the first. n tickets: O(n²) at worst.
PriorityCost priority_cost(const Day& day, const Municipality& municipality);

}  // namespace skranke
