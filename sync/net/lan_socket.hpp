#pragma once
// Short messages to everybody on the local network, and from them: UDP multicast, IPv4, one hop. They may be
// lost, and anybody can send them.
#include <functional>
#include <memory>
#include <string>

#include "shared/base/bytes.hpp"

namespace skranke::net {

// Administratively scoped (RFC 2365): it leaves no site.
inline constexpr const char* lan_group = "239.192.115.107";
inline constexpr std::uint16_t lan_port = 7300;

using HearPacket = std::function<void(ByteView packet, const std::string& from_address)>;

// Listens until it is destroyed. Used on the transport's thread alone.
class LanSocket {
public:
    virtual ~LanSocket() = default;
    // On every network that the machine has at this moment. That it has none is no error.
    virtual void call_out(ByteView packet) = 0;
};

}  // namespace skranke::net
