#pragma once
// A service that nobody ended in time: its end is marked, so that it counts in no service time.
#include <chrono>

#include "shared/queue/day.hpp"
#include "shared/queue/municipality.hpp"

namespace skranke {

// Longer than this, a citizen is hardly still at the desk: four times what 19 of 20 took today, where there
// are enough of the same service; else four times what the service is expected to take, and at least an hour.
// O(tickets).
std::chrono::milliseconds longest_likely(const Day& day, const Municipality& municipality,
                                         const ServiceId& service);
// A ticket in service has been so for longer than is likely, or since a day that is over.
bool is_finish_forgotten(const Day& day, const Municipality& municipality, const Ticket& ticket, UtcTime now);

}  // namespace skranke
