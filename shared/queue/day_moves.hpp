#pragma once
// What happens at a site on a day and is about no ticket, and what each such event does to the day.
#include "shared/queue/day.hpp"

namespace skranke {

// The event names no ticket: what becomes of it follows from the others of its kind, not from tickets.
bool is_about_the_day(const Event& event);

// Events come in the order that is the same everywhere. One that does not fit changes nothing.
void apply_to_day(Day& day, const Event& event);

}  // namespace skranke
