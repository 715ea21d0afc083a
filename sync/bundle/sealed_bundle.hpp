#pragma once
// A bundle as a file: its contents, signed by the device that wrote it. Carried on a stick between places
// that share no network. Not encrypted: what is in it is what a display shows, and no names.
//
// As bytes: "skranke-bundle 1\n", the signer's public key (32), a signature (64) for the purpose
// "skranke/bundle/v1" over what follows, and the contents (bundle_contents.hpp).
#include "sync/bundle/bundle_contents.hpp"
#include "sync/identity/device_key.hpp"

namespace skranke::bundle {

Result<Bytes> seal(const Contents& contents, const DeviceKey& key);

struct Opened {
    DeviceFingerprint signer{};  // has signed exactly these contents; whether it is known is the caller's
    Contents contents{};
};

// Corrupt if a byte is not as it was signed; invalid_input if it is no bundle at all, or one of a later kind.
Result<Opened> open(ByteView file);

}  // namespace skranke::bundle
