#pragma once
// How much bytes may unfold to: a number by itself, and one that grows with what there is to unfold.
#include <algorithm>

#include "automerge/limits.hpp"

namespace automerge {

// At most `most`; and at most `ratio` for each of `bytes`, except that `free` is allowed in any case.
inline std::size_t allowance(std::size_t most, std::size_t ratio, std::size_t bytes, std::size_t free) {
    if (ratio == 0 || bytes <= most / ratio) most = std::min(most, std::max(free, ratio * bytes));
    return most;
}

inline std::size_t inflate_allowance(const Limits& limits, std::size_t compressed, std::size_t budget) {
    return allowance(budget, limits.inflate_ratio, compressed, limits.inflate_free_bytes);
}

// Rows of a table of operations or changes.
inline std::size_t row_allowance(const Limits& limits, std::size_t most, std::size_t bytes) {
    return allowance(most, limits.operations_per_byte, bytes, limits.operations_free);
}

}  // namespace automerge
