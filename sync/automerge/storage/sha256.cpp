// The three-call interface of OpenSSL is marked as old, but the new one looks its algorithm up and allocates
// at each hash, which costs more than hashing a small change.
#define OPENSSL_SUPPRESS_DEPRECATED
#include "automerge/storage/sha256.hpp"

#include <openssl/sha.h>

namespace automerge {

ChangeHash sha256(std::span<const ByteView> parts) {
    SHA256_CTX context;
    SHA256_Init(&context);
    for (const ByteView part : parts) SHA256_Update(&context, part.data(), part.size());
    ChangeHash hash;
    SHA256_Final(hash.bytes.data(), &context);
    return hash;
}

}  // namespace automerge
