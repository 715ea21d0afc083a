#include "automerge/document.hpp"

#include <algorithm>

#include "automerge/document/document_state.hpp"
#include "automerge/encoding/failure.hpp"
#include "automerge/storage/chunk.hpp"

namespace automerge {

namespace {

std::vector<Change> rebuild_all(const Replica& replica, std::span<const ChangeIndex> indexes) {
    std::vector<Change> changes;
    changes.reserve(indexes.size());
    ChangeBuilder builder;
    for (const ChangeIndex index : indexes) changes.push_back(rebuild_change(replica, index, builder));
    return changes;
}

Bytes waiting_chunk(const ChangeHash& hash, const WaitingChanges::Entry& entry) {
    return write_chunk(ChunkType::change, entry.contents, hash);
}

}  // namespace

Document::Document(ActorId actor, TextUnit text_unit) : Document(std::make_unique<State>()) {
    state_->actor = std::move(actor);
    state_->replica.ops = OpSet(text_unit);
}
Document::Document(std::unique_ptr<State> state) : Readable(state->replica.ops), state_(std::move(state)) {}
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;
Document::~Document() = default;

TextUnit Document::text_unit() const { return state_->replica.ops.text_unit(); }
const ActorId& Document::actor() const { return state_->actor; }
void Document::set_actor(ActorId actor) { state_->actor = std::move(actor); }

Bytes Document::save() const {
    Bytes file = write_chunk(ChunkType::document, save_document(state_->replica));
    for (const auto& [hash, entry] : state_->replica.waiting.entries()) {
        const Bytes chunk = waiting_chunk(hash, entry);
        file.insert(file.end(), chunk.begin(), chunk.end());
    }
    return file;
}

Bytes Document::save_since(std::span<const ChangeHash> heads) const {
    const Replica& replica = state_->replica;
    Bytes chunks;
    ChangeBuilder builder;
    for (const ChangeIndex index : replica.graph.since(replica.known(heads))) {
        const Bytes chunk = rebuild_change(replica, index, builder).bytes;
        chunks.insert(chunks.end(), chunk.begin(), chunk.end());
    }
    return chunks;
}

Result<ApplyOutcome> Document::apply(std::span<const Change> changes, const Limits& limits) {
    if (state_->pending) return fail(ErrorKind::invalid_operation, "a transaction is open");
    std::vector<Chunk> chunks;
    std::vector<IncomingChange> incoming;
    chunks.reserve(changes.size());
    incoming.reserve(changes.size());
    for (const Change& change : changes) {
        auto chunk = parse_chunk(change.bytes, limits);
        if (!chunk) return std::unexpected(chunk.error());
        if (chunk->type != ChunkType::change || chunk->size != change.bytes.size())
            return malformed("a change's bytes are not one chunk of a change");
        chunks.push_back(std::move(*chunk));
        incoming.push_back({chunks.back().contents, chunks.back().hash});
    }
    return apply_changes(state_->replica, incoming, limits);
}

Result<ApplyOutcome> Document::merge(const Document& other, const Limits& limits) {
    std::vector<Change> changes = other.changes_since(heads());
    std::erase_if(changes, [this](const Change& change) { return has(change.hash); });
    for (Change& change : other.waiting_changes()) changes.push_back(std::move(change));
    return apply(changes, limits);
}

Document Document::fork(ActorId actor) const {
    auto state = std::make_unique<State>(*state_);
    state->undo_pending();
    state->actor = std::move(actor);
    return Document(std::move(state));
}

std::vector<ChangeHash> Document::heads() const { return state_->replica.graph.sorted_heads(); }

bool Document::has(const ChangeHash& hash) const { return state_->replica.graph.find(hash).has_value(); }

std::vector<ChangeHash> Document::missing_dependencies(std::span<const ChangeHash> heads) const {
    const Replica& replica = state_->replica;
    std::vector<ChangeHash> missing;
    const auto need = [&](const ChangeHash& hash) {
        if (!replica.graph.find(hash) && !replica.waiting.contains(hash)) missing.push_back(hash);
    };
    for (const auto& [hash, entry] : replica.waiting.entries())
        for (const ChangeHash& dependency : entry.dependencies) need(dependency);
    for (const ChangeHash& head : heads) need(head);
    std::ranges::sort(missing);
    const auto repeated = std::ranges::unique(missing);
    missing.erase(repeated.begin(), repeated.end());
    return missing;
}

std::size_t Document::change_count() const { return state_->replica.graph.size(); }

std::size_t Document::operation_count() const {
    return state_->replica.ops.size() - state_->replica.ops.deletion_count();
}

std::optional<Change> Document::change(const ChangeHash& hash) const {
    const auto index = state_->replica.graph.find(hash);
    if (!index) return std::nullopt;
    ChangeBuilder builder;
    return rebuild_change(state_->replica, *index, builder);
}

std::vector<Change> Document::changes_since(std::span<const ChangeHash> heads) const {
    return rebuild_all(state_->replica, state_->replica.graph.since(state_->replica.known(heads)));
}

std::size_t Document::count_changes_since(std::span<const ChangeHash> heads) const {
    return state_->replica.graph.since(state_->replica.known(heads)).size();
}

std::vector<ChangeHash> Document::hashes_since(std::span<const ChangeHash> heads) const {
    const Replica& replica = state_->replica;
    std::vector<ChangeHash> hashes;
    for (const ChangeIndex index : replica.graph.since(replica.known(heads)))
        hashes.push_back(replica.graph.hash(index));
    return hashes;
}

std::vector<ChangeHash> Document::dependencies(const ChangeHash& hash) const {
    const ChangeGraph& graph = state_->replica.graph;
    std::vector<ChangeHash> hashes;
    if (const auto index = graph.find(hash))
        for (const ChangeIndex dependency : graph[*index].dependencies)
            hashes.push_back(graph.hash(dependency));
    return hashes;
}

std::vector<Change> Document::waiting_changes() const {
    std::vector<Change> changes;
    for (const auto& [hash, entry] : state_->replica.waiting.entries())
        if (auto change = Change::decode(waiting_chunk(hash, entry), no_limits))
            changes.push_back(std::move(*change));
    return changes;
}

}  // namespace automerge
