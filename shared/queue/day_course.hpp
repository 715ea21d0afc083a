#pragma once
// How far a site's day has come: open, closed for new numbers, closed. Folded from the events that are about
// no ticket, in their order, so that what was done apart comes to the same everywhere: of closing and opening
// intake the last one counts, and so of closing the day and opening it again.
#include <optional>
#include <vector>

#include "shared/base/clock.hpp"
#include "shared/queue/day_events.hpp"

namespace skranke {

struct Day;
struct Event;

// Who decided something about the day, and when.
struct DoneBy {
    UtcTime at;
    PersonId person;
    bool operator==(const DoneBy&) const = default;
};

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

}  // namespace skranke
