#include "automerge/storage/deflate.hpp"

#include <libdeflate.h>

#include <algorithm>
#include <new>

#include "automerge/encoding/failure.hpp"

namespace automerge {

namespace {

constexpr int usual_level = 6;
// What shrinks to less than a sixteenth repeats itself so much that a quick search misses the long
// repetitions: at the usual level such columns came out up to a sixth larger than the official library's.
constexpr std::size_t many_repetitions = 16;
constexpr int thorough_level = 9;
// Of most columns; where it is too little, four times as much is tried.
constexpr std::size_t likely_growth = 6;
constexpr std::size_t next_growth = 4;
constexpr std::size_t room_least = 256;

struct FreeDecompressor {
    void operator()(libdeflate_decompressor* decompressor) const {
        libdeflate_free_decompressor(decompressor);
    }
};

// Where there is no memory, as `new` does.
auto allocated(const auto& allocate) {
    while (true) {
        if (auto* made = allocate()) return made;
        const auto handler = std::get_new_handler();
        if (!handler) throw std::bad_alloc();
        handler();
    }
}

}  // namespace

void Deflater::Free::operator()(libdeflate_compressor* compressor) const {
    libdeflate_free_compressor(compressor);
}

Bytes Deflater::deflate(Compressor& compressor, int level, ByteView bytes) {
    if (!compressor) compressor.reset(allocated([&] { return libdeflate_alloc_compressor(level); }));
    // The bound is enough for anything.
    Bytes out(libdeflate_deflate_compress_bound(compressor.get(), bytes.size()));
    out.resize(
        libdeflate_deflate_compress(compressor.get(), bytes.data(), bytes.size(), out.data(), out.size()));
    return out;
}

Bytes Deflater::deflate(ByteView bytes) {
    Bytes out = deflate(usual_, usual_level, bytes);
    if (out.size() < bytes.size() / many_repetitions) out = deflate(thorough_, thorough_level, bytes);
    return out;
}

Result<Bytes> inflate_raw(ByteView compressed, std::size_t most) {
    const std::unique_ptr<libdeflate_decompressor, FreeDecompressor> decompressor(
        allocated(libdeflate_alloc_decompressor));
    std::size_t room = std::min(most, std::max(room_least, compressed.size() * likely_growth));
    while (true) {
        // Not filled with zeros first; one byte where nothing may come out, for there is no room of none.
        const auto part = std::make_unique_for_overwrite<std::uint8_t[]>(std::max<std::size_t>(room, 1));
        std::size_t read = 0;
        std::size_t made = 0;
        const auto result = libdeflate_deflate_decompress_ex(
            decompressor.get(), compressed.data(), compressed.size(), part.get(), room, &read, &made);
        if (result == LIBDEFLATE_INSUFFICIENT_SPACE) {
            if (room == most) return fail(ErrorKind::over_limit, "a deflate stream grows beyond the limit");
            room = most / next_growth < room ? most : room * next_growth;
            continue;
        }
        if (result != LIBDEFLATE_SUCCESS) return malformed("a deflate stream is corrupt, or ends too early");
        if (read != compressed.size()) return malformed("a deflate stream has bytes after its end");
        return Bytes(part.get(), part.get() + made);
    }
}

}  // namespace automerge
