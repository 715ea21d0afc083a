#pragma once
// Where two devices meet of which one is to join: WebSockets over TLS, as between devices that know each
// other, but by a protocol of its own, and with whoever has a device's kind of key. What they then may say is
// `pairing::Pairing`'s business.
#include <functional>
#include <memory>
#include <string>

#include "shared/base/clock.hpp"
#include "sync/identity/device_key.hpp"
#include "sync/net/transport.hpp"

namespace skranke::net {

// The other end has proved that it has this device's key, and nothing else.
struct PairingCaller {
    DeviceFingerprint device{};
    Sha256 channel{};  // what this connection alone knows, equal at both ends
    std::unique_ptr<Connection> connection{};
};

class PairingDoor {
public:
    virtual ~PairingDoor() = default;

    // Listens until the listener is destroyed. `may_enter` is asked about each caller, when it knocks and
    // again when it has proved its key: who may not is closed without a word.
    virtual Result<std::unique_ptr<Listener>> listen(const Endpoint& endpoint, const ConnectionTimes& times,
                                                     std::function<bool()> may_enter,
                                                     std::move_only_function<void(PairingCaller)> take) = 0;
    virtual std::unique_ptr<Attempt> connect(const Endpoint& endpoint, const ConnectionTimes& times,
                                             std::move_only_function<void(Result<PairingCaller>)> done) = 0;
};

}  // namespace skranke::net
