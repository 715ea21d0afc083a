#pragma once
// UTF-8: is it valid, how long is it in each unit, where does the next code point end.
#include <string_view>

#include "automerge/identifiers.hpp"
#include "automerge/text_unit.hpp"

namespace automerge {

bool is_utf8(ByteView bytes);
inline ByteView as_bytes(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}
inline std::string_view as_text(ByteView bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// These take valid UTF-8.
std::size_t text_width(std::string_view text, TextUnit unit);
inline std::size_t code_point_size(char first) {
    const auto byte = static_cast<unsigned char>(first);
    return byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

}  // namespace automerge
