#include "automerge/identifiers.hpp"

#include <algorithm>
#include <charconv>
#include <cstring>

#include "automerge/encoding/hex.hpp"

namespace automerge {

std::strong_ordering ActorId::operator<=>(const ActorId& other) const {
    const std::size_t common = std::min(bytes.size(), other.bytes.size());
    const int difference = common == 0 ? 0 : std::memcmp(bytes.data(), other.bytes.data(), common);
    if (difference != 0) return difference <=> 0;
    return bytes.size() <=> other.bytes.size();
}

std::string ActorId::hex() const { return to_hex(bytes); }

std::string ChangeHash::hex() const { return to_hex(bytes); }

std::optional<ChangeHash> ChangeHash::from_hex(std::string_view text) {
    const auto bytes = automerge::from_hex(text);
    ChangeHash hash;
    if (!bytes || bytes->size() != hash.bytes.size()) return std::nullopt;
    std::ranges::copy(*bytes, hash.bytes.begin());
    return hash;
}

std::optional<OpId> OpId::from_text(std::string_view text) {
    OpId id;
    const auto number = std::from_chars(text.data(), text.data() + text.size(), id.counter);
    text.remove_prefix(static_cast<std::size_t>(number.ptr - text.data()));
    if (number.ec != std::errc() || !text.starts_with('@')) return std::nullopt;
    auto actor = from_hex(text.substr(1));
    if (!actor) return std::nullopt;
    id.actor.bytes = std::move(*actor);
    return id;
}

std::string OpId::text() const { return std::to_string(counter) + "@" + actor.hex(); }

std::string ObjectId::text() const { return is_root() ? "_root" : op.text(); }

}  // namespace automerge
