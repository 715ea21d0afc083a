#pragma once
// Where a node listens or calls: an address of this machine and a port.
#include <cstdint>
#include <string>
#include <string_view>

#include "shared/base/result.hpp"

namespace skranke::net {

struct Endpoint {
    std::string address;  // numeric: "127.0.0.1", "::1"
    std::uint16_t port = 0;
    bool operator==(const Endpoint&) const = default;
    std::string text() const;  // "127.0.0.1:7301", "[::1]:7301"
};

// "127.0.0.1:7301", "[::1]:7301" or "localhost:7301". Refuses what is not this machine: until connections
// are encrypted and peers prove who they are, nothing may leave it.
Result<Endpoint> parse_endpoint(std::string_view text);

}  // namespace skranke::net
