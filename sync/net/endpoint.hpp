#pragma once
// Where a node listens or calls: an address and a port, and whether what goes there is encrypted.
#include <cstdint>
#include <string>
#include <string_view>

#include "shared/base/result.hpp"

namespace skranke::net {

struct Endpoint {
    std::string address;  // numeric: "127.0.0.1", "::1"
    std::uint16_t port = 0;
    bool tls = false;  // never false beyond this machine
    bool operator==(const Endpoint&) const = default;
    std::string host_and_port() const;  // "127.0.0.1:7301", "[::1]:7301"
    std::string text() const;           // as it is parsed: "127.0.0.1:7301", "tls://192.168.1.2:7301"
};

// "192.168.1.2:7301", "[fd00::2]:7301" or "tls://127.0.0.1:7301". Within this machine ("127.0.0.1:7301",
// "localhost:7301") nothing is encrypted unless "tls://" asks for it; beyond it everything is. Names are not
// looked up.
Result<Endpoint> parse_endpoint(std::string_view text);
// The same, of another node: every address of this machine at once ("0.0.0.0") cannot be called.
Result<Endpoint> parse_peer_endpoint(std::string_view text);

}  // namespace skranke::net
