#pragma once
// What a transport needs to talk beyond this machine: who it is, whom it knows, and whom it tells of those it
// refuses.
#include <functional>
#include <string>

#include "shared/base/clock.hpp"
#include "sync/identity/device_key.hpp"
#include "sync/identity/known_devices.hpp"

namespace skranke::net {

struct TlsOptions {
    DeviceKey key;
    KnownDevices& known;  // as this and the next, must live longer than the transport
    const Clock& clock;
    // One line in English, without address or name of a person. However much is refused, there are few of
    // them.
    std::function<void(const std::string& line)> log{};
};

}  // namespace skranke::net
