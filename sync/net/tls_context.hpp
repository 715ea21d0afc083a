#pragma once
// What TLS means between devices: version 1.3 and nothing older, both sides with exactly one certificate, of
// which nothing but its Ed25519 key counts; no session is ever resumed, so that each connection proves anew
// who is there. Only the two files that speak WebSocket over TLS include this.
#include <openssl/ssl.h>

#include <optional>
#include <string>

#include "sync/identity/device_key.hpp"
#include "sync/identity/known_devices.hpp"

namespace skranke::net {

// What a handshake has shown of the other side.
struct PeerProof {
    std::optional<DeviceFingerprint> device{};  // whose key was shown; proved only if the handshake succeeds
    std::string refused{};                      // why it was, in words
};

// `known` is asked in every handshake: it must live longer than the context.
Result<void> set_up_tls(SSL_CTX* context, const DeviceKey& key, KnownDevices& known);

// For two devices of which one is to join, and neither knows the other: a protocol of its own, over which
// anybody with a device's kind of key may come. Who that is, people have to say.
Result<void> set_up_tls_for_pairing(SSL_CTX* context, const DeviceKey& key);

// Before a handshake: where to write what it shows. The proof must live as long as the handshake.
void write_proof_to(SSL* session, PeerProof* proof);

// After a handshake, from what was agreed in it: the device at the other end. Nothing if anything is not as
// it should be, whatever let the handshake through.
std::optional<DeviceFingerprint> proved_device(const SSL* session);

// The same of a pairing.
struct PairingEnd {
    DeviceFingerprint device{};
    Sha256 channel{};  // what this connection alone knows: RFC 5705, "EXPORTER-skranke-pair"
};
std::optional<PairingEnd> pairing_end(SSL* session);

}  // namespace skranke::net
