#include "automerge/core/map_index.hpp"

#include <algorithm>

namespace automerge {

namespace {
constexpr std::size_t block_entries_max = 256;
}

MapIndex::Place MapIndex::lower_bound(std::uint32_t key, const StringPool& keys) const {
    const std::string_view text = keys[key];
    // The last block whose first key is not greater.
    const auto after = std::ranges::upper_bound(blocks_, text, {},
                                                [&](const auto& block) { return keys[block.front().key]; });
    if (after == blocks_.begin()) return {};
    const auto block = static_cast<std::size_t>(after - blocks_.begin()) - 1;
    const auto slot = std::ranges::lower_bound(blocks_[block], text, {},
                                               [&](const MapEntry& entry) { return keys[entry.key]; });
    return {block, static_cast<std::size_t>(slot - blocks_[block].begin())};
}

bool MapIndex::holds(Place place, std::uint32_t key) const {
    return place.block < blocks_.size() && place.slot < blocks_[place.block].size() &&
           blocks_[place.block][place.slot].key == key;
}

const MapEntry* MapIndex::find(std::uint32_t key, const StringPool& keys) const {
    const Place place = lower_bound(key, keys);
    return holds(place, key) ? &blocks_[place.block][place.slot] : nullptr;
}

MapEntry* MapIndex::find(std::uint32_t key, const StringPool& keys) {
    return const_cast<MapEntry*>(std::as_const(*this).find(key, keys));
}

MapEntry& MapIndex::at(std::uint32_t key, const StringPool& keys) {
    Place place = lower_bound(key, keys);
    if (holds(place, key)) return blocks_[place.block][place.slot];
    if (blocks_.empty()) blocks_.emplace_back();
    if (blocks_[place.block].size() >= block_entries_max) {
        const auto full = blocks_.begin() + static_cast<std::ptrdiff_t>(place.block);
        const auto middle = full->begin() + block_entries_max / 2;
        std::vector<MapEntry> upper(middle, full->end());
        full->erase(middle, full->end());
        blocks_.insert(full + 1, std::move(upper));
        if (place.slot > block_entries_max / 2) place = {place.block + 1, place.slot - block_entries_max / 2};
    }
    auto& block = blocks_[place.block];
    return *block.insert(block.begin() + static_cast<std::ptrdiff_t>(place.slot), MapEntry{.key = key});
}

void MapIndex::erase(std::uint32_t key, const StringPool& keys) {
    const Place place = lower_bound(key, keys);
    if (!holds(place, key)) return;
    auto& block = blocks_[place.block];
    block.erase(block.begin() + static_cast<std::ptrdiff_t>(place.slot));
    if (block.empty()) blocks_.erase(blocks_.begin() + static_cast<std::ptrdiff_t>(place.block));
}

MapEntry& MapIndex::append(std::uint32_t key) {
    if (blocks_.empty() || blocks_.back().size() >= block_entries_max) blocks_.emplace_back();
    return blocks_.back().emplace_back(MapEntry{.key = key});
}

}  // namespace automerge
