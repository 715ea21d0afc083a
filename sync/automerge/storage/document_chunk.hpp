#pragma once
// The contents of a document chunk: all changes without their operations, and all operations in the order of
// the document.
#include "automerge/storage/change_row.hpp"
#include "automerge/storage/operation_rows.hpp"

namespace automerge {

// Views point into the contents, or into what has been inflated from them.
struct ParsedDocument {
    std::vector<ActorId> actors;
    std::vector<ChangeHash> heads;
    Columns change_columns;
    Columns operation_columns;
    std::size_t change_count = 0;
    TableShape shape;  // of the operations
};
Result<ParsedDocument> parse_document(ByteView contents, const Limits& limits);
// Only the heads, for a document whose changes may all be known already.
Result<std::vector<ChangeHash>> peek_document_heads(ByteView contents);

// Its dependencies are rows before it.
struct DocumentChangeRow : ChangeRow {
    std::uint32_t max_op = 0;
};

class DocumentChangeReader {
public:
    DocumentChangeReader(const ParsedDocument& document, const Limits& limits);
    // False at the end, and where a row is damaged: then `error` is set.
    bool next(DocumentChangeRow& row);
    const std::optional<Error>& error() const { return error_; }

private:
    bool refuse(const char* why, ErrorKind kind = ErrorKind::malformed);
    bool refuse_leftovers();
    bool fill_block();
    bool read_number(std::int64_t number, std::uint64_t most, std::uint32_t& out, const char* what);
    bool read_dependencies(DocumentChangeRow& row);

    // Some rows at a time, as OperationReader does it.
    static constexpr std::size_t block_rows = 64;
    struct Block {
        std::array<std::int64_t, block_rows> actor, seq, max_op, dependency_group, extra_meta;
        std::array<std::string_view, block_rows> message;
    };

    std::size_t rows_ = 0;
    std::size_t row_ = 0;
    std::size_t block_row_ = 0;  // within the block
    std::size_t block_size_ = 0;
    std::size_t actor_count_ = 0;
    Limits limits_;
    std::uint64_t dependencies_left_ = 0;
    bool has_time_ = false;
    UnsignedReader actor_;
    DeltaReader seq_, max_op_, time_;
    TextReader message_;
    UnsignedReader dependency_group_;
    DeltaReader dependency_;
    UnsignedReader extra_meta_;
    ByteReader extra_;
    std::optional<Error> error_;
    Block block_;  // filled as far as block_size_ says
};

class DocumentChangeWriter {
public:
    void append(const DocumentChangeRow& row);
    void finish(ColumnList& columns);

private:
    ChangeColumns columns_;
    UnsignedWriter extra_meta_;
};

}  // namespace automerge
