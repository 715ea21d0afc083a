#pragma once
// What a node calls out on the local network so that the devices that know it find it, without addresses
// being typed. To whoever does not know it, it is noise: who calls is not in it, and no two calls are alike.
// It proves nothing, either: what is found by it is a place to try, and the key decides there, as everywhere.
//
// As bytes: "SKB1", a number by chance (16), the port with its highest byte first (2), and the first 16 bytes
// of HMAC-SHA-256, under the caller's fingerprint, of "skranke/beacon/v1", a zero byte, the number and the
// port.
#include <array>
#include <cstdint>
#include <optional>
#include <set>

#include "shared/base/bytes.hpp"
#include "sync/identity/device_fingerprint.hpp"

namespace skranke::discovery {

inline constexpr std::size_t beacon_bytes = 38;

struct Beacon {
    std::array<std::uint8_t, 16> chance{};  // never the same twice
    std::uint16_t port = 0;                 // where it listens; 0: nowhere, it asks who is there
};

Bytes encode(const Beacon& beacon, const DeviceFingerprint& from);

struct Heard {
    DeviceFingerprint from{};
    Beacon beacon{};
};
// Nothing, unless one of these devices has called: every other packet of the network is passed over.
std::optional<Heard> recognise(ByteView packet, const std::set<DeviceFingerprint>& devices);

}  // namespace skranke::discovery
