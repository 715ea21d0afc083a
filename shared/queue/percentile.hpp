#pragma once
// What so many of a hundred stayed under.
#include <chrono>
#include <optional>
#include <vector>

namespace skranke {

// Nearest-rank percentile of unsorted samples; percent in 1..100. Nothing without samples. O(n).
std::optional<std::chrono::milliseconds> percentile(std::vector<std::chrono::milliseconds> samples,
                                                    int percent);

}  // namespace skranke
