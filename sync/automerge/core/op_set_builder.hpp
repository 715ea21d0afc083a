#pragma once
// Fills an empty OpSet from a document chunk, in time linear in its rows. The order of the document gives the
// order of keys and elements; the order of the changes gives each operation its row.
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

    // A change of an actor, and the counters that belong to it.
    struct Found {
        std::size_t place = SIZE_MAX;  // among the actor's changes
        std::uint32_t after = 0;
        std::uint32_t max_op = 0;
        std::uint32_t change = 0;
    };

    bool refuse(std::string why, ErrorKind kind = ErrorKind::malformed);
    Result<void> find_starts();
    Result<void> assign_rows();
    Result<void> place_rows();
    bool place_row(const OperationRow& row, const std::vector<LocalId>& successors);
    bool goes_on_typing(const OperationRow& row) const;
    bool place_typed(const OperationRow& row);
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

    ChangeSpan* find_change(LocalId id);
    std::optional<Row> row_of(LocalId id);
    ShortId short_id(LocalId id) const { return {id.counter, id.actor}; }

    ParsedDocument& document_;
    std::vector<ChangeSpan>& changes_;
    const Limits& limits_;
    OpSet set_;
    std::vector<std::vector<std::uint32_t>> changes_by_actor_;
    std::vector<Found> last_found_;  // by actor: a guess for the next search
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
