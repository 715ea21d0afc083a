#include "shared/base/secret_hash.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>

namespace skranke {

Result<SecretHash> scrypt(ByteView secret, ByteView salt, const ScryptCost& cost) {
    // What the algorithm needs, and as much again for its own tables.
    const std::uint64_t memory = std::uint64_t{256} * cost.n * cost.block_size + (std::uint64_t{1} << 20U);
    SecretHash hash{};
    const int done =
        EVP_PBE_scrypt(reinterpret_cast<const char*>(secret.data()), secret.size(), salt.data(), salt.size(),
                       cost.n, cost.block_size, cost.passes, memory, hash.data(), hash.size());
    if (done != 1)
        return fail(ErrorCode::io,
                    "a PIN cannot be checked now: the machine has no memory to spare. Close a program");
    return hash;
}

bool same_secret(const SecretHash& one, const SecretHash& other) {
    return CRYPTO_memcmp(one.data(), other.data(), one.size()) == 0;
}

}  // namespace skranke
