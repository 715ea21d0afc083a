#include <zlib.h>

#include <algorithm>
#include <limits>
#include <memory>

#include "automerge/encoding/failure.hpp"
#include "automerge/storage/deflate.hpp"

namespace automerge {

namespace {

constexpr int raw_window_bits = -15;  // negative: no zlib header
constexpr std::size_t part_bytes = 65536;
constexpr std::size_t likely_growth = 4;
// zlib counts in unsigned int: larger inputs go through it piece by piece.
constexpr std::size_t piece_bytes = std::numeric_limits<uInt>::max() / 2;

struct Inflater {
    z_stream stream{};
    bool ready = inflateInit2(&stream, raw_window_bits) == Z_OK;
    Inflater() = default;
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;
    ~Inflater() {
        if (ready) inflateEnd(&stream);
    }
};

}  // namespace

Result<Bytes> inflate_raw(ByteView compressed, std::size_t most) {
    Inflater inflater;
    if (!inflater.ready) return malformed("no memory to inflate with");
    z_stream& stream = inflater.stream;
    // By parts, so that no memory is filled with zeros, or taken, that the stream does not fill.
    const auto part = std::make_unique_for_overwrite<std::uint8_t[]>(part_bytes);
    Bytes out;
    out.reserve(std::min(most, compressed.size() * likely_growth));
    std::size_t read = 0;
    for (int state = Z_OK; state != Z_STREAM_END;) {
        const std::size_t input = std::min(compressed.size() - read, piece_bytes);
        stream.next_in = const_cast<Bytef*>(compressed.data() + read);
        stream.avail_in = static_cast<uInt>(input);
        stream.next_out = part.get();
        stream.avail_out = static_cast<uInt>(part_bytes);
        state = inflate(&stream, Z_NO_FLUSH);
        const std::size_t taken = input - stream.avail_in;
        const std::size_t made = part_bytes - stream.avail_out;
        if (made > most - out.size())
            return fail(ErrorKind::over_limit, "a deflate stream grows beyond the limit");
        out.insert(out.end(), part.get(), part.get() + made);
        read += taken;
        if (state != Z_OK && state != Z_BUF_ERROR && state != Z_STREAM_END)
            return malformed("a deflate stream is corrupt");
        if (state != Z_STREAM_END && taken == 0 && made == 0)
            return fail(ErrorKind::truncated, "a deflate stream ends too early");
    }
    if (read != compressed.size()) return malformed("a deflate stream has bytes after its end");
    return out;
}

}  // namespace automerge
