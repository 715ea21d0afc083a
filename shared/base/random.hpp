#pragma once
// Randomness that comes in through the door.
#include <array>
#include <cstdint>
#include <span>

namespace skranke {

class Random {
public:
    virtual ~Random() = default;
    virtual void fill(std::span<std::uint8_t> bytes) = 0;

    std::uint64_t next();
    // Uniform in [0, bound); bound > 0.
    std::uint64_t below(std::uint64_t bound);
    // Uniform in [0, 1).
    double unit();
};

// The operating system's generator, for ids that must never collide.
class SystemRandom final : public Random {
public:
    void fill(std::span<std::uint8_t> bytes) override;
};

// Repeatable from one number (SplitMix64, Steele, Lea and Flood 2014): for simulation and replay.
class SeededRandom final : public Random {
public:
    explicit SeededRandom(std::uint64_t seed) : state_(seed) {}
    void fill(std::span<std::uint8_t> bytes) override;

private:
    std::uint64_t state_;
};

}  // namespace skranke
