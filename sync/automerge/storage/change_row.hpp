#pragma once
// What tables of changes have in common, in documents and in bundles: the fields of a row, and the columns
// that are written alike. Which numbers the columns have, and what else is in a row, each table says itself.
#include "automerge/encoding/delta.hpp"
#include "automerge/identifiers.hpp"

namespace automerge {

// A change, without its operations.
struct ChangeRow {
    std::uint32_t actor = 0;
    std::uint32_t seq = 0;
    std::int64_t time = 0;
    std::string_view message;
    std::vector<std::uint32_t> dependencies;  // indexes of rows
    ByteView extra;
};

// A table appends to it row by row, and finishes each column under its own number.
struct ChangeColumns {
    void append(const ChangeRow& row, std::uint32_t last_operation);

    UnsignedWriter actor;
    DeltaWriter seq, max_op, time;
    TextWriter message;
    UnsignedWriter dependency_group;
    DeltaWriter dependency;
    Bytes extra;  // their lengths are told differently
};

}  // namespace automerge
