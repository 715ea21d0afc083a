#include "shared/queue/percentile.hpp"

#include <algorithm>

namespace skranke {

std::optional<std::chrono::milliseconds> percentile(std::vector<std::chrono::milliseconds> samples,
                                                    int percent) {
    if (samples.empty()) return std::nullopt;
    const std::size_t share = static_cast<std::size_t>(std::clamp(percent, 1, 100));
    const std::size_t rank = (samples.size() * share + 99) / 100;
    const auto nearest = samples.begin() + static_cast<std::ptrdiff_t>(rank - 1);
    std::ranges::nth_element(samples, nearest);
    return *nearest;
}

}  // namespace skranke
