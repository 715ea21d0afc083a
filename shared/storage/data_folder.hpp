#pragma once
// The folder that holds a node: one file of data, readable by its owner alone.
#include <filesystem>
#include <string>

#include "shared/base/result.hpp"

namespace skranke {

std::filesystem::path database_file(const std::filesystem::path& folder);

// Makes the folder, if there is none, and an empty file in it, if there is none, both for the owner alone.
Result<void> make_data_folder(const std::filesystem::path& folder);

// Tells the folder's file from a copy of it, on whatever disk: restored or copied, it has another. Empty
// where the file system cannot say. An image of the whole disk brings it back as it was.
std::string mark_of(const std::filesystem::path& folder);

}  // namespace skranke
