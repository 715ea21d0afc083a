#pragma once
// How far a site's day has come: open, closed for new numbers, closed. Folded from the events that are about
// no ticket, in their order, so that what was done apart comes to the same everywhere: of closing and opening
// intake the last one counts, and so of closing the day and opening it again.
#include <optional>
#include <vector>

#include "shared/queue/day_events.hpp"
#include "shared/queue/done_by.hpp"

namespace skranke {

struct Day;
struct Event;

struct DayCourse {
    std::optional<DoneBy> intake_closed;
    std::optional<DoneBy> closed;
    bool kept_overnight = false;
    std::vector<Leftover> leftovers{};  // of all closings since the day was last opened
    bool operator==(const DayCourse&) const = default;

    // Nobody gets a number, but by an advisor's decision.
    bool takes_nobody() const { return intake_closed || closed; }
};

// `event` comes after all that were applied before it. One that is not about the course changes nothing.
void apply_to_course(DayCourse& course, const Event& event);

// In a closed day: whoever was named as left over, and whom nobody has touched since, ends with the day.
// Whoever is under way all the same is marked as overlooked.
void settle_leftovers(Day& day);

struct DecidedEvent;
// Who is carried into the next day where the site keeps leftovers overnight: first in the line, with their
// numbers. The keys follow from the tickets, so that two devices that open the day apart carry each once.
std::vector<DecidedEvent> kept_overnight(const Day& closed, UtcTime now);

}  // namespace skranke
