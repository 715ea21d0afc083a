#include "shared/base/random.hpp"

#include <sys/random.h>

#include <cerrno>
#include <cstdlib>

namespace skranke {

std::uint64_t Random::next() {
    std::array<std::uint8_t, 8> bytes{};
    fill(bytes);
    std::uint64_t value = 0;
    for (const std::uint8_t byte : bytes) value = value << 8 | byte;
    return value;
}

std::uint64_t Random::below(std::uint64_t bound) {
    // The lowest 2^64 mod bound values would favour the small results: drawn again.
    const std::uint64_t first_fair = (0 - bound) % bound;
    std::uint64_t value = next();
    while (value < first_fair) value = next();
    return value % bound;
}

double Random::unit() {
    constexpr double one_of_all = 0x1.0p-53;  // a double holds 53 bits
    return static_cast<double>(next() >> 11) * one_of_all;
}

void SystemRandom::fill(std::span<std::uint8_t> bytes) {
    while (!bytes.empty()) {
        const ssize_t filled = getrandom(bytes.data(), bytes.size(), 0);
        if (filled < 0 && errno == EINTR) continue;
        // Ids made from anything less than the system's generator could collide: no way to go on.
        if (filled <= 0) std::abort();
        bytes = bytes.subspan(static_cast<std::size_t>(filled));
    }
}

void SeededRandom::fill(std::span<std::uint8_t> bytes) {
    std::size_t i = 0;
    while (i < bytes.size()) {
        state_ += 0x9e3779b97f4a7c15;
        std::uint64_t mixed = state_;
        mixed = (mixed ^ mixed >> 30) * 0xbf58476d1ce4e5b9;
        mixed = (mixed ^ mixed >> 27) * 0x94d049bb133111eb;
        mixed ^= mixed >> 31;
        for (int shift = 56; shift >= 0 && i < bytes.size(); shift -= 8)
            bytes[i++] = static_cast<std::uint8_t>(mixed >> shift);
    }
}

}  // namespace skranke
