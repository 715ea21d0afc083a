#include "automerge/identifiers.hpp"

#include <algorithm>
#include <charconv>
#include <cstring>

namespace automerge {

namespace {

constexpr std::string_view digits = "0123456789abcdef";

std::string to_hex(ByteView bytes) {
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const std::uint8_t byte : bytes) {
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

}  // namespace

std::strong_ordering ActorId::operator<=>(const ActorId& other) const {
    const std::size_t common = std::min(bytes.size(), other.bytes.size());
    const int difference = common == 0 ? 0 : std::memcmp(bytes.data(), other.bytes.data(), common);
    if (difference != 0) return difference <=> 0;
    return bytes.size() <=> other.bytes.size();
}

std::string ActorId::hex() const { return to_hex(bytes); }

std::string ChangeHash::hex() const { return to_hex(bytes); }

std::optional<ChangeHash> ChangeHash::from_hex(std::string_view text) {
    ChangeHash hash;
    if (text.size() != hash.bytes.size() * 2) return std::nullopt;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto digit = digits.find(text[i]);
        if (digit == std::string_view::npos) return std::nullopt;
        hash.bytes[i / 2] = static_cast<std::uint8_t>(std::size_t{hash.bytes[i / 2]} * 16 + digit);
    }
    return hash;
}

std::optional<OpId> OpId::from_text(std::string_view text) {
    OpId id;
    const auto number = std::from_chars(text.data(), text.data() + text.size(), id.counter);
    text.remove_prefix(static_cast<std::size_t>(number.ptr - text.data()));
    if (number.ec != std::errc() || !text.starts_with('@') || text.size() % 2 == 0) return std::nullopt;
    for (std::size_t i = 1; i < text.size(); i += 2) {
        const auto high = digits.find(text[i]), low = digits.find(text[i + 1]);
        if (high == std::string_view::npos || low == std::string_view::npos) return std::nullopt;
        id.actor.bytes.push_back(static_cast<std::uint8_t>(high * 16 + low));
    }
    return id;
}

std::string OpId::text() const { return std::to_string(counter) + "@" + actor.hex(); }

std::string ObjectId::text() const { return is_root() ? "_root" : op.text(); }

}  // namespace automerge
