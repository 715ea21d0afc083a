#include "sync/repo/document_id.hpp"

#include <algorithm>

#include "shared/base/sha256.hpp"
#include "sync/repo/base58.hpp"

namespace skranke {

namespace {
constexpr std::string_view scheme = "automerge:";
}

std::string DocumentId::text() const { return to_base58check(bytes); }

std::string DocumentId::url() const { return std::string(scheme) + text(); }

std::optional<DocumentId> DocumentId::from_bytes(ByteView bytes) {
    DocumentId id;
    if (bytes.size() != id.bytes.size()) return std::nullopt;
    std::ranges::copy(bytes, id.bytes.begin());
    return id;
}

std::optional<DocumentId> DocumentId::parse(std::string_view text) {
    const auto bytes = from_base58check(text);
    return bytes ? from_bytes(*bytes) : std::nullopt;
}

std::optional<DocumentId> DocumentId::parse_url(std::string_view url) {
    if (!url.starts_with(scheme)) return std::nullopt;
    url.remove_prefix(scheme.size());
    return parse(url.substr(0, url.find_first_of("/#?")));
}

DocumentId DocumentId::derive(std::string_view subject) {
    const auto digest =
        sha256(ByteView(reinterpret_cast<const std::uint8_t*>(subject.data()), subject.size()));
    DocumentId id;
    std::copy_n(digest.begin(), id.bytes.size(), id.bytes.begin());
    id.bytes[6] = static_cast<std::uint8_t>((id.bytes[6] & 0x0f) | 0x40);
    id.bytes[8] = static_cast<std::uint8_t>((id.bytes[8] & 0x3f) | 0x80);
    return id;
}

}  // namespace skranke
