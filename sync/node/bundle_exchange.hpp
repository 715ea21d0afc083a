#pragma once
// Places that never share a network end equal by a stick that is carried between them: each writes a bundle
// of all that it holds, and takes in those that the others wrote, in any order and any number of times.
#include <filesystem>
#include <string>
#include <vector>

#include "sync/bundle/bundle_contents.hpp"
#include "sync/identity/device_key.hpp"
#include "sync/identity/known_devices.hpp"
#include "sync/node/queue_node.hpp"

namespace skranke {

// What bundles' files end with.
inline constexpr std::string_view bundle_extension = ".skranke";

// What only files are needed for, and what only the node: so that a node that runs need not wait for a stick.

// A bundle that a known device, or this one, has signed.
struct TrustedBundle {
    std::filesystem::path file;
    DeviceFingerprint signer;
    bundle::Contents contents;
};
// The error names the file.
Result<TrustedBundle> read_bundle(const DeviceKey& own, KnownDevices& known,
                                  const std::filesystem::path& file);

struct StickContents {
    std::vector<TrustedBundle> bundles;
    std::vector<Error> refused;  // of files that cannot be believed; the others can
};
// Fails only if the folder cannot be read.
Result<StickContents> read_stick(const DeviceKey& own, KnownDevices& known,
                                 const std::filesystem::path& folder);

struct BundleTaken {
    std::filesystem::path file;
    std::string device;  // that wrote it, as the municipality calls it; its fingerprint if it does not
    TakenIn taken;
};
// All of it or nothing. The error names the file.
Result<BundleTaken> take_in_bundle(QueueNode& node, const TrustedBundle& bundle);

// Names the place for whoever looks at the stick, and the device for machines.
std::string own_bundle_name(const QueueNode& node);

// Whole or not at all; an earlier file of that name is replaced only once the new one is on the disk.
Result<void> write_bundle(const bundle::Contents& contents, const DeviceKey& key,
                          const std::filesystem::path& file);

struct BundleExchange {
    std::vector<BundleTaken> taken;
    std::vector<Error> refused;  // of files that could not be taken in; the others were
    std::filesystem::path written;
};
// What has been read from a stick, taken in; nothing is written yet.
BundleExchange take_in_stick(QueueNode& node, const StickContents& stick);

// All of a stick in one go: takes in every bundle in the folder, then writes this device's own in place of
// its earlier one. Fails only if that cannot be written, or the folder not be read.
Result<BundleExchange> exchange_bundles(QueueNode& node, const DeviceKey& own, KnownDevices& known,
                                        const std::filesystem::path& folder);

}  // namespace skranke
