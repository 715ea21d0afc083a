#include "shared/pin/pin_attempts.hpp"

#include <algorithm>

namespace skranke {

std::chrono::minutes pause_after(const PinAttempts& attempts) {
    constexpr int doublings = 6;  // to the longest pause
    if (attempts.in_row < attempts_without_pause) return {};
    return std::chrono::minutes{1 << std::min(attempts.in_row - attempts_without_pause, doublings)};
}

bool used_up(const PinAttempts& attempts) { return attempts.in_all >= attempts_in_all; }

}  // namespace skranke
