#include "sync/automerge/sync_message.hpp"

#include "sync/automerge/sync_encoding.hpp"

namespace automerge {
namespace {

// The flags section: first what older readers know ("I read v2"), then a byte of bits, marked by its top bit.
constexpr std::uint8_t reads_v2_mark = 0x02;
constexpr std::uint8_t bit_field_mark = 0x80;

// Writers send one filter or none. The bounds keep what a message unfolds to near its own size.
constexpr std::size_t haves_max = 64;
constexpr std::size_t chunk_bytes_min = 10;

std::uint8_t decode_flags(ByteView section) {
    std::uint8_t flags = 0;
    for (const std::uint8_t byte : section)
        if ((byte & bit_field_mark) != 0) flags |= static_cast<std::uint8_t>(byte & ~bit_field_mark);
    return flags;
}

SyncHave read_have(SyncReader& reader) {
    SyncHave have;
    have.last_sync = reader.hashes();
    auto bloom = BloomFilter::decode(reader.prefixed_bytes());
    if (bloom)
        have.bloom = std::move(*bloom);
    else
        reader.fail(bloom.error().kind, bloom.error().message);
    return have;
}

Error in_message(Error error) {
    error.message = "sync message: " + error.message;
    return error;
}

}  // namespace

Bytes SyncMessage::encode() const {
    Bytes bytes{static_cast<std::uint8_t>(version)};
    write_hashes(bytes, heads);
    write_hashes(bytes, need);
    write_number(bytes, have.size());
    for (const SyncHave& one : have) {
        write_hashes(bytes, one.last_sync);
        write_prefixed(bytes, one.bloom.encode());
    }
    write_number(bytes, changes.size());
    for (const Bytes& entry : changes) write_prefixed(bytes, entry);
    if (capabilities) {
        const std::uint8_t section[] = {reads_v2_mark,
                                        static_cast<std::uint8_t>(bit_field_mark | *capabilities)};
        write_prefixed(bytes, section);
    }
    return bytes;
}

Result<SyncMessage> SyncMessage::decode(ByteView bytes, const Limits& limits) {
    SyncReader reader{bytes};
    SyncMessage message;
    if (bytes.size() > limits.inflated_chunk_bytes)
        reader.fail(ErrorKind::over_limit, std::to_string(bytes.size()) + " bytes");
    const std::uint8_t version = reader.byte();
    message.version = static_cast<Version>(version);
    if (message.version != Version::v1 && message.version != Version::v2)
        reader.fail(ErrorKind::malformed, "unknown version byte " + std::to_string(version));

    message.heads = reader.hashes();
    message.need = reader.hashes();
    const std::size_t haves = reader.count(2);
    if (haves > haves_max) reader.fail(ErrorKind::over_limit, std::to_string(haves) + " filters");
    message.have.resize(reader.fault() ? 0 : haves);
    for (SyncHave& one : message.have) one = read_have(reader);

    message.changes.resize(reader.count(chunk_bytes_min));
    for (Bytes& entry : message.changes) {
        const ByteView chunk = reader.prefixed_bytes();
        entry.assign(chunk.begin(), chunk.end());
    }
    // Readers of the first version stop here, so whatever follows the flags is for later versions.
    if (!reader.fault() && !reader.at_end()) message.capabilities = decode_flags(reader.prefixed_bytes());

    if (reader.fault()) return std::unexpected(in_message(*reader.fault()));
    return message;
}

}  // namespace automerge
