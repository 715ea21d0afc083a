#pragma once
// SHA-256, as ids and checks are made of it.
#include <array>
#include <cstdint>

#include "shared/base/bytes.hpp"

namespace skranke {

using Sha256 = std::array<std::uint8_t, 32>;

Sha256 sha256(ByteView bytes);

}  // namespace skranke
