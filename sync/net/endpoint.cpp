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

}  // namespace

std::string Endpoint::text() const {
    return address.find(':') == std::string::npos ? fmt::format("{}:{}", address, port)
                                                  : fmt::format("[{}]:{}", address, port);
}

Result<Endpoint> parse_endpoint(std::string_view text) {
    const auto wrong = [&] {
        return fail(ErrorCode::invalid_input,
                    fmt::format("\"{}\" is no address and port: write it like 127.0.0.1:7301", text));
    };
    const auto colon = text.rfind(':');
    if (colon == std::string_view::npos) return wrong();
    std::string host(text.substr(0, colon));
    const auto port_text = text.substr(colon + 1);
    Endpoint endpoint;
    const auto [end, failure] =
        std::from_chars(port_text.data(), port_text.data() + port_text.size(), endpoint.port);
    if (failure != std::errc() || end != port_text.data() + port_text.size()) return wrong();

    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    if (host == "localhost") host = "127.0.0.1";
    if (!is_loopback(host)) {
        return fail(
            is_numeric(host) || host.empty() || host == "*" ? ErrorCode::refused : ErrorCode::invalid_input,
            fmt::format("\"{}\" is no loopback address: connections are not encrypted "
                        "and peers do not prove who they are yet, so nodes talk within this "
                        "machine only, as on 127.0.0.1",
                        text));
    }
    endpoint.address = std::move(host);
    return endpoint;
}

}  // namespace skranke::net
