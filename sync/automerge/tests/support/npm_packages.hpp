#pragma once
// Packages of npm's for tests that talk with them, as a lock file pins them.
#include <filesystem>
#include <optional>
#include <string>

namespace automerge::test {

// `pinned` holds package.json and package-lock.json; what is installed in `into` already stays. Of test cases
// that run side by side only one installs. Nothing, or why they cannot be had: node or npm is missing, or npm
// failed.
std::optional<std::string> install_npm_packages(const std::filesystem::path& pinned,
                                                const std::filesystem::path& into);

}  // namespace automerge::test
