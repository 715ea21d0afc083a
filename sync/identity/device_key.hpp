#pragma once
// The key by which a device proves who it is: Ed25519, made by the device itself, never leaving its folder.
// With it a certificate signed by itself, because TLS asks for one: from 1970 to 9999, so that no clock is
// wrong for it, and with no name in it. Nothing of a certificate is believed but the key.
#include <array>
#include <filesystem>

#include "shared/base/bytes.hpp"
#include "shared/base/result.hpp"
#include "sync/identity/device_fingerprint.hpp"

namespace skranke {

using Ed25519PublicKey = std::array<std::uint8_t, 32>;
using Ed25519PrivateKey = std::array<std::uint8_t, 32>;  // RFC 8032: the seed

// Of the key's SPKI, which for Ed25519 is a fixed prefix and the key (RFC 8410).
DeviceFingerprint fingerprint_of(const Ed25519PublicKey& key);

class DeviceKey {
public:
    // Reads it from a node's folder, and makes it where there is none: readable by its owner alone, whole or
    // not at all, on disk before it returns. What cannot be read, is damaged, or may have been read by others
    // is an error that says what to do: nobody is given a new key unasked, since the others would not know
    // it.
    static Result<DeviceKey> open(const std::filesystem::path& folder);

    ~DeviceKey();  // wipes the key from memory
    DeviceKey(DeviceKey&& other) noexcept;
    DeviceKey& operator=(DeviceKey&&) = delete;

    const DeviceFingerprint& fingerprint() const { return fingerprint_; }
    const Ed25519PrivateKey& private_key() const { return private_key_; }
    const Bytes& certificate() const { return certificate_; }  // DER

private:
    DeviceKey(const Ed25519PrivateKey& private_key, Bytes certificate, const DeviceFingerprint& fingerprint);

    Ed25519PrivateKey private_key_;
    Bytes certificate_;
    DeviceFingerprint fingerprint_;
};

// In PEM, the key and then its certificate.
std::filesystem::path device_key_file(const std::filesystem::path& folder);

}  // namespace skranke
