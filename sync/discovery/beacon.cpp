#include "sync/discovery/beacon.hpp"

#include <algorithm>
#include <span>
#include <string_view>

#include "shared/base/hkdf.hpp"

namespace skranke::discovery {

namespace {

constexpr std::string_view magic = "SKB1";
constexpr std::string_view purpose = "skranke/beacon/v1";
constexpr std::size_t tag_bytes = 16;
constexpr std::size_t chance_at = magic.size();
constexpr std::size_t port_at = chance_at + std::tuple_size_v<decltype(Beacon::chance)>;
constexpr std::size_t tag_at = port_at + 2;
static_assert(tag_at + tag_bytes == beacon_bytes);

// `named`: the number and the port, as they stand in the packet.
std::array<std::uint8_t, tag_bytes> tag_of(ByteView named, const DeviceFingerprint& device) {
    Bytes bytes(purpose.begin(), purpose.end());
    bytes.push_back(0);
    bytes.insert(bytes.end(), named.begin(), named.end());
    const auto whole = hmac_sha256(device.bytes, bytes);
    std::array<std::uint8_t, tag_bytes> tag;
    std::ranges::copy(std::span(whole).first<tag_bytes>(), tag.begin());
    return tag;
}

}  // namespace

Bytes encode(const Beacon& beacon, const DeviceFingerprint& from) {
    Bytes packet(magic.begin(), magic.end());
    packet.insert(packet.end(), beacon.chance.begin(), beacon.chance.end());
    packet.push_back(static_cast<std::uint8_t>(beacon.port >> 8U));
    packet.push_back(static_cast<std::uint8_t>(beacon.port & 0xFFU));
    const auto tag = tag_of(ByteView(packet).subspan(chance_at), from);
    packet.insert(packet.end(), tag.begin(), tag.end());
    return packet;
}

std::optional<Heard> recognise(ByteView packet, const std::set<DeviceFingerprint>& devices) {
    if (packet.size() != beacon_bytes || !std::ranges::equal(packet.first(magic.size()), magic))
        return std::nullopt;
    const ByteView named = packet.subspan(chance_at, tag_at - chance_at);
    const auto from = std::ranges::find_if(devices, [&](const DeviceFingerprint& device) {
        return std::ranges::equal(tag_of(named, device), packet.subspan(tag_at));
    });
    if (from == devices.end()) return std::nullopt;
    Heard heard{.from = *from, .beacon = {}};
    std::ranges::copy(packet.subspan(chance_at, heard.beacon.chance.size()), heard.beacon.chance.begin());
    heard.beacon.port = static_cast<std::uint16_t>(packet[port_at] << 8U | packet[port_at + 1]);
    return heard;
}

}  // namespace skranke::discovery
