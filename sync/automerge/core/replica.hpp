#pragma once
// What a document is made of, and the ways by which changes enter it: the engine behind Document and
// Transaction.
#include <map>

#include "automerge/core/change_builder.hpp"
#include "automerge/document.hpp"

namespace automerge {

// A change's chunk contents and hash, before anybody has looked inside.
struct IncomingChange {
    ByteView contents;
    ChangeHash hash;
};

// Changes that wait for a dependency. They have been verified, as far as that goes without the document.
class WaitingChanges {
public:
    struct Entry {
        Bytes contents;
        ActorId author;
        std::uint64_t seq = 0;
        std::vector<ChangeHash> dependencies;
        std::uint64_t arrival = 0;  // counts up; given by the first add()
    };

    bool contains(const ChangeHash& hash) const { return entries_.contains(hash); }
    // The change with this number of the author's; null if none waits.
    const ChangeHash* find(const ActorId& author, std::uint64_t seq) const;
    const std::map<ChangeHash, Entry>& entries() const { return entries_; }
    std::size_t bytes() const { return bytes_; }                              // of all contents
    std::uint64_t arrivals() const { return arrivals_; }                      // how many have ever come
    const ChangeHash& oldest() const { return by_arrival_.begin()->second; }  // unless there are no entries
    std::vector<ChangeHash> waiting_for(const ChangeHash& dependency) const;
    void add(const ChangeHash& hash, Entry entry);
    Entry take(const ChangeHash& hash);
    // The author's changes from this number on.
    std::vector<ChangeHash> from(const ActorId& author, std::uint64_t seq) const;
    // These, and all that wait for one of them.
    std::vector<ChangeHash> with_dependents(std::vector<ChangeHash> hashes) const;

private:
    std::map<ChangeHash, Entry> entries_;
    std::multimap<ChangeHash, ChangeHash> by_dependency_;
    std::map<std::pair<ActorId, std::uint64_t>, ChangeHash> by_author_;
    std::map<std::uint64_t, ChangeHash> by_arrival_;
    std::uint64_t arrivals_ = 0;
    std::size_t bytes_ = 0;
};

struct Replica {
    OpSet ops;
    ChangeGraph graph;
    WaitingChanges waiting;
    // So many changes came as one document chunk. Their operations were built together, and cannot be undone
    // one by one.
    std::size_t loaded = 0;

    bool is_empty() const { return graph.size() == 0 && waiting.entries().empty(); }
    // The rows that belong to changes; those behind are of an open transaction.
    Row committed_rows() const;
    std::vector<ChangeIndex> known(std::span<const ChangeHash> hashes) const;
    // Of all of them; an error names the first that is not there.
    Result<std::vector<ChangeIndex>> require(std::span<const ChangeHash> hashes) const;
    // The newest first, until there are so many changes; not fewer than were loaded.
    void undo_changes_from(std::size_t count);
};

// Applies one verified change whose dependencies are all there. On error nothing has changed.
Result<void> apply_change(Replica& replica, const ParsedChange& change, const ChangeHash& hash,
                          const Limits& limits);
// All or nothing; releases waiting changes.
Result<ApplyOutcome> apply_changes(Replica& replica, std::span<const IncomingChange> changes,
                                   const Limits& limits);

// The contents of a document chunk, and back.
Result<Replica> load_document(ByteView contents, const Limits& limits,
                              TextUnit text_unit = TextUnit::code_points);
// The same without the last proof, that the changes lead to the heads it names: for fuzzers, which then write
// the right heads into the file.
Result<Replica> load_document_with_any_heads(ByteView contents, const Limits& limits);
Bytes save_document(const Replica& replica);
// The contents of a bundle chunk with these changes, which ascend and are there once each.
Bytes save_bundle(const Replica& replica, std::span<const ChangeIndex> changes);

// A change as it was, from its operations.
Change rebuild_change(const Replica& replica, ChangeIndex index, ChangeBuilder& builder);

}  // namespace automerge
