#pragma once
// Columns: their specifications, and the list of them that stands before their bytes.
#include <array>

#include "automerge/encoding/byte_reader.hpp"
#include "automerge/limits.hpp"

namespace automerge {

class Deflater;

// `id << 4 | deflated << 3 | type`, as the format numbers them.
enum ColumnSpec : std::uint32_t {
    // of operations
    object_actor_column = 1,
    object_counter_column = 2,
    key_actor_column = 17,
    key_counter_column = 19,
    key_text_column = 21,
    id_actor_column = 33,
    id_counter_column = 35,
    insert_column = 52,
    action_column = 66,
    value_meta_column = 86,
    value_column = 87,
    predecessor_group_column = 112,
    predecessor_actor_column = 113,
    predecessor_counter_column = 115,
    successor_group_column = 128,
    successor_actor_column = 129,
    successor_counter_column = 131,
    expand_column = 148,
    mark_name_column = 165,
    // of changes
    change_actor_column = 1,
    change_seq_column = 3,
    change_max_operation_column = 19,
    change_time_column = 35,
    change_message_column = 53,
    change_dependency_group_column = 64,
    change_dependency_column = 67,
    change_extra_meta_column = 86,
    change_extra_column = 87,
    // of operations in a bundle, where they are other than in a change
    bundle_object_counter_column = 3,
    bundle_position_column = 179,
    // of changes in a bundle
    bundle_actor_column = 1,
    bundle_seq_column = 3,
    bundle_start_operation_column = 19,
    bundle_max_operation_column = 35,
    bundle_time_column = 51,
    bundle_message_column = 69,
    bundle_dependency_group_column = 80,
    bundle_dependency_column = 83,
    bundle_extra_length_column = 96,
    bundle_extra_column = 103,
    deflated_flag = 8,
};

// The columns of one table, by specification without the deflate flag.
class Columns {
public:
    // Reads the list; the bytes of the columns come later, see read_data. Bytes follow their lengths, which
    // are value metadata everywhere, and a group in the changes of a bundle too.
    static Result<Columns> read_list(ByteReader& reader, bool bytes_in_groups = false);
    // The bytes of all columns, in the order of the list.
    Result<void> read_data(ByteReader& reader);
    // Inflates what is deflated. `budget` is how many bytes may still be made, over all columns.
    Result<void> inflate(std::size_t& budget, const Limits& limits);

    bool any_deflated() const;
    // No bytes if there is no such column.
    ByteView operator[](ColumnSpec spec) const;

private:
    struct Column {
        std::uint32_t spec = 0;
        std::uint64_t length = 0;
        ByteView bytes;
    };
    std::vector<Column> columns_;
    std::vector<Bytes> inflated_;
};

// Gathers columns for writing; those without bytes are left out.
class ColumnList {
public:
    // The bytes must stay until the list is written.
    void add(ColumnSpec spec, ByteView bytes) {
        if (!bytes.empty()) columns_[size_++] = {spec, bytes};
    }
    // For document chunks: deflates the columns of 256 bytes and more.
    void deflate_large(Deflater& deflater);
    void write_list(Bytes& out) const;
    void write_data(Bytes& out) const;

private:
    struct Column {
        std::uint32_t spec = 0;
        ByteView bytes;
    };
    std::array<Column, 20> columns_{};
    std::size_t size_ = 0;
    std::vector<Bytes> deflated_;
};

}  // namespace automerge
