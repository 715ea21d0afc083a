#pragma once
// The folder of official files and recorded conversations that the build was given. Tests that need it skip
// where it is missing.
#include <cstdint>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

namespace automerge::test {

// Says "SKIPPED: …" and gives nothing where the folder is missing.
std::optional<std::filesystem::path> reference_folder(const std::filesystem::path& below);

std::vector<std::uint8_t> read_bytes(const std::filesystem::path& file);
nlohmann::json read_json(const std::filesystem::path& file);

}  // namespace automerge::test
