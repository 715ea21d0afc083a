#pragma once
// Fills an empty OpSet from a document chunk, in time linear in its rows. The order of the document gives the
// order of keys and elements; the order of the changes gives each operation its row.
#include <optional>

#include "automerge/core/op_set.hpp"
#include "automerge/storage/document_chunk.hpp"

namespace automerge {

// What the change rows say of where operations are, and what becomes of it.
struct ChangeSpan {
    std::uint32_t actor = 0;
    std::uint32_t max_op = 0;
    std::uint32_t start_op = 0;  // found by the builder, like what follows
    std::uint32_t op_count = 0;
    Row first_row = 0;
};

// The changes of one actor by the counters of their operations, ascending. A table of equal parts of the
// counters says where to search, so that it takes few steps however many changes there are.
class CounterIndex {
public:
    struct Entry {
        std::uint32_t max_op = 0;
        std::uint32_t start_op = 0;
        Row first_row = 0;
        bool operator<(std::uint32_t counter) const { return max_op < counter; }
        // Once first_row is known.
        std::optional<Row> row_of(std::uint32_t counter) const {
            return counter < start_op ? std::nullopt : std::optional(first_row + (counter - start_op));
        }
    };

    void append(std::uint32_t max_op) { entries_.push_back({max_op, max_op + 1, 0}); }
    void finish();
    // The first change whose last counter is not below this one.
    Entry* find(std::uint32_t counter);
    Entry& operator[](std::size_t place) { return entries_[place]; }

private:
    std::vector<Entry> entries_;
    std::vector<std::uint32_t> parts_;  // where the entries of each part begin
    unsigned part_bits_ = 0;
};

class OpSetBuilder {
public:
    // Takes the document's operation columns: they are the larger part of it, and gone once they are read.
    OpSetBuilder(ParsedDocument& document, std::vector<ChangeSpan>& changes, const Limits& limits,
                 TextUnit text_unit)
        : document_(document), changes_(changes), limits_(limits), set_(text_unit) {}

    Result<OpSet> build();

private:
    // A successor's row, and the row of what it overwrites.
    struct Link {
        Row successor;
        Row row;
    };

    bool refuse(std::string why, ErrorKind kind = ErrorKind::malformed);
    Result<void> find_starts();
    Result<void> assign_rows();
    void make_room_for_objects();
    Result<void> place_rows();
    bool place_row(const OperationRow& row, const std::vector<LocalId>& successors);
    bool may_go_on_typing() const {
        return typed_.counter != 0 && typed_.counter < typed_max_ && !placed_[element_ + 1];
    }
    bool place_typed(const OperationRow& row, const std::vector<LocalId>& successors);
    bool note_successors(Row row, const std::vector<LocalId>& successors);
    bool enter_object(const OperationRow& row);
    bool place_in_map(const OperationRow& row, Op& op);
    bool place_in_list(const OperationRow& row, Op& op, Row own_row);
    bool is_in_list_order(const Op& op, Row own_row);
    void note_mark_end(const Op& op);
    Result<void> link_rows();
    bool link(Row successor, std::span<const Row> rows);
    std::size_t keys_from(std::size_t place) const;
    void index_objects();
    void chain_deletions();

    std::optional<Row> row_of(LocalId id);
    ShortId short_id(LocalId id) const { return {id.counter, id.actor}; }

    ParsedDocument& document_;
    std::vector<ChangeSpan>& changes_;
    const Limits& limits_;
    OpSet set_;
    std::vector<CounterIndex> by_actor_;
    std::vector<bool> placed_;
    std::vector<Row> order_;  // rows in the order of the document
    std::vector<Link> links_;
    std::vector<Row> mark_ends_without_begin_;

    // Where place_rows is.
    bool started_ = false;
    LocalId object_id_;
    ObjectIndex object_ = root_object;
    bool has_key_ = false;
    std::string_view key_;
    std::uint32_t interned_key_ = 0;
    Row element_ = no_row;
    LocalId typed_;                // the id of element_, if its insertion is the row before
    std::uint32_t typed_max_ = 0;  // the last counter of the change that made it
    Row before_ = no_row;          // the row before, on the same key or element
    std::vector<Row> ancestors_;   // of the element before, through their references
    std::string problem_;
    ErrorKind problem_kind_ = ErrorKind::malformed;
};

}  // namespace automerge
