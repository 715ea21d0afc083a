#pragma once
// What stands behind a Document and its open Transaction.
#include "automerge/core/replica.hpp"

namespace automerge {

// The change that a transaction is making: its operations are the last rows of the document.
struct PendingChange {
    std::uint32_t actor = 0;
    std::uint32_t start_op = 0;
    Row first_row = 0;
    // Memory ran out within an operation, which cannot be undone then: the change stays open for good.
    bool is_stuck = false;
};

struct Document::State {
    ActorId actor;
    std::optional<Bytes> author;
    Replica replica;
    std::optional<PendingChange> pending;

    void undo_pending() {
        if (!pending || pending->is_stuck) return;
        while (replica.ops.size() > pending->first_row) replica.ops.undo_last();
        pending.reset();
    }
};

}  // namespace automerge
