#pragma once
// Bytes as hexadecimal text, lower case, and back.
#include <optional>
#include <string>
#include <string_view>

#include "automerge/identifiers.hpp"

namespace automerge {

std::string to_hex(ByteView bytes);
std::optional<Bytes> from_hex(std::string_view text);  // nothing if odd or not hexadecimal

}  // namespace automerge
