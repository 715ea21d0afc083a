#pragma once
// UTF-8: is it valid, how many code points, where does the next one end.
#include <string_view>

#include "automerge/identifiers.hpp"

namespace automerge {

bool is_utf8(ByteView bytes);
inline ByteView as_bytes(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}
inline std::string_view as_text(ByteView bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// Both take valid UTF-8.
std::size_t count_code_points(std::string_view text);
inline std::size_t code_point_size(char first) {
    const auto byte = static_cast<unsigned char>(first);
    return byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

}  // namespace automerge
