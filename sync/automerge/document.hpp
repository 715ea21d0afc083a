#pragma once
// A document: a tree of maps, lists and texts with the whole of its history.
//
//     automerge::Document document{actor};
//     auto change = document.transaction();
//     change.put(automerge::root, "name", std::string{"Hovedbiblioteket"});
//     change.commit({.time = 1700000000});
#include <memory>

#include "automerge/change.hpp"
#include "automerge/patch.hpp"
#include "automerge/text_unit.hpp"
#include "automerge/view.hpp"

namespace automerge {

// A change that had waited for its dependencies and does so no longer, without having been applied.
struct DroppedChange {
    ChangeHash hash;
    // over_limit: others came after it, and no more may wait. Anything else: its dependencies came, and only
    // then could it be seen to be bad.
    Error why;
};

struct ApplyOutcome {
    std::size_t applied = 0;  // became part of the document, waiting ones set free included
    std::size_t waiting = 0;  // newly queued for a missing dependency
    std::size_t known = 0;    // already there
    std::vector<DroppedChange> dropped = {};
};

struct LoadOutcome {
    ApplyOutcome changes;
    std::size_t bytes_read = 0;  // up to the first torn or damaged chunk
    std::optional<Error> tail;   // why reading stopped there, if before the end
};

class Transaction;

// A replica. It belongs to one thread at a time and shares nothing with others; it is moved, not copied (see
// fork). In what follows, a call that fails has changed nothing. Reading is in Readable.
class Document : public Readable {
public:
    // Empty. The actor is who its transactions write as; no two replicas may ever have the same.
    explicit Document(ActorId actor = {}, TextUnit text_unit = TextUnit::code_points);
    // What was moved from may only be destroyed or assigned to.
    Document(Document&&) noexcept;
    Document& operator=(Document&&) noexcept;
    ~Document();

    // A file: chunks back to back; no bytes are an empty document. Any bad chunk fails the whole, as in the
    // official library: truncated or checksum for what is damaged, malformed and non_canonical for what no
    // good writer made, over_limit for what asks too much. missing_dependency where changes lack what they
    // build on, unless the file begins with a document. All hashes are verified. Takes time and memory linear
    // in the operations; n log n for changes without a document around them.
    static Result<Document> load(ByteView file, ActorId actor = {}, const Limits& limits = {},
                                 TextUnit text_unit = TextUnit::code_points);
    // A document chunk with all the changes, then those that wait for dependencies. What an open transaction
    // does is not in it. Linear in the operations.
    Bytes save() const;
    // Change chunks of all that is not in the ancestry of `heads` (those that are known here): what to append
    // to a file that holds `heads`. Costs what it gives.
    Bytes save_since(std::span<const ChangeHash> heads) const;
    // A bundle of these changes, in any order; see bundle.hpp. Fails with missing_dependency if the document
    // has not applied one of them. Costs the operations of the document.
    Result<Bytes> save_bundle(std::span<const ChangeHash> hashes) const;
    // Reads chunks up to the first torn or damaged one and applies what came before it.
    // Fails, with nothing applied, only where a whole chunk is refused.
    Result<LoadOutcome> load_incremental(ByteView chunks, const Limits& limits = {});

    // Takes changes in any order. All or nothing: if one change is refused, none is applied. What lacks a
    // dependency waits for it unseen, within the limits: beyond them the one that has waited longest is
    // dropped. Costs the operations, each times the logarithm of its object. Fails with duplicate_sequence
    // where two different changes claim the same actor and number, with malformed, non_canonical or
    // over_limit for what Change::decode could not see alone, and with invalid_operation while a transaction
    // is open.
    Result<ApplyOutcome> apply(std::span<const Change> changes, const Limits& limits = {});
    // Everything that `other` has. Fails as `apply` does.
    Result<ApplyOutcome> merge(const Document& other, const Limits& limits = {});
    // A replica of its own with the same changes, waiting ones included. Costs a copy of the memory.
    Document fork(ActorId actor) const;

    // What this replica counts texts in; a fork keeps it.
    TextUnit text_unit() const;
    const ActorId& actor() const;
    void set_actor(ActorId actor);

    // Who writes, beyond the actor: any bytes, such as the public key of a person or device, that many actors
    // may have in common. The first change that an actor makes records it, and no later one can. So where
    // this document's actor has written already, it gets a new random one; `unavailable` if the machine has
    // none to give, and invalid_operation while a transaction is open. A fork keeps the author; a file does
    // not say who reads it.
    Result<void> set_author(std::optional<Bytes> author);
    const std::optional<Bytes>& author() const;
    // What the applied changes record, ascending. Each costs the number of actors.
    std::vector<Bytes> authors() const;
    std::vector<ActorId> actors_of(ByteView author) const;
    std::optional<Bytes> author_of(const ActorId& actor) const;

    std::vector<ChangeHash> heads() const;   // ascending
    bool has(const ChangeHash& hash) const;  // applied, not only waiting
    // What waiting changes build on, and which of `heads`, are not here; ascending.
    std::vector<ChangeHash> missing_dependencies(std::span<const ChangeHash> heads = {}) const;
    std::size_t change_count() const;
    std::size_t operation_count() const;  // rows of a saved document
    // Changes are made again from their operations, at that cost. Of an unknown hash: nothing.
    std::optional<Change> change(const ChangeHash& hash) const;
    // All changes that are not ancestors of `heads` (known ones), dependencies first.
    std::vector<Change> changes_since(std::span<const ChangeHash> heads = {}) const;
    std::size_t count_changes_since(std::span<const ChangeHash> heads) const;
    // The same changes by name alone, which costs no rebuilding; and what one change depends on.
    std::vector<ChangeHash> hashes_since(std::span<const ChangeHash> heads = {}) const;
    std::vector<ChangeHash> dependencies(const ChangeHash& hash) const;
    std::vector<Change> waiting_changes() const;

    // History. `heads` name a moment: these changes and those they build on. All fail with
    // missing_dependency, naming the hash, if the document has not applied one of them.

    // What there was to read then.
    Result<View> at(std::span<const ChangeHash> heads) const;
    // A document of its own with what there was then. Costs the operations up to then.
    Result<Document> fork_at(std::span<const ChangeHash> heads, ActorId actor) const;
    // Takes back whatever is not of that moment, and what waits: the document is then what `fork_at` gives,
    // and views of it are void. Costs the operations taken back where they were the last to come, and came
    // after the document was loaded; else as `fork_at`. Fails with invalid_operation, too, while a
    // transaction is open.
    Result<void> go_back_to(std::span<const ChangeHash> heads);
    // What came between two moments: of `after` and what it builds on, all that `before` has not,
    // dependencies first. Costs about what it gives, wherever in a long history that is.
    Result<std::vector<Change>> changes_between(std::span<const ChangeHash> before,
                                                std::span<const ChangeHash> after) const;
    Result<std::vector<ChangeHash>> hashes_between(std::span<const ChangeHash> before,
                                                   std::span<const ChangeHash> after) const;
    // How to bring a copy of the tree from one moment to another, forwards or backwards. Up to the present it
    // costs the operations in between. Backwards from there also the elements of lists around an object that
    // changed; between two old moments also what was ever done at the same keys, and the elements of the
    // lists and texts that changed. A text with marks is gone through whole if it changed. What an open
    // transaction does is not in it.
    Result<Patches> diff(std::span<const ChangeHash> before, std::span<const ChangeHash> after) const;

    // Starts a change by this document's actor. At most one at a time: a second one refuses every edit.
    Transaction transaction();

private:
    friend class Transaction;
    struct State;
    explicit Document(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace automerge
