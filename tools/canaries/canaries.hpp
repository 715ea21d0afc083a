#pragma once
// The canaries by name, and what becomes of each: for skranke-canaries alone.
#include <optional>
#include <span>
#include <string_view>

#include "shared/base/canary.hpp"

namespace skranke {

struct NamedCanary {
    Canary canary;
    std::string_view name;  // "no-fsync"
    std::string_view what;  // the fault, in words
};

std::span<const NamedCanary> all_canaries();
std::optional<Canary> canary_named(std::string_view name);

}  // namespace skranke
