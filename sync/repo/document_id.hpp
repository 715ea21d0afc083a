#pragma once
// The name of a document: 16 bytes, a UUID. Written as automerge-repo writes it.
#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "shared/base/bytes.hpp"

namespace skranke {

struct DocumentId {
    std::array<std::uint8_t, 16> bytes{};
    auto operator<=>(const DocumentId&) const = default;

    std::string text() const;  // base58check, "3YqoNRxx3g3WWesscZyyeAQJtEpR"
    std::string url() const;   // "automerge:3YqoNRxx3g3WWesscZyyeAQJtEpR"

    static std::optional<DocumentId> from_bytes(ByteView bytes);
    static std::optional<DocumentId> parse(std::string_view text);
    // With or without a path or heads after the id; these are passed over.
    static std::optional<DocumentId> parse_url(std::string_view url);
    // The id that follows from what a document is about: the same wherever it is made. The first bytes of
    // the SHA-256 of `subject`, marked as a UUID of version 4 as others expect of a document id.
    static DocumentId derive(std::string_view subject);
};

}  // namespace skranke
