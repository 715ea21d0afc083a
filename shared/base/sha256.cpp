// By the older interface of OpenSSL: the new one allocates, and where there is no memory gives no digest at
// all.
#define OPENSSL_SUPPRESS_DEPRECATED
#include "shared/base/sha256.hpp"

#include <openssl/sha.h>

namespace skranke {

Sha256 sha256(ByteView bytes) {
    Sha256 digest{};
    SHA256_CTX context;
    SHA256_Init(&context);
    SHA256_Update(&context, bytes.data(), bytes.size());
    SHA256_Final(digest.data(), &context);
    return digest;
}

}  // namespace skranke
