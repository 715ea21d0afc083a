#include "automerge/core/map_index.hpp"

#include <algorithm>

namespace automerge {

namespace {
constexpr std::size_t block_entries_max = 256;
constexpr std::size_t few_entries = 4;
}  // namespace

MapIndex::Place MapIndex::lower_bound(std::uint32_t key, const StringPool& keys) const {
    const std::string_view text = keys[key];
    // The last block whose first key is not greater, or else the first one.
    const auto after = std::ranges::upper_bound(others_, text, {},
                                                [&](const Block& block) { return keys[block.front().key]; });
    const auto number = static_cast<std::size_t>(after - others_.begin());
    const Block& chosen = block(number);
    const auto slot =
        std::ranges::lower_bound(chosen, text, {}, [&](const MapEntry& entry) { return keys[entry.key]; });
    return {number, static_cast<std::size_t>(slot - chosen.begin())};
}

bool MapIndex::holds(Place place, std::uint32_t key) const {
    const Block& entries = block(place.block);
    return place.slot < entries.size() && entries[place.slot].key == key;
}

const MapEntry* MapIndex::find(std::uint32_t key, const StringPool& keys) const {
    const Place place = lower_bound(key, keys);
    return holds(place, key) ? &block(place.block)[place.slot] : nullptr;
}

MapEntry* MapIndex::find(std::uint32_t key, const StringPool& keys) {
    return const_cast<MapEntry*>(std::as_const(*this).find(key, keys));
}

MapEntry& MapIndex::at(std::uint32_t key, const StringPool& keys) {
    Place place = lower_bound(key, keys);
    if (holds(place, key)) return block(place.block)[place.slot];
    if (Block& full = block(place.block); full.size() >= block_entries_max) {
        const auto middle = full.begin() + block_entries_max / 2;
        Block upper(middle, full.end());
        full.erase(middle, full.end());
        others_.insert(others_.begin() + static_cast<std::ptrdiff_t>(place.block), std::move(upper));
        if (place.slot > block_entries_max / 2) place = {place.block + 1, place.slot - block_entries_max / 2};
    }
    Block& chosen = block(place.block);
    if (chosen.empty()) chosen.reserve(few_entries);
    return *chosen.insert(chosen.begin() + static_cast<std::ptrdiff_t>(place.slot), MapEntry{.key = key});
}

void MapIndex::erase(std::uint32_t key, const StringPool& keys) {
    const Place place = lower_bound(key, keys);
    if (!holds(place, key)) return;
    Block& chosen = block(place.block);
    chosen.erase(chosen.begin() + static_cast<std::ptrdiff_t>(place.slot));
    if (!chosen.empty() || others_.empty()) return;
    if (place.block == 0) first_ = std::move(others_.front());
    others_.erase(others_.begin() + static_cast<std::ptrdiff_t>(place.block == 0 ? 0 : place.block - 1));
}

MapEntry& MapIndex::append(std::uint32_t key) {
    if (block(others_.size()).size() >= block_entries_max) others_.emplace_back();
    return block(others_.size()).emplace_back(MapEntry{.key = key});
}

void MapIndex::reserve(std::size_t keys) { first_.reserve(std::min(keys, block_entries_max)); }

}  // namespace automerge
