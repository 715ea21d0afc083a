#pragma once
// Finds the devices that a node knows on the local network, so that nobody types addresses, and an address
// may change: calls out, listens, and tells where to try.
#include <functional>
#include <memory>
#include <string>

#include "shared/base/clock.hpp"
#include "shared/base/random.hpp"
#include "sync/discovery/discovery.hpp"
#include "sync/identity/device_list.hpp"
#include "sync/net/endpoint.hpp"
#include "sync/net/lan_socket.hpp"

namespace skranke::net {
class SocketTransport;
class Timer;
}  // namespace skranke::net

namespace skranke {

// All of it happens on the transport's thread.
class LanDiscovery {
public:
    struct Self {
        DeviceFingerprint fingerprint{};
        std::string address{};  // where it listens; empty: nowhere
        std::uint16_t port = 0;
    };
    // Fails if the network cannot be listened to. Whom `known` does not name is not heard. `found` hears of
    // an address, again and again.
    static Result<std::unique_ptr<LanDiscovery>> start(net::SocketTransport& transport, const Self& self,
                                                       ListedDevices& known, const Clock& clock,
                                                       Random& random,
                                                       std::function<void(const net::Endpoint&)> found);
    ~LanDiscovery();
    LanDiscovery(const LanDiscovery&) = delete;
    LanDiscovery& operator=(const LanDiscovery&) = delete;

private:
    LanDiscovery(const Self& self, ListedDevices& known, const Clock& clock, Random& random,
                 std::function<void(const net::Endpoint&)> found);
    void call_out_and_again();
    void hear(ByteView packet, const std::string& from);

    ListedDevices& known_;
    const Clock& clock_;
    std::function<void(const net::Endpoint&)> found_;
    discovery::Discovery discovery_;
    std::unique_ptr<net::LanSocket> socket_;
    std::unique_ptr<net::Timer> timer_;
};

}  // namespace skranke
