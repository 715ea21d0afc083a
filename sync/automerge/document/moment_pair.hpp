#pragma once
// Two moments, and what stood at a key or element at each of them.
#include "automerge/core/moment.hpp"

namespace automerge {

// An operation that only one of the moments has, and where it was made: at a key of a map (interned) or an
// element of a list (its row).
struct Touched {
    ObjectIndex object = root_object;
    std::uint32_t key = 0;
    Row row = no_row;
    auto operator<=>(const Touched&) const = default;
    bool same_place(const Touched& other) const { return object == other.object && key == other.key; }
};
// All that only one of the moments has of what was done at one place, ascending.
using Done = std::span<const Touched>;

struct Standings {
    Standing before;
    Standing after;
};

class MomentPair {
public:
    MomentPair(Moment from, Moment to)
        : before(std::move(from)), after(std::move(to)), one_is_now(before.is_now() || after.is_now()) {}

    const Moment before;
    const Moment after;
    const bool one_is_now;  // then the other one is found by undoing, without a look at older history

    Standings at(const MapEntry& entry, Done done) const;
    Standings at_element(Row element, Done done) const;
    // By how much a counter that stands at both moments has grown.
    std::int64_t growth(Row counter, Done done) const;

private:
    Standings around(Standing now, Done done) const;
    Standing undo(Standing now, Done done) const;
};

}  // namespace automerge
