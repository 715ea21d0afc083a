#pragma once
// Which changes there are, what they depend on, and which of them are the heads. A change's index is its
// place in the order of arrival, so dependencies always have smaller indexes.
#include <unordered_set>

#include "automerge/core/hash_index.hpp"
#include "automerge/core/op.hpp"

namespace automerge {

using ChangeIndex = std::uint32_t;

struct ChangeRecord {
    std::uint32_t actor = 0;
    std::uint32_t seq = 0;
    std::uint32_t start_op = 0;
    std::uint32_t op_count = 0;
    Row first_row = 0;
    std::int64_t time = 0;
    std::span<const ChangeIndex> dependencies;  // in the order in which the change names them
    std::string_view message{};                 // empty: none
    ByteView extra{};

    std::uint32_t max_op() const { return start_op + op_count - 1; }
};

class ChangeGraph {
public:
    std::size_t size() const { return stored_.size(); }
    std::optional<ChangeIndex> find(const ChangeHash& hash) const { return index_.find(hash); }
    const ChangeHash& hash(ChangeIndex index) const { return index_.hash(index); }
    // Its views are valid until the next change is added or removed.
    ChangeRecord operator[](ChangeIndex index) const;

    // One more than the largest index of an actor with changes.
    std::size_t actor_count() const { return by_actor_.size(); }
    // How many changes of the actor there are, and which one has this sequence number (from 1).
    std::uint32_t last_seq(std::uint32_t actor) const;
    ChangeIndex of_actor(std::uint32_t actor, std::uint32_t seq) const { return by_actor_[actor][seq - 1]; }

    std::uint32_t max_op() const { return max_op_; }
    std::span<const ChangeIndex> heads() const { return heads_; }
    std::vector<ChangeHash> sorted_heads() const;
    bool is_ancestor(ChangeIndex ancestor, std::span<const ChangeIndex> of) const;
    // The operations of all changes have the rows below this one.
    Row row_count() const;
    // The first of these rows that is in no ancestor of the dependencies (nor in one of them): a change with
    // these dependencies could not know of it. Mostly costs next to nothing; at worst the changes since.
    std::optional<Row> first_unknown(std::span<const Row> rows,
                                     std::span<const ChangeIndex> dependencies) const;
    // The changes that are no ancestors of `known` (nor in it), ascending.
    std::vector<ChangeIndex> since(std::span<const ChangeIndex> known) const;
    // Those among them that are ancestors of `heads` (or in it).
    std::vector<ChangeIndex> between(std::span<const ChangeIndex> known,
                                     std::span<const ChangeIndex> heads) const;

    void add(const ChangeRecord& record, const ChangeHash& hash);
    // Makes room for so many changes in all.
    void reserve(std::size_t changes);
    void remove_last();

private:
    struct Stored {
        std::int64_t time = 0;
        std::uint32_t actor = 0;
        std::uint32_t seq = 0;
        std::uint32_t start_op = 0;
        std::uint32_t op_count = 0;
        Row first_row = 0;
        std::uint32_t dependencies_begin = 0;
        std::uint32_t dependency_count = 0;
        std::uint32_t head_place = not_a_head;
        std::uint32_t max_op_before = 0;  // of the whole graph
        std::uint32_t message_size = 0;
        std::uint32_t extra_size = 0;
        ChangeIndex complete_below = 0;  // all changes below are among its ancestors, or it itself
        std::uint64_t text_begin = 0;    // message, then extra bytes
    };
    static constexpr std::uint32_t not_a_head = UINT32_MAX;

    // A lower bound: changes below it are all among `changes`, no two the same, or their ancestors.
    ChangeIndex complete_below(std::span<const ChangeIndex> changes) const;
    // These changes and their ancestors, except those with smaller indexes.
    std::unordered_set<ChangeIndex> ancestry(std::span<const ChangeIndex> changes, ChangeIndex lowest) const;
    ChangeIndex change_of(Row row) const;
    void add_head(ChangeIndex index);
    void remove_head(ChangeIndex index);

    HashIndex index_;
    std::vector<Stored> stored_;
    std::vector<ChangeIndex> dependencies_;
    std::vector<std::uint32_t> dependents_;  // how many changes name it
    Bytes text_;
    std::vector<std::vector<ChangeIndex>> by_actor_;
    std::vector<ChangeIndex> heads_;  // in no order
    std::uint32_t max_op_ = 0;
};

}  // namespace automerge
