#pragma once
// How often a PIN may be tried: five times, then after a pause that doubles, and a hundred times in all until
// somebody else makes it void (NIST SP 800-63B, 5.2.2).
#include <chrono>

namespace skranke {

struct PinAttempts {
    int in_row = 0;  // wrong ones since the last that was right
    int in_all = 0;  // wrong ones ever
    bool operator==(const PinAttempts&) const = default;
};

inline constexpr int attempts_without_pause = 5;
inline constexpr int attempts_in_all = 100;
inline constexpr std::chrono::minutes longest_pause{64};

// Between the last wrong attempt and the next.
std::chrono::minutes pause_after(const PinAttempts& attempts);
// No PIN is right any more.
bool used_up(const PinAttempts& attempts);

}  // namespace skranke
