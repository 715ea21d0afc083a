#include "sync/automerge/bloom_filter.hpp"

#include "sync/automerge/sync_encoding.hpp"

namespace automerge {
namespace {

// More probes than this only cost time; no known writer asks for more than 7.
constexpr std::uint32_t probes_max = 64;

std::uint64_t bytes_for(std::uint64_t entries, std::uint64_t bits_per_entry) {
    return (entries * bits_per_entry + 7) / 8;  // both fit 32 bits, so the product fits 64
}

std::uint64_t little_endian_word(const ChangeHash& hash, std::size_t word) {
    std::uint64_t value = 0;
    for (std::size_t byte = 4; byte-- > 0;) value = value << 8 | hash.bytes[4 * word + byte];
    return value;
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
    write_number(bytes, entries_);
    write_number(bytes, bits_per_entry_);
    write_number(bytes, probes_);
    bytes.insert(bytes.end(), bits_.begin(), bits_.end());
    return bytes;
}

Result<BloomFilter> BloomFilter::decode(ByteView bytes) {
    BloomFilter filter;
    if (bytes.empty()) return filter;
    SyncReader reader{bytes};
    filter.entries_ = reader.small_number();
    filter.bits_per_entry_ = reader.small_number();
    filter.probes_ = reader.small_number();
    const ByteView bits = reader.take(bytes_for(filter.entries_, filter.bits_per_entry_));
    if (filter.entries_ > 0 && bits.empty())
        reader.fail(ErrorKind::malformed, "entries without a bit to hold them");
    if (filter.probes_ == 0 || filter.probes_ > probes_max)
        reader.fail(ErrorKind::over_limit, std::to_string(filter.probes_) + " probes an entry");
    if (reader.fault())
        return std::unexpected(Error{reader.fault()->kind, "bloom filter: " + reader.fault()->message});
    filter.bits_.assign(bits.begin(), bits.end());
    return filter;
}

}  // namespace automerge
