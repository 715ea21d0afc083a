#pragma once
// The calm line about how many are on the floor: one more, one fewer, or nothing to say.
#include <string>

#include "counter/console_screen.hpp"

namespace skranke {

// Empty: as many as are needed.
std::string staffing_line(const Snapshot& snapshot, const ConsoleState& state, UtcTime now);

}  // namespace skranke
