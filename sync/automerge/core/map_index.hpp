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

    template <class Visit>
    void for_each(Visit&& visit) const {
        for (const auto& block : blocks_)
            for (const auto& entry : block) visit(entry);
    }

    std::size_t visible_count = 0;  // keys with a winner

private:
    struct Place {
        std::size_t block = 0;
        std::size_t slot = 0;
    };
    Place lower_bound(std::uint32_t key, const StringPool& keys) const;
    bool holds(Place place, std::uint32_t key) const;

    std::vector<std::vector<MapEntry>> blocks_;  // none is empty
};

}  // namespace automerge
