// Any bytes as a sync state out of storage, used for a conversation.
#include "automerge/fuzz/check.hpp"
#include "automerge/fuzz/repair.hpp"
#include "automerge/sync.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace automerge;
    auto state = SyncState::decode({data, size});
    if (!state) return 0;
    const Bytes encoded = state->encode();
    const auto again = SyncState::decode(encoded);
    fuzz::require(again && *again == *state, "a state does not survive encoding");
    const Document& document = fuzz::base_document();
    for (int round = 0; round < 2; ++round) {
        const auto message = generate_sync_message(document, *state);
        if (!message) break;
        fuzz::require(SyncMessage::decode(message->encode()).has_value(), "our own message cannot be read");
    }
    return 0;
}
