#include "automerge/sync_message.hpp"

#include "automerge/encoding/byte_reader.hpp"
#include "automerge/encoding/leb128.hpp"

namespace automerge {
namespace {

// The flags section: first what older readers know ("I read v2"), then a byte of bits, marked by its top bit.
constexpr std::uint8_t reads_v2_mark = 0x02;
constexpr std::uint8_t bit_field_mark = 0x80;

// Keeps what a message unfolds to near its own size.
constexpr std::size_t entry_bytes_min = 10;

bool read_version(ByteReader& reader, SyncMessage::Version& version) {
    std::uint8_t byte = 0;
    if (!reader.read_byte(byte)) return false;
    version = static_cast<SyncMessage::Version>(byte);
    if (version == SyncMessage::Version::v1 || version == SyncMessage::Version::v2) return true;
    return reader.refuse("the version is unknown");
}

bool read_haves(ByteReader& reader, std::vector<SyncHave>& haves, const Limits& limits,
                std::optional<Error>& bad_filter) {
    std::uint64_t count = 0;
    if (!reader.read_uleb(count)) return false;
    if (count > limits.message_filters)
        return reader.refuse("it has too many filters", ErrorKind::over_limit);
    haves.resize(static_cast<std::size_t>(count));
    for (SyncHave& have : haves) {
        ByteView filter;
        if (!reader.read_hashes(have.last_sync, limits.message_hashes) || !reader.read_prefixed(filter))
            return false;
        auto bloom = BloomFilter::decode(filter, limits);
        if (!bloom) {
            bad_filter = bloom.error();
            return false;
        }
        have.bloom = std::move(*bloom);
    }
    return true;
}

bool read_changes(ByteReader& reader, std::vector<Bytes>& changes) {
    std::uint64_t count = 0;
    if (!reader.read_uleb(count)) return false;
    if (count > reader.left() / entry_bytes_min)
        return reader.refuse("it announces more changes than it has bytes for", ErrorKind::truncated);
    for (std::uint64_t i = 0; i < count; ++i) {
        ByteView entry;
        if (!reader.read_prefixed(entry)) return false;
        if (entry.size() < entry_bytes_min) return reader.refuse("a change is shorter than its header");
        changes.emplace_back(entry.begin(), entry.end());
    }
    return true;
}

// Readers of the first version stop before it; what follows it is for later versions.
bool read_flags(ByteReader& reader, std::optional<std::uint8_t>& flags) {
    if (reader.at_end()) return true;
    ByteView section;
    if (!reader.read_prefixed(section)) return false;
    std::uint8_t bits = 0;
    for (const std::uint8_t byte : section)
        if ((byte & bit_field_mark) != 0) bits |= static_cast<std::uint8_t>(byte & ~bit_field_mark);
    flags = bits;
    return true;
}

}  // namespace

Bytes SyncMessage::encode() const {
    Bytes bytes{static_cast<std::uint8_t>(version)};
    append_hashes(bytes, heads);
    append_hashes(bytes, need);
    append_uleb(bytes, have.size());
    for (const SyncHave& one : have) {
        append_hashes(bytes, one.last_sync);
        append_prefixed(bytes, one.bloom.encode());
    }
    append_uleb(bytes, changes.size());
    for (const Bytes& entry : changes) append_prefixed(bytes, entry);
    if (capabilities) {
        const auto bits = static_cast<std::uint8_t>(bit_field_mark | *capabilities);
        append_prefixed(bytes, std::array{reads_v2_mark, bits});
    }
    return bytes;
}

Result<SyncMessage> SyncMessage::decode(ByteView bytes, const Limits& limits) {
    if (bytes.size() > limits.message_bytes)
        return fail(ErrorKind::over_limit, "sync message: it has " + std::to_string(bytes.size()) + " bytes");
    ByteReader reader{bytes};
    SyncMessage message;
    std::optional<Error> bad_filter;
    const bool whole = read_version(reader, message.version) &&
                       reader.read_hashes(message.heads, limits.message_hashes) &&
                       reader.read_hashes(message.need, limits.message_hashes) &&
                       read_haves(reader, message.have, limits, bad_filter) &&
                       read_changes(reader, message.changes) && read_flags(reader, message.capabilities);
    if (whole) return message;
    if (bad_filter) return fail(bad_filter->kind, "sync message: " + bad_filter->message);
    return reader.failure("sync message");
}

}  // namespace automerge
