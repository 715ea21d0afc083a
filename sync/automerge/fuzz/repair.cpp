#include "automerge/fuzz/repair.hpp"

#include <algorithm>
#include <array>

#include "automerge/core/replica.hpp"
#include "automerge/encoding/leb128.hpp"
#include "automerge/storage/deflate.hpp"
#include "automerge/storage/document_chunk.hpp"
#include "automerge/sync_message.hpp"

namespace automerge::fuzz {

namespace {

constexpr std::array<std::uint8_t, 4> magic = {0x85, 0x6f, 0x4a, 0x83};
// Beyond these, a hash is left as it is: dependencies that are missing must be tried too.
constexpr std::uint8_t repaired_below = 0xf0;

// The contents of a document chunk with other heads and the same indexes of them.
Bytes with_heads(ByteView contents, const ParsedDocument& parsed, std::span<const ChangeHash> heads) {
    Bytes out;
    append_uleb(out, parsed.actors.size());
    for (const ActorId& actor : parsed.actors) append_prefixed(out, actor.bytes);
    const std::size_t actors_size = out.size();
    Bytes old_heads;
    append_hashes(old_heads, parsed.heads);
    append_hashes(out, heads);
    append_bytes(out, contents.subspan(actors_size + old_heads.size()));
    return out;
}

}  // namespace

Limits small_limits() {
    Limits limits;
    limits.inflated_chunk_bytes = 1u << 16;
    limits.operations_per_change = 1u << 11;
    limits.operations_per_document = 1u << 12;
    limits.changes_per_document = 1u << 9;
    return limits;
}

std::vector<Piece> cut(ByteView file) {
    std::vector<Piece> pieces;
    for (std::size_t at = 0; at + magic.size() < file.size();) {
        const ByteView rest = file.subspan(at + magic.size());
        const auto next = std::ranges::search(rest, magic).begin();
        ByteView piece = rest.first(static_cast<std::size_t>(next - rest.begin()));
        at += magic.size() + piece.size();
        piece = piece.subspan(std::min<std::size_t>(4, piece.size()));
        if (piece.empty()) continue;
        const std::uint8_t type = piece.front();
        std::size_t length_size = 1;
        while (length_size < 10 && length_size < piece.size() && (piece[length_size] & 0x80)) ++length_size;
        pieces.push_back({type, piece.subspan(std::min(1 + length_size, piece.size()))});
    }
    return pieces;
}

Bytes join(std::uint8_t type, ByteView contents) {
    return write_chunk(static_cast<ChunkType>(type), contents);
}

void Repair::settle_dependencies(std::vector<ChangeHash>& dependencies) const {
    if (known_.empty()) return;
    for (ChangeHash& hash : dependencies)
        if (hash.bytes[0] < repaired_below && std::ranges::find(known_, hash) == known_.end())
            hash = known_[known_.size() - 1 - hash.bytes[0] % known_.size()];
}

// As its operations say, in the one form that is allowed.
Bytes Repair::change(ByteView contents) {
    auto parsed = parse_change(contents, small_limits());
    if (!parsed) return Bytes(contents.begin(), contents.end());
    settle_dependencies(parsed->header.dependencies);
    OperationReader reader(parsed->columns, parsed->shape);
    OperationWriter writer;
    OperationRow row;
    std::vector<LocalId> predecessors;
    while (reader.next(row, predecessors)) writer.append(row, predecessors);
    if (reader.error()) return Bytes(contents.begin(), contents.end());
    Bytes out;
    write_change(parsed->header, writer, out);
    known_.push_back(hash_chunk(ChunkType::change, out));
    return out;
}

Bytes Repair::document(ByteView contents) {
    Bytes out(contents.begin(), contents.end());
    const auto replica = load_document_with_any_heads(contents, small_limits());
    const auto parsed = parse_document(contents, small_limits());
    if (!replica || !parsed) return out;
    const auto heads = replica->graph.sorted_heads();
    known_.insert(known_.end(), heads.begin(), heads.end());
    return heads == parsed->heads ? out : with_heads(contents, *parsed, heads);
}

Bytes Repair::bundle(ByteView contents) const {
    ByteReader reader(contents);
    std::vector<ChangeHash> dependencies;
    if (!reader.read_hashes(dependencies)) return Bytes(contents.begin(), contents.end());
    settle_dependencies(dependencies);
    Bytes out;
    append_hashes(out, dependencies);
    append_bytes(out, reader.rest());
    return out;
}

Bytes Repair::piece(const Piece& piece) {
    switch (static_cast<ChunkType>(piece.type)) {
        case ChunkType::document: return join(piece.type, document(piece.contents));
        case ChunkType::change: return join(piece.type, change(piece.contents));
        case ChunkType::bundle: return join(piece.type, bundle(piece.contents));
        case ChunkType::compressed_change: {
            const auto inflated = inflate_raw(piece.contents, small_limits().inflated_chunk_bytes);
            if (!inflated) return join(piece.type, piece.contents);
            const Bytes repaired = change(*inflated);
            Bytes chunk = join(piece.type, Deflater().deflate(repaired));
            const ChangeHash hash = hash_chunk(ChunkType::change, repaired);
            std::copy_n(hash.bytes.begin(), 4, chunk.begin() + magic.size());
            return chunk;
        }
        default: return join(piece.type, piece.contents);
    }
}

Bytes Repair::file(ByteView bytes) {
    Bytes file;
    for (const Piece& one : cut(bytes)) append_bytes(file, piece(one));
    return file;
}

Bytes Repair::sync_message(ByteView bytes) {
    auto message = SyncMessage::decode(bytes, small_limits());
    if (!message) return Bytes(bytes.begin(), bytes.end());
    for (Bytes& entry : message->changes) entry = file(entry);
    std::erase_if(message->changes, [](const Bytes& entry) { return entry.empty(); });
    for (auto* hashes : {&message->heads, &message->need}) settle_dependencies(*hashes);
    for (SyncHave& have : message->have) settle_dependencies(have.last_sync);
    return message->encode();
}

}  // namespace automerge::fuzz
