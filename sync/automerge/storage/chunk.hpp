#pragma once
// Chunks: what a file or a message is made of. A magic number, a checksum, a type, a length, the contents.
#include "automerge/encoding/failure.hpp"
#include "automerge/identifiers.hpp"
#include "automerge/limits.hpp"

namespace automerge {

enum class ChunkType : std::uint8_t { document, change, compressed_change, bundle };

struct Chunk {
    ChunkType type{};   // a compressed change has become a change
    ByteView contents;  // of the bytes that were parsed, or of `inflated`
    Bytes inflated;
    ChangeHash hash;       // of a change: its name
    std::size_t size = 0;  // with its header, as it was stored
};

// The chunk at the front of `bytes`, its checksum verified. `truncated` and `checksum` errors, and a wrong
// magic number, say that there is no whole chunk; anything else that there is one and that it is bad.
Result<Chunk> parse_chunk(ByteView bytes, const Limits& limits);

// Is this the error of a torn or damaged chunk, rather than of a whole one that is refused?
bool is_torn(const Error& error);

ChangeHash hash_chunk(ChunkType type, ByteView contents);
Bytes write_chunk(ChunkType type, ByteView contents);
// For a hash that is known already.
Bytes write_chunk(ChunkType type, ByteView contents, const ChangeHash& hash);

}  // namespace automerge
