#include "automerge/tests/support/reference_files.hpp"

#include <fstream>
#include <iostream>
#include <iterator>

namespace automerge::test {

std::optional<std::filesystem::path> reference_folder(const std::filesystem::path& below) {
    const auto folder = std::filesystem::path{AUTOMERGE_REFERENCE_FOLDER} / below;
    if (std::filesystem::is_directory(folder)) return folder;
    std::cout << "SKIPPED: AUTOMERGE_REFERENCE_FOLDER holds no " << below.string() << '\n';
    return std::nullopt;
}

std::vector<std::uint8_t> read_bytes(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

nlohmann::json read_json(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    return nlohmann::json::parse(stream);
}

}  // namespace automerge::test
