#pragma once
// The days that a summary is about, as a command line names them.
#include <optional>
#include <string>

#include "shared/base/calendar.hpp"

namespace skranke::tools {

struct PeriodRequest {
    std::string day{}, from{}, to{};  // "2026-11-21"
    std::string week{};               // "2026-W47", by ISO 8601: Monday to Sunday
};

// Both belong to it; none: without bound.
struct Period {
    std::optional<ServiceDay> first{}, last{};
    bool has(ServiceDay day) const { return (!first || *first <= day) && (!last || day <= *last); }
    bool operator==(const Period&) const = default;
};

// A day, a week, or a first and a last day; not two of these. Nothing asked for: all days.
Result<Period> period_of(const PeriodRequest& request);

}  // namespace skranke::tools
