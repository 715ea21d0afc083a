#pragma once
// The contents of a bundle chunk: some changes of a document in columns, as in a document chunk, but with
// what each operation overwrites, and with the hashes of what they depend on outside the bundle.
#include "automerge/storage/change_chunk.hpp"

namespace automerge {

struct BundleContents {
    std::vector<ChangeHash> dependencies;  // outside the bundle, in its order
    std::vector<Bytes> changes;            // contents of change chunks, each after what it depends on
    std::vector<ChangeHash> hashes;        // of the changes
};
Result<BundleContents> read_bundle(ByteView contents, const Limits& limits);

// A change, without its operations.
struct BundleChangeRow {
    std::uint32_t actor = 0;
    std::uint32_t seq = 0;
    std::uint32_t start_op = 0;
    std::uint32_t op_count = 0;
    std::int64_t time = 0;
    std::string_view message;
    std::vector<std::uint32_t> dependencies;  // rows before it; from the number of rows on, outside hashes
    ByteView extra;
};

class BundleChangeWriter {
public:
    void append(const BundleChangeRow& row);
    void finish(ColumnList& columns);

private:
    UnsignedWriter actor_;
    DeltaWriter seq_, start_op_, max_op_, time_;
    TextWriter message_;
    UnsignedWriter dependency_group_;
    DeltaWriter dependency_;
    UnsignedWriter extra_length_;
    Bytes extra_;
};

}  // namespace automerge
