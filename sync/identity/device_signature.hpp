#pragma once
// Proof that a device wrote something down, for whoever knows the device, later and elsewhere. On a
// connection nothing of this is needed: TLS proves there who is at the other end.
#include <array>
#include <string_view>

#include "sync/identity/device_key.hpp"

namespace skranke {

using Ed25519Signature = std::array<std::uint8_t, 64>;

// `purpose` ("skranke/bundle/v1") keeps a signature that was given for one thing from being taken for
// another. Ed25519 (RFC 8032) over the purpose, a zero byte, and the SHA-256 of the message.
Result<Ed25519Signature> sign(const DeviceKey& key, std::string_view purpose, ByteView message);
bool is_signature(const Ed25519Signature& signature, const Ed25519PublicKey& signer, std::string_view purpose,
                  ByteView message);

Result<Ed25519PublicKey> public_key_of(const DeviceKey& key);

}  // namespace skranke
