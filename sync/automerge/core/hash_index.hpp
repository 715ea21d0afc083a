#pragma once
// Change hashes by index, and the index of a hash. The hashes are uniformly distributed already.
#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

#include "automerge/identifiers.hpp"

namespace automerge {

class HashIndex {
public:
    const ChangeHash& hash(std::uint32_t index) const { return hashes_[index]; }

    std::optional<std::uint32_t> find(const ChangeHash& hash) const {
        if (slots_.empty()) return std::nullopt;
        const Slot& slot = slots_[slot_of(hash)];
        return slot.index == empty_slot ? std::nullopt : std::optional(slot.index);
    }

    // Makes room for so many in all.
    void reserve(std::size_t count) {
        hashes_.reserve(count);
        make_room(count);
    }

    // The hash must be new. Its index is the number of those before it.
    void add(const ChangeHash& hash) {
        make_room(hashes_.size() + 1);
        slots_[slot_of(hash)] = {static_cast<std::uint32_t>(hashes_.size()), tag_of(hash)};
        hashes_.push_back(hash);
    }

    void remove_last() {
        std::size_t hole = slot_of(hashes_.back());
        hashes_.pop_back();
        slots_[hole] = {};
        // Those behind it in the same row of slots may have been displaced by it: put them in anew.
        const std::size_t mask = slots_.size() - 1;
        for (std::size_t slot = (hole + 1) & mask; slots_[slot].index != empty_slot;
             slot = (slot + 1) & mask) {
            const Slot displaced = std::exchange(slots_[slot], Slot{});
            slots_[slot_of(hashes_[displaced.index])] = displaced;
        }
    }

private:
    static constexpr std::uint32_t empty_slot = UINT32_MAX;

    // Slots of other hashes are told by the tag, mostly: hashes lie far from each other in memory.
    struct Slot {
        std::uint32_t index = empty_slot;
        std::uint32_t tag = 0;
    };

    static std::uint64_t bits_of(const ChangeHash& hash) {
        std::uint64_t bits = 0;
        std::memcpy(&bits, hash.bytes.data(), sizeof bits);
        return bits;
    }
    static std::uint32_t tag_of(const ChangeHash& hash) {
        return static_cast<std::uint32_t>(bits_of(hash) >> 32);
    }

    std::size_t slot_of(const ChangeHash& hash) const {
        const std::size_t mask = slots_.size() - 1;
        const std::uint32_t tag = tag_of(hash);
        std::size_t slot = static_cast<std::size_t>(bits_of(hash)) & mask;
        while (slots_[slot].index != empty_slot &&
               (slots_[slot].tag != tag || hashes_[slots_[slot].index] != hash))
            slot = (slot + 1) & mask;
        return slot;
    }

    void make_room(std::size_t count) {
        if (count * 2 <= slots_.size()) return;
        slots_.assign(std::max<std::size_t>(16, std::bit_ceil(count * 2)), Slot{});
        for (std::uint32_t index = 0; index < hashes_.size(); ++index)
            slots_[slot_of(hashes_[index])] = {index, tag_of(hashes_[index])};
    }

    std::vector<ChangeHash> hashes_;
    std::vector<Slot> slots_;  // open addressing; a power of two, at most half full
};

}  // namespace automerge
