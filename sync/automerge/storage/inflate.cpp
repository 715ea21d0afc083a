#include <zlib.h>

#include <algorithm>
#include <limits>

#include "automerge/encoding/failure.hpp"
#include "automerge/storage/deflate.hpp"

namespace automerge {

namespace {

constexpr int raw_window_bits = -15;  // negative: no zlib header
constexpr std::size_t first_guess_bytes = 4096;
// zlib counts in unsigned int: larger inputs and outputs go through it piece by piece.
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
    // One byte more than allowed, to see whether the stream would go on.
    const std::size_t room_most = most + 1;
    Bytes out(std::min(room_most, std::max(first_guess_bytes, compressed.size() * 4)));
    std::size_t written = 0;
    std::size_t read = 0;
    for (;;) {
        const std::size_t input = std::min(compressed.size() - read, piece_bytes);
        const std::size_t room = std::min(out.size() - written, piece_bytes);
        stream.next_in = const_cast<Bytef*>(compressed.data() + read);
        stream.avail_in = static_cast<uInt>(input);
        stream.next_out = out.data() + written;
        stream.avail_out = static_cast<uInt>(room);
        const int state = inflate(&stream, Z_NO_FLUSH);
        const std::size_t taken = input - stream.avail_in;
        const std::size_t made = room - stream.avail_out;
        read += taken;
        written += made;
        if (state == Z_STREAM_END) break;
        if (state != Z_OK && state != Z_BUF_ERROR) return malformed("a deflate stream is corrupt");
        if (written == out.size()) {
            if (out.size() >= most)
                return fail(ErrorKind::over_limit, "a deflate stream grows beyond the limit");
            out.resize(std::min(room_most, out.size() * 2));
        } else if (taken == 0 && made == 0) {
            return fail(ErrorKind::truncated, "a deflate stream ends too early");
        }
    }
    if (written > most) return fail(ErrorKind::over_limit, "a deflate stream grows beyond the limit");
    if (read != compressed.size()) return malformed("a deflate stream has bytes after its end");
    out.resize(written);
    return out;
}

}  // namespace automerge
