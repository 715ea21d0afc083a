#pragma once
// A secret that two share, as many secrets as are needed: HKDF with SHA-256 (RFC 5869).
#include <array>
#include <cstdint>

#include "shared/base/bytes.hpp"
#include "shared/base/sha256.hpp"

namespace skranke {

// RFC 2104.
Sha256 hmac_sha256(ByteView key, ByteView bytes);

// The first 32 bytes: `info` says what they are for.
Sha256 hkdf_sha256(ByteView secret, ByteView salt, ByteView info);

}  // namespace skranke
