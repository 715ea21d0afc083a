#pragma once
// The sync protocol, versions 1 and 2, as a pure pair: what to say to a peer, and what to do with what it
// said. It needs a reliable ordered channel per document and peer; how bytes travel is the caller's business.
//
//     while (auto message = automerge::generate_sync_message(document, state)) send(message->encode());
//     …
//     auto message = automerge::SyncMessage::decode(received);
//     if (message) automerge::receive_sync_message(document, state, *message);  // then generate again
#include "automerge/document.hpp"
#include "automerge/sync_state.hpp"

namespace automerge {

// Nothing: there is nothing to say until the document changes or a message comes. When neither side has
// anything to say, both have the same. Costs the changes since the heads that both share, and those sent. The
// state belongs to one document and one peer; keep its encode() across connections.
std::optional<SyncMessage> generate_sync_message(const Document& document, SyncState& state);
// Fails as Document::load_incremental does. On error neither the document nor the state has changed.
Result<ApplyOutcome> receive_sync_message(Document& document, SyncState& state, const SyncMessage& message,
                                          const Limits& limits = {});

}  // namespace automerge
