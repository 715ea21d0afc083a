#pragma once
// When people come and how long they are helped, as in the municipal offices whose queues are on record. A
// test compares the numbers with the records.
#include <array>

namespace skranke::simulation {

// Arrivals by hour from eight o'clock, against the mean.
inline constexpr std::array arrivals_by_hour{1.1, 0.9, 1.15, 1.2, 1.15, 1.1, 0.9, 0.5};

// Services are skewed: most are short, some are very long. Log-normal.
inline constexpr double median_service_minutes = 7;
inline constexpr double service_spread = 0.85;  // standard deviation of the logarithm

}  // namespace skranke::simulation
