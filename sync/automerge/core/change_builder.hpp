#pragma once
// Makes a change's bytes again from the operations of the document: nothing else of it is kept.
#include "automerge/core/change_graph.hpp"
#include "automerge/core/op_set.hpp"
#include "automerge/storage/change_chunk.hpp"

namespace automerge {

// Reusable, which saves allocations where many changes are built.
class ChangeBuilder {
public:
    // The contents of the chunk; valid until the next call. `dependencies` are the hashes of
    // record.dependencies.
    const Bytes& contents(const OpSet& ops, const ChangeRecord& record,
                          std::span<const ChangeHash> dependencies);
    // Of each other actor, the newest of its operations that this change refers to.
    std::span<const Row> newest_of_others() const { return newest_of_others_; }

private:
    void number_actors(const OpSet& ops, const ChangeRecord& record);
    LocalId local(ShortId id) const { return {id.counter, local_actors_[id.actor]}; }

    OperationWriter writer_;
    ChangeHeader header_;
    std::vector<std::uint32_t> local_actors_;  // by actor index; valid for those of the current change
    std::vector<Row> newest_;                  // by actor index; likewise
    std::vector<std::uint32_t> marked_;        // by actor index: the build that last saw it
    std::uint32_t build_ = 0;
    std::vector<std::uint32_t> others_;
    std::vector<Row> newest_of_others_;
    std::vector<Row> typing_ends_;  // of the record's rows, see end_of_typing
    std::vector<LocalId> predecessors_;
    Bytes contents_;
};

}  // namespace automerge
