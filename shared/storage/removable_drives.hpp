#pragma once
// Sticks that are in the machine: what a desktop mounts for whoever is logged on, as udisks does it.
#include <filesystem>
#include <vector>

namespace skranke {

// By name. `mounts` as proc_mounts(5) has it; one that cannot be read has none.
std::vector<std::filesystem::path> removable_drives(
    const std::filesystem::path& mounts = "/proc/self/mounts");

}  // namespace skranke
