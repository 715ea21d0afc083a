#pragma once
// What is said above the status line once the node has stored an action.
#include <string>

#include "counter/console_state.hpp"
#include "sync/node/snapshot.hpp"

namespace skranke {

// Empty where the screen shows it by itself.
std::string receipt_of(const Action& action, const Ticket& ticket, const Snapshot& snapshot,
                       Language language);

}  // namespace skranke
