#include "shared/base/sha256.hpp"

#include <openssl/sha.h>

namespace skranke {

Sha256 sha256(ByteView bytes) {
    Sha256 digest{};
    SHA256(bytes.data(), bytes.size(), digest.data());
    return digest;
}

}  // namespace skranke
