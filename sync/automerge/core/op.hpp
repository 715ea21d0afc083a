#pragma once
// An operation as a document keeps it in memory: small integers that refer to tables. A row is its place in
// the order in which changes came, so the operations of a change are neighbours.
#include <cstdint>

#include "automerge/change.hpp"

namespace automerge {

using Row = std::uint32_t;
inline constexpr Row no_row = UINT32_MAX;
inline constexpr Row head_row = no_row;  // as the reference of an insertion: the start of the list

// An operation id whose actor is an index into the document's ActorTable.
struct ShortId {
    std::uint32_t counter = 0;
    std::uint32_t actor = 0;
    bool operator==(const ShortId&) const = default;
};

inline bool makes_object(Action action) {
    return action == Action::make_map || action == Action::make_list || action == Action::make_text;
}

struct Op {
    // Longer values lie elsewhere, see OpSet::value.
    static constexpr std::size_t inline_value_bytes = sizeof(std::uint64_t);
    // More cannot overwrite the same operation; a document within the usual limits has not that many.
    static constexpr std::uint32_t superseded_max = (1u << 26) - 1;

    ShortId id;
    std::uint64_t payload = 0;     // value bytes, or where they are; of a make: the object's index
    std::uint32_t value_meta = 0;  // length << 4 | type
    std::uint32_t object = 0;      // index of the object it works on
    std::uint32_t key = 0;         // in a map: the interned key; in a list: the row of its element
    Row next_at_key = no_row;      // all other operations on the key or element, deletions too
    Row next_visible = no_row;     // the visible ones among them, by descending id
    Row winner = no_row;           // of an insertion: the first of its element's visible ones
    // Of an insertion, which has no predecessors: where it is in the Sequence. Of others: see
    // PredecessorPool.
    std::uint32_t leaf_or_predecessors = no_row;
    std::uint32_t superseded : 26 = 0;  // how many operations overwrite or delete it
    Action action : 3 = Action::set;
    bool insert : 1 = false;
    bool expand : 1 = false;
    bool has_mark_name : 1 = false;

    std::uint32_t leaf() const { return leaf_or_predecessors; }
    std::uint32_t predecessors() const { return insert ? no_row : leaf_or_predecessors; }
    bool is_make() const { return makes_object(action); }
    // What typing makes: a value inserted, and nothing special about it.
    bool is_typed() const { return insert && action == Action::set && !expand && !has_mark_name; }
    bool is_value() const { return action == Action::set || is_make(); }
    bool is_visible() const { return superseded == 0 && is_value(); }
    // What names the element of a list that it works on: the row of the element's insertion.
    Row element(Row own_row) const { return insert ? own_row : key; }
};
// A document is mostly these.
static_assert(sizeof(Op) == 48);

}  // namespace automerge
