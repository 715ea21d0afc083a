#include "sync/identity/device_signature.hpp"

#include <openssl/evp.h>

#include <memory>

namespace skranke {

namespace {

template <auto release>
struct Releases {
    void operator()(auto* object) const { release(object); }
};
using Key = std::unique_ptr<EVP_PKEY, Releases<EVP_PKEY_free>>;
using Digest = std::unique_ptr<EVP_MD_CTX, Releases<EVP_MD_CTX_free>>;

Key private_half(const DeviceKey& key) {
    const auto& raw = key.private_key();
    return Key(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, raw.data(), raw.size()));
}

Bytes what_is_signed(std::string_view purpose, ByteView message) {
    Bytes bytes(purpose.begin(), purpose.end());
    bytes.push_back(0);
    const auto hash = sha256(message);
    bytes.insert(bytes.end(), hash.begin(), hash.end());
    return bytes;
}

std::unexpected<Error> cannot_sign() {
    return fail(ErrorCode::io, "nothing can be signed: OpenSSL on this machine refuses to use Ed25519");
}

}  // namespace

Result<Ed25519Signature> sign(const DeviceKey& key, std::string_view purpose, ByteView message) {
    const auto bytes = what_is_signed(purpose, message);
    const auto half = private_half(key);
    const Digest digest(EVP_MD_CTX_new());
    Ed25519Signature signature{};
    auto size = signature.size();
    if (!half || !digest || EVP_DigestSignInit(digest.get(), nullptr, nullptr, nullptr, half.get()) != 1 ||
        EVP_DigestSign(digest.get(), signature.data(), &size, bytes.data(), bytes.size()) != 1 ||
        size != signature.size())
        return cannot_sign();
    return signature;
}

bool is_signature(const Ed25519Signature& signature, const Ed25519PublicKey& signer, std::string_view purpose,
                  ByteView message) {
    const auto bytes = what_is_signed(purpose, message);
    const Key key(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, signer.data(), signer.size()));
    const Digest digest(EVP_MD_CTX_new());
    return key && digest && EVP_DigestVerifyInit(digest.get(), nullptr, nullptr, nullptr, key.get()) == 1 &&
           EVP_DigestVerify(digest.get(), signature.data(), signature.size(), bytes.data(), bytes.size()) ==
               1;
}

Result<Ed25519PublicKey> public_key_of(const DeviceKey& key) {
    const auto half = private_half(key);
    Ed25519PublicKey raw{};
    auto size = raw.size();
    if (!half || EVP_PKEY_get_raw_public_key(half.get(), raw.data(), &size) != 1 || size != raw.size())
        return cannot_sign();
    return raw;
}

}  // namespace skranke
