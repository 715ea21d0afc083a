#pragma once
// The devices that a person has made known to this one, in a SQLite file of their own beside the node's, so
// that the list can be changed while the node runs. Never shared: each device has a list of its own, until
// signed membership records take its place.
#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "shared/base/clock.hpp"
#include "sync/identity/known_devices.hpp"

namespace skranke {

struct KnownDevice {
    DeviceFingerprint fingerprint;
    std::string name;       // of a place or a machine, as the person gave it
    std::string address{};  // where it was last known to be reached, as a node's peer; may be empty
    bool operator==(const KnownDevice&) const = default;
};

// `folder` is the node's. All of these open the file for a moment; `in_use` where somebody else has it open
// at that very moment. By name. What was never written is empty.
Result<std::vector<KnownDevice>> read_device_list(const std::filesystem::path& folder);
// On disk before they return. A device that is known already gets the new name, and the new address if there
// is one.
Result<void> trust_device(const std::filesystem::path& folder, const KnownDevice& device);
// Fails with not_found if it was not known.
Result<void> forget_device(const std::filesystem::path& folder, const DeviceFingerprint& device);

// When digits were shown that people have not found to be the same: kept here, so that starting the program
// again is no new beginning. See pairing::Tries.
Result<std::vector<UtcTime>> read_pairing_tries(const std::filesystem::path& folder);
Result<void> keep_pairing_tries(const std::filesystem::path& folder, const std::vector<UtcTime>& tries);

// The list as a running node asks it: read again whenever the file has changed.
class ListedDevices final : public KnownDevices {
public:
    // `tell` gets a line when the list cannot be read: nobody is known then.
    ListedDevices(std::filesystem::path folder, std::function<void(const std::string&)> tell)
        : folder_(std::move(folder)), tell_(std::move(tell)) {}

    bool knows(const DeviceFingerprint& device) override { return all().contains(device); }
    const std::set<DeviceFingerprint>& all();

private:
    std::filesystem::path folder_;
    std::function<void(const std::string&)> tell_;
    std::string mark_;  // of the file as it was when it was last read
    std::set<DeviceFingerprint> devices_;
};

}  // namespace skranke
