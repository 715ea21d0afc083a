#pragma once
// The days of a site on which fewer are at the desks, as a manager types them: one a line, "24-11-2026 2
// valg".
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "shared/queue/municipality.hpp"

namespace skranke {

std::string reduced_days_text(const std::vector<ReducedDay>& days);
// By day. The reason may be left out, and be in either language. The error is the first line that says
// something else, or a day again.
std::expected<std::vector<ReducedDay>, std::string> reduced_days_typed(std::string_view text);

}  // namespace skranke
