#pragma once
// All that a report counts: every citizen with a number, and every enquiry without one. Help on the floor
// that became a number is that number's contact alone.
#include <optional>
#include <span>
#include <vector>

#include "shared/queue/day.hpp"
#include "shared/queue/municipality.hpp"
#include "shared/report/dimension.hpp"
#include "shared/report/measured_wait.hpp"

namespace skranke {

struct Contact {
    DimensionValues values;
    const Ticket* ticket = nullptr;    // either this …
    const Enquiry* enquiry = nullptr;  // … or this
    // Of a ticket:
    std::optional<MeasuredWait> wait{};
    bool kept_overnight = false;      // left over, and carried into the next day
    std::size_t times_overtaken = 0;  // by calls of those who had come later
    // How much longer the wait was for those who went ahead; see priority_cost.hpp. Nothing: never called, or
    // escorted.
    std::optional<std::chrono::milliseconds> extra_wait{};
};

// In the order of the days; tickets first, then enquiries. The days must outlive it.
std::vector<Contact> contacts(std::span<const Day> days, const Municipality& municipality);

}  // namespace skranke
