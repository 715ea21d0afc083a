#pragma once
// Lists of predecessors. Nearly all have no member or one: those need no memory of their own.
#include "automerge/core/op.hpp"

namespace automerge {

class PredecessorPool {
public:
    // A handle for Op::predecessors(): nothing, the only row, or (top bit set) where the list is.
    std::uint32_t add(std::span<const Row> rows) {
        if (rows.empty()) return no_row;
        if (rows.size() == 1) return rows[0];
        const auto start = static_cast<std::uint32_t>(pool_.size());
        pool_.push_back(static_cast<std::uint32_t>(rows.size()));
        pool_.insert(pool_.end(), rows.begin(), rows.end());
        return start | pooled_bit;
    }

    // `storage` holds the row where there is only one.
    std::span<const Row> get(std::uint32_t handle, Row& storage) const {
        if (handle == no_row) return {};
        if (!(handle & pooled_bit)) {
            storage = handle;
            return {&storage, 1};
        }
        const std::uint32_t start = handle & ~pooled_bit;
        return {pool_.data() + start + 1, pool_[start]};
    }

    // Only for the newest list.
    void remove_last(std::uint32_t handle) {
        if (handle != no_row && (handle & pooled_bit)) pool_.resize(handle & ~pooled_bit);
    }

private:
    static constexpr std::uint32_t pooled_bit = 0x80000000u;
    std::vector<std::uint32_t> pool_;
};

}  // namespace automerge
