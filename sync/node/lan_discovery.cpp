#include "sync/node/lan_discovery.hpp"

#include <utility>

#include "sync/net/socket_transport.hpp"

namespace skranke {

Result<std::unique_ptr<LanDiscovery>> LanDiscovery::start(net::SocketTransport& transport, const Self& self,
                                                          ListedDevices& known, const Clock& clock,
                                                          Random& random,
                                                          std::function<void(const net::Endpoint&)> found) {
    std::unique_ptr<LanDiscovery> discovery(new LanDiscovery(self, known, clock, random, std::move(found)));
    auto socket = transport.open_lan(self.address,
                                     [discovery = discovery.get()](ByteView packet, const std::string& from) {
                                         discovery->hear(packet, from);
                                     });
    if (!socket) return std::unexpected(socket.error());
    discovery->socket_ = *std::move(socket);
    discovery->timer_ = transport.make_timer();
    discovery->call_out_and_again();
    return discovery;
}

LanDiscovery::LanDiscovery(const Self& self, ListedDevices& known, const Clock& clock, Random& random,
                           std::function<void(const net::Endpoint&)> found)
    : known_(known),
      clock_(clock),
      found_(std::move(found)),
      discovery_(self.fingerprint, self.port, random) {}

LanDiscovery::~LanDiscovery() = default;

void LanDiscovery::call_out_and_again() {
    socket_->call_out(discovery_.call_out());
    timer_->call_after(discovery_.next_call(), [this] { call_out_and_again(); });
}

void LanDiscovery::hear(ByteView packet, const std::string& from) {
    const auto known = [this]() -> const std::set<DeviceFingerprint>& { return known_.all(); };
    const auto reaction = discovery_.hear(packet, known, clock_.monotonic());
    if (reaction.call_out) socket_->call_out(discovery_.call_out());
    if (reaction.try_port) found_({.address = from, .port = *reaction.try_port, .tls = true});
}

}  // namespace skranke
