#include <algorithm>
#include <map>

#include "automerge/sync.hpp"

namespace automerge {
namespace {

using Hashes = std::vector<ChangeHash>;

bool holds(const Hashes& hashes, const ChangeHash& hash) {
    return std::ranges::find(hashes, hash) != hashes.end();
}

// What is missing to reach the peer's heads, ascending. A change that waits leads on to its dependencies.
// Waiting changes that the peer's heads do not lead to stay out: this peer may never have what they need.
Hashes missing_towards(const Document& document, const Hashes& heads) {
    Hashes open;
    for (const ChangeHash& head : heads)
        if (!document.has(head)) open.push_back(head);
    if (open.empty()) return {};

    std::map<ChangeHash, Hashes> waiting;
    for (Change& change : document.waiting_changes())
        waiting.emplace(change.hash, std::move(change.dependencies));

    std::set<ChangeHash> seen, missing;
    while (!open.empty()) {
        const ChangeHash hash = open.back();
        open.pop_back();
        if (document.has(hash) || !seen.insert(hash).second) continue;
        if (const auto found = waiting.find(hash); found != waiting.end())
            open.insert(open.end(), found->second.begin(), found->second.end());
        else
            missing.insert(hash);
    }
    return {missing.begin(), missing.end()};
}

// Our changes that the peer seems to lack, dependencies first: what no filter of the peer's claims, with all
// that builds on it, after what the peer asked for by name.
Hashes lacking_at_peer(const Document& document, const std::vector<SyncHave>& have, const Hashes& need) {
    Hashes result;
    std::set<ChangeHash> lacking;
    if (!have.empty()) {
        Hashes last_sync;
        for (const SyncHave& one : have)
            last_sync.insert(last_sync.end(), one.last_sync.begin(), one.last_sync.end());
        for (const ChangeHash& hash : document.hashes_since(last_sync)) {
            const bool claimed =
                std::ranges::any_of(have, [&](const SyncHave& one) { return one.bloom.contains(hash); });
            const bool builds_on_lacking =
                claimed && std::ranges::any_of(document.dependencies(hash),
                                               [&](const ChangeHash& on) { return lacking.contains(on); });
            if (claimed && !builds_on_lacking) continue;
            lacking.insert(hash);
            result.push_back(hash);
        }
    }
    Hashes asked;
    for (const ChangeHash& hash : need)
        if (document.has(hash) && !lacking.contains(hash)) asked.push_back(hash);
    result.insert(result.begin(), asked.begin(), asked.end());
    return result;
}

// Which changes the next message carries; their bytes are only made once it is sure to be sent.
struct Cargo {
    Hashes hashes;
    bool whole_document = false;
};

Cargo choose_cargo(const Document& document, const SyncState& state) {
    if (state.peer_read_only || !state.their_have || !state.their_need) return {};
    constexpr auto everything = [] { return Cargo{.hashes = {}, .whole_document = true}; };
    if (state.peer_reads_v2() && state.their_heads && state.their_heads->empty()) return everything();

    Cargo cargo{.hashes = lacking_at_peer(document, *state.their_have, *state.their_need)};
    std::erase_if(cargo.hashes, [&](const ChangeHash& hash) { return state.sent_hashes.contains(hash); });
    // Beyond a third, columns of the whole are smaller than the changes one by one.
    if (state.peer_reads_v2() && cargo.hashes.size() > document.change_count() / 3) return everything();
    return cargo;
}

bool is_empty(const Cargo& cargo, const Document& document) {
    return cargo.whole_document ? document.change_count() == 0 : cargo.hashes.empty();
}

void load(SyncMessage& message, const Cargo& cargo, const Document& document) {
    if (cargo.whole_document) {
        message.changes.push_back(document.save());
        return;
    }
    for (const ChangeHash& hash : cargo.hashes) {
        auto change = document.change(hash);
        if (!change) continue;
        if (message.version == SyncMessage::Version::v1 || message.changes.empty())
            message.changes.push_back(std::move(change->bytes));
        else
            message.changes.front().insert(message.changes.front().end(), change->bytes.begin(),
                                           change->bytes.end());
    }
}

// The peer refers to something we do not have: one side has lost data. Ask for all of it.
std::optional<SyncMessage> ask_for_everything(const Hashes& heads, SyncState& state) {
    if (state.unanswered_reset == heads) return std::nullopt;
    state.unanswered_reset = heads;
    return SyncMessage{.version = SyncMessage::Version::v1,
                       .heads = heads,
                       .need = {},
                       .have = {SyncHave{}},
                       .changes = {},
                       .capabilities = sync_flag::supports_reset};
}

bool peer_refers_to_the_unknown(const Document& document, const SyncState& state) {
    return state.their_have && !state.their_have->empty() &&
           !std::ranges::all_of(state.their_have->front().last_sync,
                                [&](const ChangeHash& hash) { return document.has(hash); });
}

// Our heads and flags as the message tells them. A peer too old for the reset flag is told that we have
// nothing: that makes it send everything again, too.
void introduce(SyncMessage& message, const Hashes& heads, SyncState& state) {
    const bool reset = std::exchange(state.needs_reset, false);
    const bool peer_knows_reset =
        state.their_capabilities && (*state.their_capabilities & sync_flag::supports_reset) != 0;
    std::uint8_t flags = sync_flag::supports_reset;
    if (state.read_only) flags |= sync_flag::read_only;
    if (reset && peer_knows_reset) flags |= sync_flag::reset;
    message.capabilities = flags;
    if (!reset || peer_knows_reset) message.heads = heads;
}

}  // namespace

std::optional<SyncMessage> generate_sync_message(const Document& document, SyncState& state) {
    const Hashes heads = document.heads();
    if (peer_refers_to_the_unknown(document, state)) return ask_for_everything(heads, state);

    const bool nothing_new_here = state.have_responded && state.last_sent_heads == heads;
    if (nothing_new_here && state.in_flight) return std::nullopt;
    const Cargo cargo = choose_cargo(document, state);
    const bool peer_is_content = state.read_only || state.their_heads == heads;
    if (nothing_new_here && peer_is_content && is_empty(cargo, document)) return std::nullopt;

    SyncMessage message;
    message.version = state.peer_reads_v2() ? SyncMessage::Version::v2 : SyncMessage::Version::v1;
    introduce(message, heads, state);
    const Hashes their_heads = state.their_heads.value_or(Hashes{});
    if (!state.read_only) message.need = missing_towards(document, their_heads);
    // Until the peer has sent its heads' missing ancestors, a filter would only make it send more of the
    // rest.
    if (std::ranges::all_of(message.need, [&](const ChangeHash& hash) { return holds(their_heads, hash); }))
        message.have.push_back({.last_sync = state.shared_heads,
                                .bloom = BloomFilter{document.hashes_since(state.shared_heads)}});
    load(message, cargo, document);

    state.have_responded = true;
    state.last_sent_heads = heads;
    state.in_flight = true;
    if (cargo.whole_document) {
        const Hashes all = document.hashes_since({});
        state.sent_hashes.insert(all.begin(), all.end());
    } else {
        state.sent_hashes.insert(cargo.hashes.begin(), cargo.hashes.end());
    }
    return message;
}

}  // namespace automerge
