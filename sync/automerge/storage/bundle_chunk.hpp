#pragma once
// The contents of a bundle chunk: some changes of a document in columns, as in a document chunk, but with
// what each operation overwrites, and with the hashes of what they depend on outside the bundle.
#include "automerge/storage/change_chunk.hpp"
#include "automerge/storage/change_row.hpp"

namespace automerge {

struct BundleContents {
    std::vector<ChangeHash> dependencies;  // outside the bundle, in its order
    std::vector<Bytes> changes;            // contents of change chunks, each after what it depends on
    std::vector<ChangeHash> hashes;        // of the changes
};
Result<BundleContents> read_bundle(ByteView contents, const Limits& limits);

// Its dependencies are rows before it, and from the number of rows on the hashes outside.
struct BundleChangeRow : ChangeRow {
    std::uint32_t start_op = 0;
    std::uint32_t op_count = 0;
};

class BundleChangeWriter {
public:
    void append(const BundleChangeRow& row);
    void finish(ColumnList& columns);

private:
    ChangeColumns columns_;
    DeltaWriter start_op_;
    UnsignedWriter extra_length_;
};

}  // namespace automerge
