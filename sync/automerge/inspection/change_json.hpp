#pragma once
// A change as JSON: what an actor did, operation by operation, in the names of Automerge's own tools.
#include <nlohmann/json.hpp>

#include "automerge/change.hpp"

namespace automerge {

Result<nlohmann::ordered_json> change_json(const Change& change);

}  // namespace automerge
