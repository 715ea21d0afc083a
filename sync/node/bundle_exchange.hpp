#pragma once
// Places that never share a network end equal by a stick that is carried between them: each writes a bundle
// of all that it holds, and takes in those that the others wrote, in any order and any number of times.
#include <filesystem>
#include <string>
#include <vector>

#include "sync/identity/device_key.hpp"
#include "sync/identity/known_devices.hpp"
#include "sync/node/queue_node.hpp"

namespace skranke {

// What bundles' files end with.
inline constexpr std::string_view bundle_extension = ".skranke";

// Whole or not at all; an earlier file of that name is replaced only once the new one is on the disk.
Result<void> write_bundle(const QueueNode& node, const DeviceKey& key, const std::filesystem::path& file);

struct BundleTaken {
    std::filesystem::path file;
    std::string device;  // that wrote it, as the municipality calls it; its fingerprint if it does not
    TakenIn taken;
};
// Takes in what a known device, or this one, has signed: all of it or nothing. The error names the file.
Result<BundleTaken> read_bundle(QueueNode& node, const DeviceKey& own, KnownDevices& known,
                                const std::filesystem::path& file);

struct BundleExchange {
    std::vector<BundleTaken> taken;
    std::vector<Error> refused;  // of files that could not be taken in; the others were
    std::filesystem::path written;
};
// All of a stick in one go: takes in every bundle in the folder, then writes this device's own in place of
// its earlier one. Fails only if that cannot be written, or the folder not be read.
Result<BundleExchange> exchange_bundles(QueueNode& node, const DeviceKey& own, KnownDevices& known,
                                        const std::filesystem::path& folder);

}  // namespace skranke
