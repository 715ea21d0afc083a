#include "sync/node/deterministic_change.hpp"

#include <cassert>

namespace skranke {

const automerge::ActorId& genesis_actor() {
    static const automerge::ActorId actor{automerge::Bytes(16, 0)};
    return actor;
}

void DeterministicChange::put(std::string_view key, std::string text) {
    [[maybe_unused]] const auto done = change_.put(automerge::root, key, std::move(text));
    assert(done && "a new document's root takes any key");
}

void DeterministicChange::put_map(std::string_view key) {
    [[maybe_unused]] const auto done = change_.put_object(automerge::root, key, automerge::ObjectType::map);
    assert(done && "a new document's root takes any key");
}

automerge::Document deterministic_document(const std::function<void(DeterministicChange&)>& write) {
    automerge::Document document(genesis_actor());
    auto transaction = document.transaction();
    DeterministicChange change(transaction);
    write(change);
    transaction.commit({.time = 0, .message = "genesis"});
    return document;
}

}  // namespace skranke
