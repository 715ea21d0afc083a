#pragma once
// Raw DEFLATE (RFC 1951, no header): compressed changes and the large columns of documents. By libdeflate,
// which has the whole of each at hand, as a column always is.
#include <memory>

#include "automerge/error.hpp"
#include "automerge/identifiers.hpp"

struct libdeflate_compressor;

namespace automerge {

// Reusable: its tables are made once. A saved document must not be larger than the official library's, which
// deflates as zlib does at its usual level (6); the columns of a hundred days of a queue, in bytes and
// processor time: 6,396,879 in 561 ms, zlib 6,477,484 in 1,651 ms.
class Deflater {
public:
    Bytes deflate(ByteView bytes);

private:
    struct Free {
        void operator()(libdeflate_compressor* compressor) const;
    };
    using Compressor = std::unique_ptr<libdeflate_compressor, Free>;
    static Bytes deflate(Compressor& compressor, int level, ByteView bytes);

    Compressor usual_, thorough_;  // made when needed
};

// The stream must end where the bytes do, and must not grow beyond `most`.
Result<Bytes> inflate_raw(ByteView compressed, std::size_t most);

}  // namespace automerge
