#include "sync/net/endpoint.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>

#include <charconv>

namespace skranke::net {

namespace {

bool is_loopback(const std::string& address) {
    in_addr version_4{};
    if (inet_pton(AF_INET, address.c_str(), &version_4) == 1) return (ntohl(version_4.s_addr) >> 24) == 127;
    in6_addr version_6{};
    return inet_pton(AF_INET6, address.c_str(), &version_6) == 1 && IN6_IS_ADDR_LOOPBACK(&version_6);
}

bool is_numeric(const std::string& address) {
    in_addr version_4{};
    in6_addr version_6{};
    return inet_pton(AF_INET, address.c_str(), &version_4) == 1 ||
           inet_pton(AF_INET6, address.c_str(), &version_6) == 1;
}

bool is_any_address(const std::string& address) {
    in_addr version_4{};
    if (inet_pton(AF_INET, address.c_str(), &version_4) == 1) return version_4.s_addr == INADDR_ANY;
    in6_addr version_6{};
    return inet_pton(AF_INET6, address.c_str(), &version_6) == 1 && IN6_IS_ADDR_UNSPECIFIED(&version_6);
}

constexpr std::string_view tls_prefix = "tls://";

}  // namespace

std::string Endpoint::host_and_port() const {
    return address.find(':') == std::string::npos ? fmt::format("{}:{}", address, port)
                                                  : fmt::format("[{}]:{}", address, port);
}

std::string Endpoint::text() const { return std::string(tls ? tls_prefix : "") + host_and_port(); }

Result<Endpoint> parse_endpoint(std::string_view text) {
    const auto wrong = [&] {
        return fail(ErrorCode::invalid_input,
                    fmt::format("\"{}\" is no address and port: write it in numbers, like 127.0.0.1:7301 or "
                                "192.168.1.2:7301",
                                text));
    };
    Endpoint endpoint;
    auto rest = text;
    endpoint.tls = rest.starts_with(tls_prefix);
    if (endpoint.tls) rest.remove_prefix(tls_prefix.size());
    const auto colon = rest.rfind(':');
    if (colon == std::string_view::npos) return wrong();
    std::string host(rest.substr(0, colon));
    const auto port_text = rest.substr(colon + 1);
    const auto [end, failure] =
        std::from_chars(port_text.data(), port_text.data() + port_text.size(), endpoint.port);
    if (failure != std::errc() || end != port_text.data() + port_text.size()) return wrong();

    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    if (host == "localhost") host = "127.0.0.1";
    if (!is_numeric(host)) return wrong();
    endpoint.tls |= !is_loopback(host);
    endpoint.address = std::move(host);
    return endpoint;
}

Result<Endpoint> parse_peer_endpoint(std::string_view text) {
    auto endpoint = parse_endpoint(text);
    if (endpoint && is_any_address(endpoint->address))
        return fail(
            ErrorCode::invalid_input,
            fmt::format("\"{}\" is no other node's address: give the one by which it is reached", text));
    return endpoint;
}

}  // namespace skranke::net
