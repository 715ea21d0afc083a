#pragma once
// The six digits that two people compare. Each end brings a number drawn by chance; the inviter says a hash
// of its own before it hears the other's, and the number itself after. So somebody who stands between the
// two, and would have to make both show the same digits, gets one guess in a million, and cannot try
// privately.
#include <array>
#include <cstdint>
#include <string>

#include "shared/base/sha256.hpp"
#include "sync/identity/device_fingerprint.hpp"

namespace skranke::pairing {

using Nonce = std::array<std::uint8_t, 32>;

// SHA-256("skranke" ‖ nonce).
Sha256 commitment_to(const Nonce& inviters);

struct Witness {
    Sha256 channel{};  // what the TLS connection alone knows (RFC 5705), equal at its two ends
    Nonce inviters{}, joiners{};
    DeviceFingerprint inviter{}, joiner{};
};

// "047 113": HKDF of the channel, for both nonces and both devices, modulo a million.
std::string digits_of(const Witness& witness);

}  // namespace skranke::pairing
