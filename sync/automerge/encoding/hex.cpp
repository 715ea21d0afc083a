#include "automerge/encoding/hex.hpp"

namespace automerge {

namespace {
constexpr std::string_view digits = "0123456789abcdef";
}

std::string to_hex(ByteView bytes) {
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const std::uint8_t byte : bytes) {
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

std::optional<Bytes> from_hex(std::string_view text) {
    if (text.size() % 2 != 0) return std::nullopt;
    Bytes bytes(text.size() / 2);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto digit = digits.find(text[i]);
        if (digit == std::string_view::npos) return std::nullopt;
        bytes[i / 2] = static_cast<std::uint8_t>(std::size_t{bytes[i / 2]} * 16 + digit);
    }
    return bytes;
}

}  // namespace automerge
