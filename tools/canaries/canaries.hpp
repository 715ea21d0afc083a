#pragma once
// The canaries by name, and what becomes of each: for skranke-canaries alone.
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "shared/base/canary.hpp"

namespace skranke {

struct NamedCanary {
    Canary canary;
    std::string_view name;  // "no-fsync"
    std::string_view what;  // the fault, in words
    // Where to begin to look for a day that shows it: a later one for what shows itself seldom.
    std::uint64_t first_seed = 1;
};

std::span<const NamedCanary> all_canaries();
std::optional<Canary> canary_named(std::string_view name);

}  // namespace skranke
