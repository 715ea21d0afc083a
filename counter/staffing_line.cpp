#include "counter/staffing_line.hpp"

#include <algorithm>

#include "counter/people_texts.hpp"
#include "shared/queue/staffing.hpp"

namespace skranke {

std::string staffing_line(const Snapshot& snapshot, const ConsoleState& state, UtcTime now) {
    const Day* day = open_day(snapshot, now);
    if (day == nullptr || quiet_here(snapshot)) return {};
    const auto advice = staffing_advice(*day, *snapshot.municipality, now);
    if (!advice) return {};
    // Nobody has said to be there: what the line would cost them cannot be reckoned. How many wait can be
    // said.
    const bool nobody = std::ranges::none_of(
        day->staff, [](const auto& known) { return known.second.status == StaffStatus::on_floor; });
    if (nobody) {
        return advice->step == StaffingStep::one_more
                   ? say::nobody_on_floor(day->waiting().size(), state.language)
                   : std::string{};
    }
    return in_words(*advice, state.language);
}

}  // namespace skranke
