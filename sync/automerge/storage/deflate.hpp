#pragma once
// Raw DEFLATE (RFC 1951, no header): compressed changes and the large columns of documents.
#include <memory>

#include "automerge/error.hpp"
#include "automerge/identifiers.hpp"

namespace automerge {

// Makes streams as small as zlib's at its usual level, in a fraction of the time: a saved document is many
// short columns of small numbers and a few long ones of text, so what pays differs from column to column.
// Reusable: its tables are made once.
class Deflater {
public:
    Deflater();
    Deflater(Deflater&&) noexcept;
    Deflater& operator=(Deflater&&) noexcept;
    ~Deflater();
    Bytes deflate(ByteView bytes);

private:
    struct State;
    std::unique_ptr<State> state_;
};

// The stream must end where the bytes do, and must not grow beyond `most`.
Result<Bytes> inflate_raw(ByteView compressed, std::size_t most);

}  // namespace automerge
