#pragma once
// The folder that holds a node: one file of data, readable by its owner alone.
#include <filesystem>

#include "shared/base/result.hpp"

namespace skranke {

std::filesystem::path database_file(const std::filesystem::path& folder);

// Makes the folder, if there is none, and an empty file in it, if there is none, both for the owner alone.
Result<void> make_data_folder(const std::filesystem::path& folder);

}  // namespace skranke
