#include "automerge/document.hpp"
#include "automerge/document/document_state.hpp"
#include "automerge/encoding/failure.hpp"
#include "automerge/storage/bundle_chunk.hpp"
#include "automerge/storage/chunk.hpp"
#include "automerge/storage/document_chunk.hpp"

namespace automerge {

namespace {

// Gathers what the chunks of a file bring, to apply it all at once.
class FileReader {
public:
    FileReader(Replica& replica, const Limits& limits) : replica_(replica), limits_(limits) {}

    // Takes the chunk at the front.
    Result<std::size_t> take(ByteView bytes) {
        auto chunk = parse_chunk(bytes, limits_);
        if (!chunk) {
            torn_ = is_torn(chunk.error());
            return std::unexpected(chunk.error());
        }
        const std::size_t size = chunk->size;
        switch (chunk->type) {
            case ChunkType::document:
                if (auto taken = take_document(*chunk); !taken) return std::unexpected(taken.error());
                break;
            case ChunkType::change:
                chunks_.push_back(std::move(*chunk));
                changes_.push_back({chunks_.back().contents, chunks_.back().hash});
                break;
            case ChunkType::bundle:
                if (auto taken = take_bundle(*chunk); !taken) return std::unexpected(taken.error());
                break;
            default: return malformed("a chunk of an unknown type");
        }
        return size;
    }

    // Was the last failure of `take` that there is no whole chunk?
    bool torn() const { return torn_; }

    Result<ApplyOutcome> apply() {
        auto outcome = apply_changes(replica_, changes_, limits_);
        if (outcome) outcome->applied += loaded_;
        return outcome;
    }

private:
    Result<void> take_document(const Chunk& chunk) {
        auto heads = peek_document_heads(chunk.contents);
        if (!heads) return std::unexpected(heads.error());
        if (!heads->empty() && replica_.known(*heads).size() == heads->size()) return {};
        auto loaded = load_document(chunk.contents, limits_, replica_.ops.text_unit());
        if (!loaded) return std::unexpected(loaded.error());
        if (replica_.is_empty() && changes_.empty()) {
            replica_ = std::move(*loaded);
            loaded_ = replica_.graph.size();
            return {};
        }
        ChangeBuilder builder;
        for (ChangeIndex index = 0; index < loaded->graph.size(); ++index) {
            const ChangeHash& hash = loaded->graph.hash(index);
            if (replica_.graph.find(hash)) continue;
            rebuilt_.push_back(rebuild_change(*loaded, index, builder).bytes);
            if (auto taken = take(rebuilt_.back()); !taken) return std::unexpected(taken.error());
        }
        return {};
    }

    Result<void> take_bundle(const Chunk& chunk) {
        auto bundle = read_bundle(chunk.contents, limits_);
        if (!bundle) return std::unexpected(bundle.error());
        for (std::size_t i = 0; i < bundle->changes.size(); ++i) {
            rebuilt_.push_back(std::move(bundle->changes[i]));
            changes_.push_back({rebuilt_.back(), bundle->hashes[i]});
        }
        return {};
    }

    Replica& replica_;
    const Limits& limits_;
    std::vector<Chunk> chunks_;   // what changes_ looks into
    std::vector<Bytes> rebuilt_;  // what chunks_ looks into, for changes out of a document chunk
    std::vector<IncomingChange> changes_;
    std::size_t loaded_ = 0;
    bool torn_ = false;
};

}  // namespace

Result<Document> Document::load(ByteView file, ActorId actor, const Limits& limits, TextUnit text_unit) {
    Document document(std::move(actor), text_unit);
    Replica& replica = document.state_->replica;
    FileReader reader(replica, limits);
    const bool begins_with_document =
        file.size() > 8 && file[8] == static_cast<std::uint8_t>(ChunkType::document);
    for (ByteView left = file; !left.empty();) {
        auto taken = reader.take(left);
        if (!taken) {
            Error error = taken.error();
            error.message = "at byte " + std::to_string(file.size() - left.size()) + ": " + error.message;
            return std::unexpected(std::move(error));
        }
        left = left.subspan(*taken);
    }
    if (auto applied = reader.apply(); !applied) return std::unexpected(applied.error());
    // After a document chunk, changes may wait for others; changes alone must be complete.
    if (!begins_with_document && !replica.waiting.entries().empty()) {
        return fail(ErrorKind::missing_dependency,
                    "the file lacks change " + document.missing_dependencies().front().hex());
    }
    return document;
}

Result<LoadOutcome> Document::load_incremental(ByteView chunks, const Limits& limits) {
    if (state_->pending) return fail(ErrorKind::invalid_operation, "a transaction is open");
    LoadOutcome outcome;
    Replica fresh;
    fresh.ops = OpSet(text_unit());
    // A document chunk replaces an empty replica; if what follows is refused, the empty one must still be
    // there.
    const bool was_empty = state_->replica.is_empty();
    Replica& target = was_empty ? fresh : state_->replica;
    FileReader reader(target, limits);
    for (ByteView left = chunks; !left.empty();) {
        auto taken = reader.take(left);
        if (!taken && reader.torn()) {
            outcome.tail = taken.error();
            break;
        }
        if (!taken) return std::unexpected(taken.error());
        outcome.bytes_read += *taken;
        left = left.subspan(*taken);
    }
    auto applied = reader.apply();
    if (!applied) return std::unexpected(applied.error());
    outcome.changes = *applied;
    if (was_empty) state_->replica = std::move(fresh);
    return outcome;
}

}  // namespace automerge
