#include "automerge/encoding/byte_reader.hpp"

#include "automerge/encoding/leb128.hpp"

namespace automerge {

bool ByteReader::read_long_uleb(std::uint64_t& out) {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 70; shift += 7) {
        std::uint8_t byte = 0;
        if (!read_byte(byte)) return false;
        if (shift == 63 && byte > 1) return refuse("a LEB128 number is larger than 64 bits");
        value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
        if (byte & 0x80) continue;
        if (byte == 0 && shift > 0) return refuse("a LEB128 number is not in its shortest form");
        out = value;
        return true;
    }
    return refuse("a LEB128 number is larger than 64 bits");
}

bool ByteReader::read_long_leb(std::int64_t& out) {
    std::uint64_t value = 0;
    std::uint8_t previous = 0;
    for (unsigned shift = 0; shift < 70; shift += 7) {
        std::uint8_t byte = 0;
        if (!read_byte(byte)) return false;
        if (shift == 63 && byte != 0 && byte != 0x7f)
            return refuse("a signed LEB128 number is larger than 64 bits");
        value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
        if (byte & 0x80) {
            previous = byte;
            continue;
        }
        const bool overlong =
            shift > 0 && ((byte == 0 && !(previous & 0x40)) || (byte == 0x7f && (previous & 0x40)));
        if (overlong) return refuse("a LEB128 number is not in its shortest form");
        if ((byte & 0x40) && shift < 57) value |= ~std::uint64_t{0} << (shift + 7);
        out = static_cast<std::int64_t>(value);
        return true;
    }
    return refuse("a signed LEB128 number is larger than 64 bits");
}

bool ByteReader::read_hashes(std::vector<ChangeHash>& out, std::size_t most) {
    std::uint64_t count = 0;
    if (!read_uleb(count)) return false;
    if (count > left() / sizeof(ChangeHash::bytes))
        return refuse("a list of hashes is longer than its bytes", ErrorKind::truncated);
    if (count > most) return refuse("a list of hashes is longer than allowed", ErrorKind::over_limit);
    out.resize(static_cast<std::size_t>(count));
    for (auto& hash : out) read_hash(hash);
    return !failed();
}

bool ByteReader::read_actors(std::vector<ActorId>& out) {
    std::uint64_t count = 0;
    if (!read_uleb(count)) return false;
    if (count > left()) return refuse("a list of actors is longer than its bytes", ErrorKind::truncated);
    out.clear();
    out.reserve(static_cast<std::size_t>(count));
    for (std::uint64_t i = 0; i < count; ++i) {
        ByteView bytes;
        if (!read_prefixed(bytes)) return false;
        out.push_back(ActorId{Bytes(bytes.begin(), bytes.end())});
    }
    return true;
}

void append_hashes(Bytes& out, std::span<const ChangeHash> hashes) {
    append_uleb(out, hashes.size());
    for (const auto& hash : hashes) append_bytes(out, hash.bytes);
}

}  // namespace automerge
