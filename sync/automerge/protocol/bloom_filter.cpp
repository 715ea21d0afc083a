#include "automerge/bloom_filter.hpp"

#include <limits>

#include "automerge/encoding/byte_reader.hpp"
#include "automerge/encoding/leb128.hpp"

namespace automerge {
namespace {

std::uint64_t bytes_for(std::uint64_t entries, std::uint64_t bits_per_entry) {
    return (entries * bits_per_entry + 7) / 8;  // both fit 32 bits, so the product fits 64
}

std::uint64_t little_endian_word(const ChangeHash& hash, std::size_t word) {
    std::uint64_t value = 0;
    for (std::size_t byte = 4; byte-- > 0;) value = value << 8 | hash.bytes[4 * word + byte];
    return value;
}

bool read_word(ByteReader& reader, std::uint32_t& out) {
    std::uint64_t value = 0;
    if (!reader.read_uleb(value)) return false;
    if (value > std::numeric_limits<std::uint32_t>::max()) return reader.refuse("a number exceeds 32 bits");
    out = static_cast<std::uint32_t>(value);
    return true;
}

// Walks the bit positions of a hash: triple hashing with the hash's own first three words.
class ProbeSequence {
public:
    ProbeSequence(const ChangeHash& hash, std::size_t filter_bytes)
        : bit_count_(8 * std::uint64_t{filter_bytes}),
          position_(little_endian_word(hash, 0) % bit_count_),
          step_(little_endian_word(hash, 1) % bit_count_),
          step_growth_(little_endian_word(hash, 2) % bit_count_) {}

    std::size_t byte() const { return static_cast<std::size_t>(position_ >> 3); }
    std::uint8_t mask() const { return static_cast<std::uint8_t>(1u << (position_ & 7)); }
    void advance() {
        position_ = (position_ + step_) % bit_count_;
        step_ = (step_ + step_growth_) % bit_count_;
    }

private:
    std::uint64_t bit_count_, position_, step_, step_growth_;
};

}  // namespace

BloomFilter::BloomFilter(std::span<const ChangeHash> hashes)
    : entries_(static_cast<std::uint32_t>(hashes.size())), bits_(bytes_for(entries_, bits_per_entry_)) {
    for (const ChangeHash& hash : hashes) {
        ProbeSequence probe{hash, bits_.size()};
        for (std::uint32_t i = 0; i < probes_; ++i, probe.advance()) bits_[probe.byte()] |= probe.mask();
    }
}

bool BloomFilter::contains(const ChangeHash& hash) const {
    if (entries_ == 0) return false;
    ProbeSequence probe{hash, bits_.size()};
    for (std::uint32_t i = 0; i < probes_; ++i, probe.advance())
        if ((bits_[probe.byte()] & probe.mask()) == 0) return false;
    return true;
}

Bytes BloomFilter::encode() const {
    Bytes bytes;
    if (entries_ == 0) return bytes;
    append_uleb(bytes, entries_);
    append_uleb(bytes, bits_per_entry_);
    append_uleb(bytes, probes_);
    append_bytes(bytes, bits_);
    return bytes;
}

Result<BloomFilter> BloomFilter::decode(ByteView bytes, const Limits& limits) {
    BloomFilter filter;
    if (bytes.empty()) return filter;
    if (bytes.size() > limits.bloom_bytes)
        return fail(ErrorKind::over_limit, "bloom filter: it has " + std::to_string(bytes.size()) + " bytes");
    ByteReader reader{bytes};
    ByteView bits;
    if (!read_word(reader, filter.entries_) || !read_word(reader, filter.bits_per_entry_) ||
        !read_word(reader, filter.probes_) ||
        !reader.read_bytes(bytes_for(filter.entries_, filter.bits_per_entry_), bits))
        return reader.failure("bloom filter");
    if (filter.entries_ > 0 && bits.empty())
        return malformed("bloom filter: entries without a bit to hold them");
    if (filter.probes_ == 0 || filter.probes_ > limits.bloom_probes)
        return fail(ErrorKind::over_limit,
                    "bloom filter: " + std::to_string(filter.probes_) + " probes an entry");
    // Without entries the sizes mean nothing, and are not written either.
    if (filter.entries_ == 0) return BloomFilter{};
    filter.bits_.assign(bits.begin(), bits.end());
    return filter;
}

}  // namespace automerge
