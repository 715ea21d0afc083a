#pragma once
// Actors as small numbers, in the order in which they were met, with their rank among the bytes for
// comparing.
#include "automerge/core/op.hpp"

namespace automerge {

class ActorTable {
public:
    // The actor's index; a new one if it was not known.
    std::uint32_t intern(ByteView actor);
    std::optional<std::uint32_t> find(ByteView actor) const;

    const ActorId& operator[](std::uint32_t index) const { return actors_[index]; }
    std::uint32_t rank(std::uint32_t index) const { return ranks_[index]; }
    std::size_t size() const { return actors_.size(); }
    // Indexes by ascending bytes.
    std::span<const std::uint32_t> sorted() const { return sorted_; }

    // Lamport order.
    bool less(ShortId left, ShortId right) const {
        if (left.counter != right.counter) return left.counter < right.counter;
        return ranks_[left.actor] < ranks_[right.actor];
    }

private:
    std::vector<std::uint32_t>::const_iterator lower_bound(ByteView actor) const;

    std::vector<ActorId> actors_;
    std::vector<std::uint32_t> ranks_;
    std::vector<std::uint32_t> sorted_;
};

}  // namespace automerge
