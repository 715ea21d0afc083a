#include "automerge/storage/chunk.hpp"

#include <algorithm>
#include <array>

#include "automerge/encoding/byte_reader.hpp"
#include "automerge/encoding/leb128.hpp"
#include "automerge/storage/allowance.hpp"
#include "automerge/storage/deflate.hpp"
#include "automerge/storage/sha256.hpp"

namespace automerge {

namespace {

constexpr std::array<std::uint8_t, 4> magic = {0x85, 0x6f, 0x4a, 0x83};
constexpr std::size_t checksum_size = 4;

}  // namespace

bool is_torn(const Error& error) {
    return error.kind == ErrorKind::truncated || error.kind == ErrorKind::checksum;
}

ChangeHash hash_chunk(ChunkType type, ByteView contents) {
    std::array<std::uint8_t, 11> header{};
    std::size_t size = 0;
    header[size++] = static_cast<std::uint8_t>(type);
    std::uint64_t length = contents.size();
    for (; length >= 0x80; length >>= 7) header[size++] = static_cast<std::uint8_t>(length | 0x80);
    header[size++] = static_cast<std::uint8_t>(length);
    const std::array<ByteView, 2> parts = {ByteView(header.data(), size), contents};
    return sha256(parts);
}

Bytes write_chunk(ChunkType type, ByteView contents) {
    return write_chunk(type, contents, hash_chunk(type, contents));
}

Bytes write_chunk(ChunkType type, ByteView contents, const ChangeHash& hash) {
    Bytes out;
    out.reserve(contents.size() + 19);
    append_bytes(out, magic);
    append_bytes(out, ByteView(hash.bytes).first(checksum_size));
    out.push_back(static_cast<std::uint8_t>(type));
    append_prefixed(out, contents);
    return out;
}

Result<Chunk> parse_chunk(ByteView bytes, const Limits& limits) {
    ByteReader reader(bytes);
    ByteView found_magic;
    ByteView checksum;
    std::uint8_t type = 0;
    Chunk chunk;
    if (!reader.read_bytes(magic.size(), found_magic)) return reader.failure("a chunk's header");
    // A damaged header cannot say where the chunk would end: it counts as torn, like a wrong checksum.
    if (!std::equal(magic.begin(), magic.end(), found_magic.begin()))
        return fail(ErrorKind::checksum, "a chunk does not begin with the magic number");
    reader.read_bytes(checksum_size, checksum);
    reader.read_byte(type);
    reader.read_prefixed(chunk.contents);
    if (reader.failed()) return reader.failure("a chunk's header");
    chunk.size = bytes.size() - reader.left();
    chunk.type = static_cast<ChunkType>(type);

    if (chunk.type == ChunkType::compressed_change) {
        const std::size_t most =
            inflate_allowance(limits, chunk.contents.size(), limits.inflated_chunk_bytes);
        auto inflated = inflate_raw(chunk.contents, most);
        if (!inflated) {
            // Its checksum covers what we could not get at, so damage is the likelier story.
            if (inflated.error().kind == ErrorKind::over_limit) return std::unexpected(inflated.error());
            return fail(ErrorKind::checksum, "a compressed change: " + inflated.error().message);
        }
        chunk.inflated = std::move(*inflated);
        chunk.contents = chunk.inflated;
        chunk.type = ChunkType::change;
    }
    chunk.hash = hash_chunk(chunk.type, chunk.contents);
    if (!std::equal(checksum.begin(), checksum.end(), chunk.hash.bytes.begin()))
        return fail(ErrorKind::checksum, "a chunk's checksum is wrong");
    if (type > static_cast<std::uint8_t>(ChunkType::bundle))
        return malformed("a chunk has the unknown type " + std::to_string(type));
    return chunk;
}

}  // namespace automerge
