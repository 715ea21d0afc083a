#pragma once
// The real world of a node: WebSocket over TCP or TLS, and timers of the operating system. Runs what is
// posted, what a timer brings and what sockets report, one at a time. Keeps Asio out of every other header.
#include "sync/net/lan_socket.hpp"
#include "sync/net/transport.hpp"

namespace skranke {
class Clock;      // shared/base
class DeviceKey;  // sync/identity
}  // namespace skranke

namespace skranke::net {

class PairingDoor;
struct TlsOptions;

class SocketTransport final : public Transport {
public:
    SocketTransport();
    ~SocketTransport() override;
    SocketTransport(const SocketTransport&) = delete;
    SocketTransport& operator=(const SocketTransport&) = delete;

    // Before any endpoint with TLS is listened on or called.
    Result<void> use_tls(TlsOptions options);
    // For pairing, beside or without the above. The clock must live longer than all that is done there.
    Result<std::unique_ptr<PairingDoor>> open_pairing_door(const DeviceKey& key, const Clock& clock);

    // On the network of the device's own address (numeric), or, if that is empty or "0.0.0.0", on all of
    // them.
    Result<std::unique_ptr<LanSocket>> open_lan(const std::string& own_address, HearPacket hear);

    // Until `stop`.
    void run();
    // May be called from any thread, as may `post`.
    void stop();
    void post(std::move_only_function<void()> work) override;

    std::unique_ptr<Timer> make_timer() override;
    Result<std::unique_ptr<Listener>> listen(const Endpoint& endpoint, const ConnectionTimes& times,
                                             TakeConnection take) override;
    std::unique_ptr<Attempt> connect(
        const Endpoint& endpoint, const ConnectionTimes& times,
        std::move_only_function<void(Result<std::unique_ptr<Connection>>)> done) override;

private:
    struct Implementation;
    std::unique_ptr<Implementation> implementation_;
};

}  // namespace skranke::net
