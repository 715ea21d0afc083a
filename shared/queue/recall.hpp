#pragma once
// When a citizen who has been called may be called again, and when it is time to think of a no-show.
#include <chrono>

#include "shared/queue/day.hpp"

namespace skranke {

// The citizen needs this long to hear the call and get up.
inline constexpr std::chrono::seconds recall_pause{20};
// A person decides; the console proposes it after so many calls and so long.
inline constexpr std::size_t calls_before_no_show = 3;
inline constexpr std::chrono::seconds grace_before_no_show{90};

// How long until the ticket may be called again; zero: now. A clock that was set back holds nobody up.
std::chrono::seconds until_recall(const Ticket& ticket, UtcTime now);
// Called, often enough and long enough ago for the citizen to have come.
bool may_have_stayed_away(const Ticket& ticket, UtcTime now);

}  // namespace skranke
