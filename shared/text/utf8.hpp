#pragma once
// UTF-8 read strictly: text from files, peers and people is looked into only if it is valid.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace skranke {

// Nothing if a byte breaks the encoding (overlong forms and surrogates included).
std::optional<std::u32string> decode_utf8(std::string_view text);
// Characters as a person counts them, nearly: code points. Bytes that break the encoding count as one each.
std::size_t code_points(std::string_view text);

}  // namespace skranke
