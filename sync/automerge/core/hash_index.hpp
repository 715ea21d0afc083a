#pragma once
// Change hashes by index, and the index of a hash. The hashes are uniformly distributed already.
#include <algorithm>
#include <bit>
#include <cstring>

#include "automerge/identifiers.hpp"

namespace automerge {

class HashIndex {
public:
    const ChangeHash& hash(std::uint32_t index) const { return hashes_[index]; }

    std::optional<std::uint32_t> find(const ChangeHash& hash) const {
        if (slots_.empty()) return std::nullopt;
        const std::uint32_t index = slots_[slot_of(hash)];
        return index == empty_slot ? std::nullopt : std::optional(index);
    }

    // The hash must be new. Its index is the number of those before it.
    void add(const ChangeHash& hash) {
        if ((hashes_.size() + 1) * 2 > slots_.size()) spread(slots_.empty() ? 16 : slots_.size() * 2);
        slots_[slot_of(hash)] = static_cast<std::uint32_t>(hashes_.size());
        hashes_.push_back(hash);
    }

    void reserve(std::size_t hashes) {
        hashes_.reserve(hashes);
        if (hashes * 2 > slots_.size()) spread(std::bit_ceil(std::max<std::size_t>(hashes * 2, 16)));
    }

    void remove_last() {
        std::size_t hole = slot_of(hashes_.back());
        hashes_.pop_back();
        slots_[hole] = empty_slot;
        // Those behind it in the same row of slots may have been displaced by it: put them in anew.
        const std::size_t mask = slots_.size() - 1;
        for (std::size_t slot = (hole + 1) & mask; slots_[slot] != empty_slot; slot = (slot + 1) & mask) {
            const std::uint32_t index = slots_[slot];
            slots_[slot] = empty_slot;
            slots_[slot_of(hashes_[index])] = index;
        }
    }

private:
    static constexpr std::uint32_t empty_slot = UINT32_MAX;

    std::size_t slot_of(const ChangeHash& hash) const {
        std::uint64_t start = 0;
        std::memcpy(&start, hash.bytes.data(), sizeof start);
        const std::size_t mask = slots_.size() - 1;
        std::size_t slot = static_cast<std::size_t>(start) & mask;
        while (slots_[slot] != empty_slot && hashes_[slots_[slot]] != hash) slot = (slot + 1) & mask;
        return slot;
    }

    void spread(std::size_t slots) {
        slots_.assign(slots, empty_slot);
        for (std::uint32_t index = 0; index < hashes_.size(); ++index)
            slots_[slot_of(hashes_[index])] = index;
    }

    std::vector<ChangeHash> hashes_;
    std::vector<std::uint32_t> slots_;  // open addressing; a power of two, at most half full
};

}  // namespace automerge
