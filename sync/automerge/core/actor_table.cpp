#include "automerge/core/actor_table.hpp"

#include <algorithm>

namespace automerge {

std::vector<std::uint32_t>::const_iterator ActorTable::lower_bound(ByteView actor) const {
    return std::ranges::lower_bound(
        sorted_, actor,
        [](ByteView left, ByteView right) { return std::ranges::lexicographical_compare(left, right); },
        [this](std::uint32_t index) { return ByteView(actors_[index].bytes); });
}

std::optional<std::uint32_t> ActorTable::find(ByteView actor) const {
    const auto found = lower_bound(actor);
    if (found == sorted_.end() || !std::ranges::equal(actors_[*found].bytes, actor)) return std::nullopt;
    return *found;
}

std::uint32_t ActorTable::intern(ByteView actor) {
    if (const auto known = find(actor)) return *known;
    const auto index = static_cast<std::uint32_t>(actors_.size());
    const auto place = lower_bound(actor) - sorted_.cbegin();
    actors_.push_back(ActorId{Bytes(actor.begin(), actor.end())});
    sorted_.insert(sorted_.begin() + place, index);
    ranks_.push_back(0);
    for (auto rank = static_cast<std::size_t>(place); rank < sorted_.size(); ++rank)
        ranks_[sorted_[rank]] = static_cast<std::uint32_t>(rank);
    return index;
}

}  // namespace automerge
