#pragma once
// A short secret as something that can be kept: slow to guess from, by scrypt (RFC 7914).
#include <array>
#include <cstdint>

#include "shared/base/bytes.hpp"
#include "shared/base/result.hpp"

namespace skranke {

// Memory is 128 · n · block_size bytes, time grows with n · block_size · passes.
struct ScryptCost {
    std::uint32_t n = 1U << 15U;  // a power of two
    std::uint32_t block_size = 8;
    std::uint32_t passes = 3;
    bool operator==(const ScryptCost&) const = default;
};

using SecretHash = std::array<std::uint8_t, 32>;

// Fails where there is not the memory for it, or the cost makes no sense.
Result<SecretHash> scrypt(ByteView secret, ByteView salt, const ScryptCost& cost);

// In a time that tells nothing of where they differ.
bool same_secret(const SecretHash& one, const SecretHash& other);

}  // namespace skranke
