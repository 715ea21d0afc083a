// Preloaded into a program, this is its clock: a day is then played in seconds, and twice at the same times.
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "tests/windows/preload/backstage.hpp"

namespace {

constexpr std::int64_t second = 1'000'000'000;

void put(timespec& out, std::int64_t time) {
    out.tv_sec = time / second;
    out.tv_nsec = time % second;
}

}  // namespace

extern "C" __attribute__((visibility("default"))) int clock_gettime(clockid_t clock, timespec* out) noexcept {
    const auto result = static_cast<int>(::syscall(SYS_clock_gettime, clock, out));
    const auto* const stage = backstage();
    if (stage == nullptr || result != 0) return result;
    if (clock == CLOCK_REALTIME) put(*out, stage->wall);
    if (clock == CLOCK_MONOTONIC || clock == CLOCK_BOOTTIME)
        put(*out, out->tv_sec * second + out->tv_nsec + stage->ahead);
    return 0;
}
