#include "sync/automerge/sync_encoding.hpp"

#include <algorithm>
#include <limits>

namespace automerge {

std::uint8_t SyncReader::byte() {
    const ByteView one = take(1);
    return one.empty() ? std::uint8_t{0} : one.front();
}

std::uint64_t SyncReader::number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0;; shift += 7) {
        const std::uint8_t next = byte();
        if (fault_) return 0;
        if ((shift == 63 && next > 1) || (shift > 0 && next == 0)) {
            fail(ErrorKind::malformed, "a number is not in its shortest form or exceeds 64 bits");
            return 0;
        }
        value |= std::uint64_t{next & 0x7fu} << shift;
        if ((next & 0x80u) == 0) return value;
    }
}

std::uint32_t SyncReader::small_number() {
    const std::uint64_t value = number();
    if (value <= std::numeric_limits<std::uint32_t>::max()) return static_cast<std::uint32_t>(value);
    fail(ErrorKind::malformed, "a number exceeds 32 bits");
    return 0;
}

ByteView SyncReader::take(std::uint64_t length) {
    if (fault_) return {};
    if (length > rest_.size()) {
        fail(ErrorKind::truncated, "it ends too early");
        return {};
    }
    const ByteView taken = rest_.first(static_cast<std::size_t>(length));
    rest_ = rest_.subspan(taken.size());
    return taken;
}

ByteView SyncReader::prefixed_bytes() { return take(number()); }

std::size_t SyncReader::count(std::size_t bytes_each) {
    const std::uint64_t announced = number();
    if (announced <= rest_.size() / bytes_each) return static_cast<std::size_t>(announced);
    fail(ErrorKind::truncated, "it announces more entries than it has bytes for");
    return 0;
}

std::vector<ChangeHash> SyncReader::hashes() {
    std::vector<ChangeHash> result(count(sizeof(ChangeHash::bytes)));
    for (ChangeHash& hash : result) std::ranges::copy(take(hash.bytes.size()), hash.bytes.begin());
    return result;
}

void SyncReader::fail(ErrorKind kind, std::string message) {
    if (fault_) return;
    fault_ = Error{kind, std::move(message)};
    rest_ = {};
}

void write_number(Bytes& to, std::uint64_t number) {
    for (; number >= 0x80; number >>= 7) to.push_back(static_cast<std::uint8_t>(number | 0x80));
    to.push_back(static_cast<std::uint8_t>(number));
}

void write_prefixed(Bytes& to, ByteView bytes) {
    write_number(to, bytes.size());
    to.insert(to.end(), bytes.begin(), bytes.end());
}

void write_hashes(Bytes& to, std::span<const ChangeHash> hashes) {
    write_number(to, hashes.size());
    for (const ChangeHash& hash : hashes) to.insert(to.end(), hash.bytes.begin(), hash.bytes.end());
}

}  // namespace automerge
