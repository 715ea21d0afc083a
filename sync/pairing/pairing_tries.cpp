#include "sync/pairing/pairing_tries.hpp"

#include <algorithm>

#include "sync/pairing/pairing_limits.hpp"

namespace skranke::pairing {

namespace {

bool counts(UtcTime time, UtcTime now) {
    const auto apart = time < now ? now - time : time - now;
    return apart < tries_window;
}

}  // namespace

std::size_t Tries::left(UtcTime now) const {
    const auto made = std::ranges::count_if(times_, [&](UtcTime time) { return counts(time, now); });
    return tries_max - std::min(tries_max, static_cast<std::size_t>(made));
}

void Tries::note(UtcTime now) {
    std::erase_if(times_, [&](UtcTime time) { return !counts(time, now); });
    times_.push_back(now);
}

void Tries::take_back_the_latest() {
    if (!times_.empty()) times_.pop_back();
}

}  // namespace skranke::pairing
