#pragma once
// Walks over bytes that nobody has vouched for. The first problem sticks: every later read fails too, so that
// a caller may read several fields and ask once.
#include <cstring>

#include "automerge/encoding/failure.hpp"
#include "automerge/identifiers.hpp"

namespace automerge {

class ByteReader {
public:
    ByteReader() = default;
    explicit ByteReader(ByteView bytes) : next_(bytes.data()), end_(bytes.data() + bytes.size()) {}

    bool at_end() const { return next_ == end_; }
    std::size_t left() const { return static_cast<std::size_t>(end_ - next_); }
    bool failed() const { return problem_ != nullptr; }
    ErrorKind kind() const { return kind_; }
    const char* problem() const { return problem_ ? problem_ : "no problem"; }
    std::unexpected<Error> failure(std::string_view where) const {
        return fail(kind_, std::string(where) + ": " + problem());
    }

    bool refuse(const char* why, ErrorKind kind = ErrorKind::malformed) {
        if (!problem_) {
            problem_ = why;
            kind_ = kind;
            next_ = end_;
        }
        return false;
    }

    bool read_byte(std::uint8_t& out) {
        if (next_ == end_) return refuse("the bytes end too early", ErrorKind::truncated);
        out = *next_++;
        return true;
    }

    bool read_uleb(std::uint64_t& out) {
        if (next_ != end_ && *next_ < 0x80) {
            out = *next_++;
            return true;
        }
        return read_long_uleb(out);
    }

    bool read_leb(std::int64_t& out) {
        if (next_ != end_ && *next_ < 0x80) {
            const std::uint8_t group = *next_++;
            out = group & 0x40 ? static_cast<std::int64_t>(group) - 0x80 : group;
            return true;
        }
        return read_long_leb(out);
    }

    bool read_bytes(std::uint64_t count, ByteView& out) {
        if (count > left()) return refuse("the bytes end too early", ErrorKind::truncated);
        out = ByteView(next_, static_cast<std::size_t>(count));
        next_ += count;
        return true;
    }

    bool read_prefixed(ByteView& out) {
        std::uint64_t length = 0;
        return read_uleb(length) && read_bytes(length, out);
    }

    bool read_hash(ChangeHash& out) {
        ByteView bytes;
        if (!read_bytes(out.bytes.size(), bytes)) return false;
        std::memcpy(out.bytes.data(), bytes.data(), bytes.size());
        return true;
    }

    // A count, then that many hashes, at most `most`. The count is checked before anything is allocated.
    bool read_hashes(std::vector<ChangeHash>& out, std::size_t most = SIZE_MAX);
    // A count, then that many lengths and actors.
    bool read_actors(std::vector<ActorId>& out);

    ByteView rest() {
        const ByteView bytes(next_, left());
        next_ = end_;
        return bytes;
    }

private:
    bool read_long_uleb(std::uint64_t& out);
    bool read_long_leb(std::int64_t& out);

    const std::uint8_t* next_ = nullptr;
    const std::uint8_t* end_ = nullptr;
    const char* problem_ = nullptr;
    ErrorKind kind_ = ErrorKind::malformed;
};

void append_hashes(Bytes& out, std::span<const ChangeHash> hashes);

}  // namespace automerge
