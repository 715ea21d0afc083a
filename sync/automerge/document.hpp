#pragma once
// A document: a tree of maps, lists and texts with the whole of its history.
//
//     automerge::Document document{actor};
//     auto change = document.transaction();
//     change.put(automerge::root, "name", std::string{"Hovedbiblioteket"});
//     change.commit({.time = 1700000000});
#include <functional>
#include <memory>

#include "automerge/change.hpp"

namespace automerge {

struct ApplyOutcome {
    std::size_t applied = 0;  // became part of the document, waiting ones set free included
    std::size_t waiting = 0;  // newly queued for a missing dependency
    std::size_t known = 0;    // already there
};

struct LoadOutcome {
    ApplyOutcome changes;
    std::size_t bytes_read = 0;  // up to the first torn or damaged chunk
    std::optional<Error> tail;   // why reading stopped there, if before the end
};

class Transaction;

class Document {
public:
    explicit Document(ActorId actor = {});
    Document(Document&&) noexcept;
    Document& operator=(Document&&) noexcept;
    ~Document();

    // A file: chunks back to back. Any bad chunk fails the whole, as in the official library.
    static Result<Document> load(ByteView file, ActorId actor = {}, const Limits& limits = {});
    // A document chunk with all the changes, then those that wait for dependencies.
    Bytes save() const;
    // Change chunks of all that is not in the ancestry of `heads`.
    Bytes save_since(std::span<const ChangeHash> heads) const;
    // Reads chunks up to the first torn or damaged one and applies what came before it.
    // Fails, with nothing applied, only where a whole chunk is refused.
    Result<LoadOutcome> load_incremental(ByteView chunks, const Limits& limits = {});

    // All or nothing: if one change is refused, none is applied.
    Result<ApplyOutcome> apply(std::span<const Change> changes);
    // Everything that `other` has. Fails as `apply` does.
    Result<ApplyOutcome> merge(const Document& other);
    Document fork(ActorId actor) const;

    const ActorId& actor() const;
    void set_actor(ActorId actor);

    std::vector<ChangeHash> heads() const;   // ascending
    bool has(const ChangeHash& hash) const;  // applied, not only waiting
    std::vector<ChangeHash> missing_dependencies(std::span<const ChangeHash> heads = {}) const;
    std::size_t change_count() const;
    std::size_t operation_count() const;  // rows of a saved document
    std::optional<Change> change(const ChangeHash& hash) const;
    // All changes that are not ancestors of `heads` (known ones), dependencies first.
    std::vector<Change> changes_since(std::span<const ChangeHash> heads = {}) const;
    std::size_t count_changes_since(std::span<const ChangeHash> heads) const;
    // The same changes by name alone, which costs no rebuilding; and what one change depends on.
    std::vector<ChangeHash> hashes_since(std::span<const ChangeHash> heads = {}) const;
    std::vector<ChangeHash> dependencies(const ChangeHash& hash) const;
    std::vector<Change> waiting_changes() const;

    // Reading. An unknown object or key gives nothing.
    std::optional<ObjectType> type_of(const ObjectId& object) const;
    std::vector<std::string> keys(const ObjectId& map) const;  // by UTF-8 bytes
    std::size_t length(const ObjectId& object) const;  // keys of a map, visible elements of a list or text
    std::optional<Value> get(const ObjectId& map, std::string_view key) const;  // the winner
    std::optional<Value> get(const ObjectId& list, std::size_t index) const;
    std::vector<Value> get_all(const ObjectId& map,
                               std::string_view key) const;  // all visible, the winner last
    std::vector<Value> get_all(const ObjectId& list, std::size_t index) const;
    std::string text(const ObjectId& text) const;  // UTF-8; what is no string counts as U+FFFC
    // Walks a map in key order with its winners, or a list in order: faster than asking one by one.
    void for_each(const ObjectId& map,
                  const std::function<void(std::string_view key, const Value&)>& visit) const;
    void for_each_element(const ObjectId& list, const std::function<void(const Value&)>& visit) const;

    // Starts a change by this document's actor. At most one at a time.
    Transaction transaction();

private:
    friend class Transaction;
    struct State;
    explicit Document(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace automerge
