#pragma once
// The keys of one map in the order of their bytes, with the operations on each. Sorted blocks: a lookup is
// two binary searches, and an insertion moves at most one block.
#include "automerge/core/op.hpp"
#include "automerge/core/string_pool.hpp"

namespace automerge {

struct MapEntry {
    std::uint32_t key = 0;
    Row newest = no_row;  // the chain of all operations on the key
    Row winner = no_row;  // the chain of the visible ones
};

class MapIndex {
public:
    MapEntry* find(std::uint32_t key, const StringPool& keys);
    const MapEntry* find(std::uint32_t key, const StringPool& keys) const;
    // Finds or makes the entry. It stays where it is until the next one is made or erased.
    MapEntry& at(std::uint32_t key, const StringPool& keys);
    void erase(std::uint32_t key, const StringPool& keys);
    // For building: the key must be greater than all that are there.
    MapEntry& append(std::uint32_t key);
    // For building an empty one that will have this many keys.
    void reserve(std::size_t keys);

    template <class Visit>
    void for_each(Visit&& visit) const {
        for (const auto& entry : first_) visit(entry);
        for (const auto& block : others_)
            for (const auto& entry : block) visit(entry);
    }

    std::size_t visible_count = 0;  // keys with a winner

private:
    // The first entry that is not less, if it is in the block of the key.
    struct Place {
        std::size_t block = 0;
        std::size_t slot = 0;
    };
    Place lower_bound(std::uint32_t key, const StringPool& keys) const;
    bool holds(Place place, std::uint32_t key) const;

    using Block = std::vector<MapEntry>;

    const Block& block(std::size_t number) const { return number == 0 ? first_ : others_[number - 1]; }
    Block& block(std::size_t number) { return number == 0 ? first_ : others_[number - 1]; }

    Block first_;                // most maps need no other; empty only if the map is
    std::vector<Block> others_;  // none is empty
};

}  // namespace automerge
