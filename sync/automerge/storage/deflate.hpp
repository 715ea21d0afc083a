#pragma once
// Raw DEFLATE (RFC 1951, no header): compressed changes and the large columns of documents.
#include "automerge/error.hpp"
#include "automerge/identifiers.hpp"

namespace automerge {

Bytes deflate_raw(ByteView bytes);
// The stream must end where the bytes do, and must not grow beyond `most`.
Result<Bytes> inflate_raw(ByteView compressed, std::size_t most);

}  // namespace automerge
