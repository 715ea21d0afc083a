#pragma once
// A set of change hashes in a few bits each: it never denies what it holds, and now and then claims what it
// does not. Peers tell each other with it which changes they need not be sent.
#include "automerge/error.hpp"
#include "automerge/identifiers.hpp"
#include "automerge/limits.hpp"

namespace automerge {

// 10 bits an entry and 7 probes, as the official library writes it; other sizes are read too.
class BloomFilter {
public:
    BloomFilter() = default;
    explicit BloomFilter(std::span<const ChangeHash> hashes);
    bool contains(const ChangeHash& hash) const;
    Bytes encode() const;  // no bytes at all for a filter without entries
    static Result<BloomFilter> decode(ByteView bytes, const Limits& limits = {});

    bool operator==(const BloomFilter&) const = default;

private:
    std::uint32_t entries_ = 0, bits_per_entry_ = 10, probes_ = 7;
    Bytes bits_;
};

}  // namespace automerge
