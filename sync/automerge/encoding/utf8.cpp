#include "automerge/encoding/utf8.hpp"

namespace automerge {

namespace {

// The size of the code point at the front of `bytes`, or 0: no overlong forms, no surrogates, none above
// 10FFFF.
std::size_t valid_code_point(ByteView bytes) {
    const auto continues = [&](std::size_t i) { return i < bytes.size() && (bytes[i] & 0xc0) == 0x80; };
    const std::uint8_t first = bytes[0];
    if (first < 0x80) return 1;
    if (first >= 0xc2 && first < 0xe0) return continues(1) ? 2 : 0;
    if (first >= 0xe0 && first < 0xf0) {
        if (!continues(1) || !continues(2)) return 0;
        const bool overlong = first == 0xe0 && bytes[1] < 0xa0;
        const bool surrogate = first == 0xed && bytes[1] >= 0xa0;
        return overlong || surrogate ? 0 : 3;
    }
    if (first >= 0xf0 && first < 0xf5) {
        if (!continues(1) || !continues(2) || !continues(3)) return 0;
        const bool overlong = first == 0xf0 && bytes[1] < 0x90;
        const bool too_large = first == 0xf4 && bytes[1] >= 0x90;
        return overlong || too_large ? 0 : 4;
    }
    return 0;
}

}  // namespace

bool is_utf8(ByteView bytes) {
    while (!bytes.empty()) {
        const std::size_t size = valid_code_point(bytes);
        if (size == 0) return false;
        bytes = bytes.subspan(size);
    }
    return true;
}

std::size_t text_width(std::string_view text, TextUnit unit) {
    if (unit == TextUnit::utf8_bytes) return text.size();
    // Every byte that does not continue a code point begins one; those of four bytes are two UTF-16 units.
    const std::size_t of_four_bytes = unit == TextUnit::utf16_units ? 2 : 1;
    std::size_t width = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xc0) != 0x80) width += byte >= 0xf0 ? of_four_bytes : 1;
    }
    return width;
}

}  // namespace automerge
