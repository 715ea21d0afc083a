#include "counter/staffing_line.hpp"

#include "shared/queue/staffing.hpp"

namespace skranke {

std::string staffing_line(const Snapshot& snapshot, const ConsoleState& state, UtcTime now) {
    const Day* day = open_day(snapshot, now);
    if (day == nullptr || quiet_here(snapshot)) return {};
    const auto advice = staffing_advice(*day, *snapshot.municipality, now);
    return advice ? in_words(*advice, state.language) : std::string{};
}

}  // namespace skranke
