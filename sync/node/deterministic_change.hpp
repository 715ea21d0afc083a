#pragma once
// The first change of a document, byte for byte the same wherever it is made: a fixed actor, time 0, the
// same operations in the same order.
#include <functional>
#include <string>
#include <string_view>

#include "automerge/automerge.hpp"

namespace skranke {

// Sixteen zero bytes: no process ever writes as this actor, except for first changes.
const automerge::ActorId& genesis_actor();

class DeterministicChange {
public:
    explicit DeterministicChange(automerge::Transaction& change) : change_(change) {}
    // At the document's root.
    void put(std::string_view key, std::string text);
    void put_map(std::string_view key);

private:
    automerge::Transaction& change_;
};

automerge::Document deterministic_document(const std::function<void(DeterministicChange&)>& write);

}  // namespace skranke
