#include "automerge/tests/sync/transcript.hpp"

#include <algorithm>

#include "automerge/encoding/hex.hpp"
#include "automerge/tests/support/reference_files.hpp"

namespace automerge::test {
namespace {

using nlohmann::json;

std::vector<ChangeHash> hashes(const json& list) {
    std::vector<ChangeHash> result;
    for (const json& text : list) result.push_back(*ChangeHash::from_hex(text.get<std::string>()));
    return result;
}

Bytes bytes_at(const json& vector, const std::string& key) {
    return vector.contains(key) ? *from_hex(vector[key].get<std::string>()) : Bytes{};
}

Transcript read(const std::filesystem::path& file) {
    const json vector = read_json(file);
    Transcript transcript{.name = file.stem().string()};
    for (const int side : {0, 1}) {
        const std::string peer = std::to_string(side + 1);
        transcript.end_file[side] = read_bytes(file.parent_path() / (transcript.name + "." + peer + ".am"));
        transcript.start_state[side] = bytes_at(vector, "startState" + peer);
        transcript.end_state[side] = bytes_at(vector, "syncState" + peer);
        transcript.start_heads[side] = hashes(vector["heads" + peer]);
        transcript.end_heads[side] = hashes(vector["finalHeads" + peer]);
    }
    for (const json& message : vector["messages"]) {
        TranscriptMessage one{.from = message["from"], .bytes = bytes_at(message, "hex")};
        one.carries_document = std::ranges::any_of(
            message["chunks"], [](const json& chunk) { return chunk["type"].get<int>() == 0; });
        transcript.messages.push_back(std::move(one));
    }
    transcript.first_version_only = std::ranges::all_of(
        vector["messages"], [](const json& one) { return one["version"].get<int>() == 1; });
    return transcript;
}

}  // namespace

std::vector<Transcript> transcripts() {
    const auto folder = reference_folder("vectors/generated/open");
    if (!folder) return {};
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator{*folder})
        if (entry.path().extension() == ".json" && read_json(entry.path()).value("kind", "") == "sync")
            files.push_back(entry.path());
    std::ranges::sort(files);
    std::vector<Transcript> result;
    for (const auto& file : files) result.push_back(read(file));
    return result;
}

}  // namespace automerge::test
