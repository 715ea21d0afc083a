#include "automerge/storage/author_record.hpp"

#include "automerge/encoding/leb128.hpp"

namespace automerge {

namespace {

constexpr std::uint64_t author_tag = 1;

// As the official library reads it here: a number may be longer than it needs to be.
std::optional<std::uint64_t> take_number(ByteView& bytes) {
    std::uint64_t number = 0;
    for (unsigned shift = 0; shift < 64 && !bytes.empty(); shift += 7) {
        const std::uint8_t group = bytes.front();
        bytes = bytes.subspan(1);
        if (shift == 63 && group > 1) break;
        number |= std::uint64_t{group & 0x7fu} << shift;
        if (group < 0x80) return number;
    }
    return std::nullopt;
}

}  // namespace

std::optional<ByteView> read_author_record(ByteView extra) {
    const auto tag = take_number(extra);
    const auto length = take_number(extra);
    if (tag != author_tag || !length || *length > extra.size()) return std::nullopt;
    return extra.first(static_cast<std::size_t>(*length));
}

Bytes write_author_record(ByteView author) {
    Bytes record;
    append_uleb(record, author_tag);
    append_prefixed(record, author);
    return record;
}

}  // namespace automerge
