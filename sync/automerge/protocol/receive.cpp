#include <algorithm>

#include "automerge/storage/chunk.hpp"
#include "automerge/sync.hpp"

namespace automerge {
namespace {

using Hashes = std::vector<ChangeHash>;

Hashes ascending(Hashes hashes) {
    std::ranges::sort(hashes);
    const auto repeated = std::ranges::unique(hashes);
    hashes.erase(repeated.begin(), repeated.end());
    return hashes;
}

Bytes joined(const std::vector<Bytes>& parts) {
    Bytes whole;
    for (const Bytes& part : parts) whole.insert(whole.end(), part.begin(), part.end());
    return whole;
}

Result<void> check_whole(ByteView chunks, const Limits& limits) {
    while (!chunks.empty()) {
        const auto chunk = parse_chunk(chunks, limits);
        if (!chunk) return fail(chunk.error().kind, "sync message: " + chunk.error().message);
        chunks = chunks.subspan(chunk->size);
    }
    return {};
}

// All of the chunks or none: a torn or damaged one is found before any is applied.
Result<ApplyOutcome> apply_chunks(Document& document, const Bytes& chunks, const Limits& limits) {
    if (const auto whole = check_whole(chunks, limits); !whole) return std::unexpected(whole.error());
    auto loaded = document.load_incremental(chunks, limits);
    if (!loaded) return fail(loaded.error().kind, "sync message: " + loaded.error().message);
    return loaded->changes;
}

void note_flags(SyncState& state, std::uint8_t flags) {
    state.their_capabilities = flags;
    state.peer_read_only = (flags & sync_flag::read_only) != 0;
    if ((flags & sync_flag::reset) != 0) state.sent_hashes.clear();
}

// What both sides share once changes have come in: the heads they made, and the old ones that still stand.
Hashes advanced(const Hashes& shared, const Hashes& heads_before, const Hashes& heads_after) {
    Hashes result;
    for (const ChangeHash& head : heads_after)
        if (!std::ranges::binary_search(heads_before, head) ||
            std::ranges::find(shared, head) != shared.end())
            result.push_back(head);
    return result;
}

// What is in the ancestry of the peer's heads has arrived.
void forget_arrived(SyncState& state, const Document& document, const Hashes& their_known_heads) {
    if (state.sent_hashes.empty()) return;
    const Hashes unseen = ascending(document.hashes_since(their_known_heads));
    std::erase_if(state.sent_hashes,
                  [&](const ChangeHash& hash) { return !std::ranges::binary_search(unseen, hash); });
}

void update_shared_heads(SyncState& state, const Hashes& their_heads, const Hashes& their_known_heads) {
    if (their_known_heads.size() < their_heads.size()) {
        Hashes both = state.shared_heads;
        both.insert(both.end(), their_known_heads.begin(), their_known_heads.end());
        state.shared_heads = ascending(std::move(both));
        return;
    }
    state.shared_heads = their_heads;
    if (their_heads.empty()) {  // the peer has nothing, or has lost all it had
        state.last_sent_heads.clear();
        state.sent_hashes.clear();
    }
}

}  // namespace

Result<ApplyOutcome> receive_sync_message(Document& document, SyncState& state, const SyncMessage& message,
                                          const Limits& limits) {
    const Hashes heads_before = document.heads();
    const bool brings_changes = !message.changes.empty();
    ApplyOutcome outcome;
    if (brings_changes && !state.read_only) {
        auto applied = apply_chunks(document, joined(message.changes), limits);
        if (!applied) return std::unexpected(applied.error());
        outcome = *applied;
    }

    // From here on nothing fails.
    state.in_flight = false;
    state.unanswered_reset.reset();
    if (message.capabilities) note_flags(state, *message.capabilities);
    if (brings_changes && !state.read_only)
        state.shared_heads = advanced(state.shared_heads, heads_before, document.heads());

    const Hashes their_heads = ascending(message.heads);
    Hashes their_known_heads;
    for (const ChangeHash& head : their_heads)
        if (document.has(head)) their_known_heads.push_back(head);
    forget_arrived(state, document, their_known_heads);
    if (!brings_changes && their_heads == heads_before) state.last_sent_heads = their_heads;
    update_shared_heads(state, their_heads, their_known_heads);

    state.their_have = message.have;
    state.their_heads = their_heads;
    state.their_need = message.need;
    return outcome;
}

}  // namespace automerge
