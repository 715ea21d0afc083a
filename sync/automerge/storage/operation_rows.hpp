#pragma once
// Rows of operations: the columns that change chunks and document chunks share, with one reader and one
// writer. A change says what each operation overwrites (predecessors), a document what overwrote it
// (successors).
#include <algorithm>

#include "automerge/change.hpp"
#include "automerge/encoding/boolean.hpp"
#include "automerge/encoding/delta.hpp"
#include "automerge/encoding/scalar_codec.hpp"
#include "automerge/storage/columns.hpp"

namespace automerge {

// An operation id whose actor is an index into a chunk's own list of actors. Counter 0: root, or head.
struct LocalId {
    std::uint32_t counter = 0;
    std::uint32_t actor = 0;
    bool operator==(const LocalId&) const = default;
};

struct OperationRow {
    LocalId id;  // in a document; of a bundle's row only the actor; of a change's nothing
    LocalId object;
    bool in_map = false;
    std::string_view key;  // in a map
    LocalId element;       // in a list
    bool insert = false;
    bool expand = false;
    Action action = Action::set;
    ScalarView value;
    std::optional<std::string_view> mark_name;
};

// What the format forbids in a row by itself, whatever the document holds; null if nothing.
const char* problem_of(const OperationRow& row);

// An operation in memory has 28 bits for the length of its value.
inline std::size_t value_bytes_allowed(const Limits& limits) {
    return std::min(limits.value_bytes, (std::size_t{1} << 28) - 1);
}

enum class Table { change, document, bundle };

// What bounds the numbers in a table.
struct TableShape {
    Table table = Table::change;
    std::size_t row_count = 0;
    std::size_t actor_count = 0;
    std::uint64_t links_max = 0;  // predecessors or successors, of all rows together
    std::uint64_t counter_max = 0;
    std::size_t value_bytes_max = 0;
    std::size_t key_bytes_max = 0;
};

class OperationReader {
public:
    // Columns of documents must be canonical; those of changes are compared as a whole, see verify_change.
    OperationReader(const Columns& columns, const TableShape& shape);
    // False at the end, and where a row is damaged: then `error` is set. `links` are the predecessors of a
    // change's row, the successors of a document's.
    bool next(OperationRow& row, std::vector<LocalId>& links);
    // Only for documents, and far cheaper: `row` is still what was read last. Goes on to the next row if that
    // inserts a plain value with the next id right after what `row` inserted. False if it does not, or if it
    // has to be read from the columns first, or is damaged: `next` then knows.
    bool next_typed(OperationRow& row, std::vector<LocalId>& links);
    const std::optional<Error>& error() const { return error_; }

private:
    bool refuse(std::string why, ErrorKind kind = ErrorKind::malformed);
    bool refuse_column();
    bool refuse_leftovers();
    bool read_id(std::int64_t actor, std::int64_t counter, LocalId& out, const char* what);
    bool fill_block();
    bool read_own_id(OperationRow& row);
    bool read_object(OperationRow& row);
    bool read_key(OperationRow& row);
    bool is_typed_after(const OperationRow& row) const;
    bool read_value(OperationRow& row);
    bool read_links(std::vector<LocalId>& links);

    // The columns are decoded one by one for a number of rows at a time: far fewer steps than row by row, and
    // still too few rows to leave the processor's cache.
    static constexpr std::size_t block_rows = 64;
    struct Block {
        std::array<std::int64_t, block_rows> object_actor, object_counter, key_actor, key_counter, id_actor,
            id_counter, action, value_meta, link_group, link_actor, link_counter;
        std::array<std::string_view, block_rows> key_text, mark_name;
        std::array<BooleanReader::Row, block_rows> insert, expand;
    };

    TableShape shape_;
    std::size_t row_ = 0;
    std::size_t block_row_ = 0;  // within the block
    std::size_t block_size_ = 0;
    std::uint64_t links_left_ = 0;
    std::uint64_t links_of_block_ = 0;  // not yet read
    std::size_t link_ = 0;              // within the links that are read
    std::size_t links_read_ = 0;
    UnsignedReader object_actor_, object_counter_, key_actor_;
    DeltaReader object_counter_difference_;  // in a bundle, instead of object_counter_
    DeltaReader key_counter_;
    TextReader key_text_;
    UnsignedReader id_actor_;
    DeltaReader id_counter_;
    BooleanReader insert_;
    UnsignedReader action_, value_meta_;
    ByteReader value_;
    UnsignedReader link_group_, link_actor_;
    DeltaReader link_counter_;
    BooleanReader expand_;
    TextReader mark_name_;
    std::optional<Error> error_;
    Block block_;  // filled as far as block_size_ says
};

// Reusable: clear() keeps the memory, which matters where a document of many small changes is rebuilt.
class OperationWriter {
public:
    void clear();
    void append(const OperationRow& row, std::span<const LocalId> links) {
        append_row(row);
        for (const LocalId id : links) append_link(id);
        link_group_.append(links.size());
    }
    // Typing: insertions like the row before them, with ids from `first` on, each after the one before it and
    // the first after `after`. The values and links of each follow by append_typed.
    void append_typing(LocalId after, LocalId first, std::size_t count) {
        rows_ += count;
        shape_rows_ += count;
        append_element(after);
        if (count == 1) return;
        key_actor_.append(first.actor, count - 1);
        key_counter_.append_ascending(first.counter, count - 1);
    }
    void append_typed(ScalarView value, std::span<const LocalId> links) {
        append_value(value);
        for (const LocalId id : links) append_link(id);
        link_group_.append(links.size());
    }
    // Of a document's rows: this id, and those after it.
    void append_ids(LocalId first, std::size_t count = 1) {
        id_actor_.append(first.actor, count);
        id_counter_.append_ascending(first.counter, count);
    }
    // Adds the columns that have bytes; they stay valid until clear(). The two columns are a bundle's own.
    void finish(ColumnList& columns, Table table, ByteView object_counters = {}, ByteView positions = {});

private:
    // What neighbouring rows mostly have in common: kept until it changes, then written for all of them.
    struct Shape {
        LocalId object;
        Action action = Action::set;
        bool in_map = false;
        bool insert = false;
        bool expand = false;
        bool marked = false;
        bool operator==(const Shape&) const = default;
    };

    void append_row(const OperationRow& row);
    void flush_shape();
    void append_element(LocalId element) {
        if (element.counter == 0) {
            key_actor_.append_null();
        } else {
            key_actor_.append(element.actor);
        }
        key_counter_.append(element.counter);
    }
    void append_value(ScalarView value) {
        value_meta_.append(value.meta());
        append_bytes(value_, value.bytes);
    }
    void append_link(LocalId id) {
        link_actor_.append(id.actor);
        link_counter_.append(id.counter);
    }

    std::size_t rows_ = 0;
    Shape shape_;
    std::size_t shape_rows_ = 0;  // of rows_, those that shape_ stands for
    UnsignedWriter object_actor_, object_counter_, key_actor_;
    DeltaWriter key_counter_;
    TextWriter key_text_;
    UnsignedWriter id_actor_;
    DeltaWriter id_counter_;
    BooleanWriter insert_;
    UnsignedWriter action_, value_meta_;
    Bytes value_;
    UnsignedWriter link_group_, link_actor_;
    DeltaWriter link_counter_;
    BooleanWriter expand_;
    TextWriter mark_name_;
};

}  // namespace automerge
