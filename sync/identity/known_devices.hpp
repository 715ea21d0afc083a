#pragma once
// Which devices may talk with this one. Asked at every handshake, and again and again about everybody who is
// connected: whoever is forgotten is let go of.
#include "sync/identity/device_fingerprint.hpp"

namespace skranke {

class KnownDevices {
public:
    virtual ~KnownDevices() = default;
    // True or false as it is at this moment; false if that cannot be told. Asked on one thread, often: it
    // must be quick.
    virtual bool knows(const DeviceFingerprint& device) = 0;
};

}  // namespace skranke
