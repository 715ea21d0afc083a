#pragma once
// Whether a text can be read in any file of a folder: what must never be stored is looked for byte by byte.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace skranke::test {

inline bool is_anywhere_in(const std::filesystem::path& folder, const std::string& text) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(file), {}};
        if (bytes.find(text) != std::string::npos) return true;
    }
    return false;
}

}  // namespace skranke::test
