#pragma once
// Thirty-two bytes in a file of the device that its owner alone can read: without it what is kept of a PIN
// says nothing.
#include <filesystem>

#include "shared/base/random.hpp"
#include "shared/base/result.hpp"
#include "shared/base/secret_hash.hpp"

namespace skranke {

// Makes it, synced to disk, where there is none. The folder must be there.
Result<SecretHash> device_secret(const std::filesystem::path& folder, Random& random);

}  // namespace skranke
