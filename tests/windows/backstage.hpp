#pragma once
// What the test and the programs that it puts on stage share: the layout of a file that both have in memory.
#include <atomic>
#include <cstdint>

namespace skranke::test {

struct Backstage {
    // In nanoseconds. The wall clock stands still until it is told to go on; the clock that never runs
    // backwards runs, and is pushed ahead where a program shall not be waited for.
    std::atomic<std::int64_t> wall{0};
    std::atomic<std::int64_t> ahead{0};
    // How often a window has had nothing more to do, and whether it waits for somebody to do something.
    // `rests` is a futex.
    std::atomic<std::uint32_t> rests{0};
    std::atomic<bool> resting{false};
};
static_assert(std::atomic<std::int64_t>::is_always_lock_free, "two processes share it");

// Names the file to a program on stage.
inline constexpr const char* backstage_file = "SKRANKE_BACKSTAGE";

}  // namespace skranke::test
