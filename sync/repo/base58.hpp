#pragma once
// Base58 with a check, the text form of document ids in automerge-repo: no 0, O, I or l, and a wrong
// letter is noticed.
#include <optional>
#include <string>
#include <string_view>

#include "shared/base/bytes.hpp"

namespace skranke {

std::string to_base58check(ByteView bytes);
// Nothing if a letter is not of the alphabet, the check does not fit, or the text is longer than any id.
std::optional<Bytes> from_base58check(std::string_view text);

}  // namespace skranke
