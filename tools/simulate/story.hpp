#pragma once
// What happened, in one line each: for a person who wants to know how it came to a violation.
#include <string>

#include "tools/simulate/world.hpp"

namespace skranke::simulation {

// "CallNext at site-1/2: A 017", or why it was refused.
std::string in_words(const Act& act, const DeskId& desk);

}  // namespace skranke::simulation
