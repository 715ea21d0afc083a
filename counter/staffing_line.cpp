#include "counter/staffing_line.hpp"

#include "counter/people_texts.hpp"
#include "shared/queue/staffing.hpp"

namespace skranke {

std::string staffing_line(const Snapshot& snapshot, const ConsoleState& state, UtcTime now) {
    const Day* day = open_day(snapshot, now);
    if (day == nullptr || quiet_here(snapshot)) return {};
    const auto advice = staffing_advice(*day, *snapshot.municipality, now);
    if (!advice) return {};
    // Nobody there: how many wait says more than how long the first has.
    if (advice->working == 0) return say::nobody_on_floor(day->waiting().size(), state.language);
    return in_words(*advice, state.language);
}

}  // namespace skranke
