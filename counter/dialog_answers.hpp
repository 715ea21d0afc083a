#pragma once
// What Enter in a dialog comes to, where that is a single action or another dialog.
#include <optional>

#include "counter/console_state.hpp"
#include "sync/node/snapshot.hpp"

namespace skranke {

struct DialogAnswer {
    Dialog next;                     // what is open then
    std::optional<Action> action{};  // for the node
};

// Nothing: there is nothing to answer yet, and the dialog stays as it is.
std::optional<DialogAnswer> answer_dialog(const ConsoleState& state, const Snapshot& snapshot, UtcTime now);

}  // namespace skranke
