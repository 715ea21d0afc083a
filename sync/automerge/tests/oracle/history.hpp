#pragma once
// A random history of several actors, performed by the port and written down for the oracle to perform.
#include <nlohmann/json.hpp>
#include <vector>

#include "automerge/automerge.hpp"

namespace automerge::test {

struct History {
    std::vector<Document> documents;                   // two to eight, an actor each
    std::vector<std::pair<ObjectId, Cursor>> cursors;  // made on the way, by some of them
    std::vector<std::vector<ChangeHash>> moments;      // heads that some document had
    std::vector<ActorId> unused_actors;                // for forks
    nlohmann::json script;                             // what the oracle plays
};

History random_history(std::uint32_t seed);

}  // namespace automerge::test
