#pragma once
// Where a local insertion at an index goes: after the element before it, unless the ends of marks stand
// there.
#include "automerge/core/op_set.hpp"

namespace automerge {

struct InsertionPoint {
    Row reference = head_row;
    std::uint64_t index = 0;  // past an element of several units if the index asked for was inside it
};

// Nothing if the list is shorter than `index`.
std::optional<InsertionPoint> find_insertion_point(const OpSet& ops, const Object& list, std::uint64_t index);

}  // namespace automerge
