#pragma once
// A bare TCP client or server of this machine, for saying what no node would say.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace skranke::test {

class PlainSocket {
public:
    // `from`: one of this machine's own addresses, of which it has 127.0.0.1 to 127.255.255.254.
    static PlainSocket to(std::uint16_t port, const char* from = "127.0.0.1") {
        PlainSocket plain(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
        auto own = here(0);
        ::inet_pton(AF_INET, from, &own.sin_addr);
        if (::bind(plain.descriptor_, reinterpret_cast<const sockaddr*>(&own), sizeof own) != 0)
            throw std::runtime_error("bind");
        const auto address = here(port);
        if (::connect(plain.descriptor_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
            throw std::runtime_error("connect");
        timeval patience{.tv_sec = 60, .tv_usec = 0};
        ::setsockopt(plain.descriptor_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        return plain;
    }
    // Takes connections and never says a word: the backlog is enough for that.
    static PlainSocket silent_server() {
        PlainSocket plain(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
        auto address = here(0);
        if (::bind(plain.descriptor_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
            ::listen(plain.descriptor_, 8) != 0)
            throw std::runtime_error("listen");
        return plain;
    }
    PlainSocket(PlainSocket&& other) noexcept : descriptor_(other.descriptor_) { other.descriptor_ = -1; }
    PlainSocket& operator=(PlainSocket&&) = delete;
    ~PlainSocket() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }

    std::uint16_t port() const {
        sockaddr_in address{};
        socklen_t size = sizeof address;
        ::getsockname(descriptor_, reinterpret_cast<sockaddr*>(&address), &size);
        return ntohs(address.sin_port);
    }
    void say(std::string_view bytes) {
        while (!bytes.empty()) {
            const auto sent = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return;  // the other side has had enough
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
    }
    void say_no_more() { ::shutdown(descriptor_, SHUT_WR); }
    // The other side closes and says nothing before. False, too, if it does neither for a minute.
    bool is_closed_unheard() {
        char byte = 0;
        return ::recv(descriptor_, &byte, 1, 0) == 0;
    }
    // All that comes until the other side closes, or until `enough` has come.
    std::string hear(std::string_view enough = {}) {
        std::string heard;
        char buffer[4096];
        while (enough.empty() || heard.find(enough) == std::string::npos) {
            const auto size = ::recv(descriptor_, buffer, sizeof buffer, 0);
            if (size <= 0) break;
            heard.append(buffer, static_cast<std::size_t>(size));
        }
        return heard;
    }

private:
    explicit PlainSocket(int descriptor) : descriptor_(descriptor) {}
    static sockaddr_in here(std::uint16_t port) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        return address;
    }
    int descriptor_;
};

}  // namespace skranke::test
