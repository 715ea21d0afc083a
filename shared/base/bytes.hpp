#pragma once
// Bytes and their hexadecimal form.
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace skranke {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

std::string to_hex(ByteView bytes);                    // lower case
std::optional<Bytes> from_hex(std::string_view text);  // nothing if odd or not hexadecimal

}  // namespace skranke
