#pragma once
// The contents of a change chunk. Whatever parse_change and verify_change let pass, write_change writes back
// byte for byte.
#include "automerge/storage/operation_rows.hpp"

namespace automerge {

struct ChangeHeader {
    std::vector<ChangeHash> dependencies;
    std::vector<ByteView> actors;  // the author, then the others in ascending order
    std::uint64_t seq = 0;
    std::uint64_t start_op = 0;
    std::int64_t time = 0;
    std::string_view message;  // empty: none
    ByteView extra;

    ActorId author() const { return ActorId{Bytes(actors.front().begin(), actors.front().end())}; }
};

// A change chunk's contents, taken apart as far as its columns. Views point into those contents.
struct ParsedChange {
    ChangeHeader header;
    Columns columns;
    TableShape shape;

    std::uint64_t end_op() const { return header.start_op + shape.row_count; }  // the counter after the last
};
Result<ParsedChange> parse_change(ByteView contents, const Limits& limits);

// Memory to verify changes with; reusable.
struct VerifyingScratch {
    OperationWriter operations;
    std::vector<LocalId> predecessors;
    Bytes rebuilt;
};
// Refuses a change that could not be rebuilt from what it says to the same bytes.
Result<void> verify_change(const ParsedChange& change, ByteView contents, VerifyingScratch& scratch);

// Appends the contents of a change chunk.
void write_change(const ChangeHeader& header, OperationWriter& operations, Bytes& out);

}  // namespace automerge
