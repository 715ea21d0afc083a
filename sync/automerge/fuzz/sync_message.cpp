// Any bytes as a sync message, received into a document that then answers.
#include "automerge/fuzz/check.hpp"
#include "automerge/fuzz/repair.hpp"
#include "automerge/sync.hpp"

namespace automerge::fuzz {

static void receive(Document document, const SyncMessage& message) {
    SyncState state;
    const Fingerprint before(document);
    (void)generate_sync_message(document, state);
    const SyncState state_before = state;
    if (!receive_sync_message(document, state, message, small_limits())) {
        require(Fingerprint(document) == before, "a refused message has changed the document");
        require(state == state_before, "a refused message has changed the state");
        return;
    }
    for (int round = 0; round < 3; ++round) {
        const auto answer = generate_sync_message(document, state);
        if (!answer) break;
        const auto decoded = SyncMessage::decode(answer->encode());
        require(decoded && decoded->encode() == answer->encode(), "our own message cannot be read");
        if (!receive_sync_message(document, state, message, small_limits())) break;
    }
    const auto kept = SyncState::decode(state.encode());
    require(kept && kept->shared_heads == state.shared_heads, "the state does not survive");
    if (Fingerprint(document) == before) return;
    check(document);
}

static void decode(ByteView bytes) {
    const auto message = SyncMessage::decode(bytes, small_limits());
    if (!message) return;
    const Bytes encoded = message->encode();
    const auto again = SyncMessage::decode(encoded, small_limits());
    require(again && *again == *message, "a message does not survive encoding");
    receive(base_document().fork({}), *message);
    receive(Document(), *message);
}

}  // namespace automerge::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace automerge::fuzz;
    decode({data, size});
    decode(Repair(base_hashes()).sync_message({data, size}));
    return 0;
}
