// Files and documents made by the official library, and what it says of them.
#include <openssl/sha.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <iostream>

#include "automerge/document.hpp"
#include "automerge/encoding/hex.hpp"
#include "automerge/inspection/document_json.hpp"
#include "automerge/tests/support/reference_files.hpp"

namespace automerge {
namespace {

using automerge::test::read_bytes;
using automerge::test::read_json;
using automerge::test::reference_folder;
using nlohmann::json;
using std::filesystem::path;

// How many of a kind passed; printed, so that a report can name them.
class Tally {
public:
    explicit Tally(std::string what) : what_(std::move(what)) {}
    ~Tally() { std::cout << what_ << ": " << passed_ << " of " << all_ << "\n"; }
    Tally(const Tally&) = delete;
    Tally& operator=(const Tally&) = delete;

    void count(bool passed, const std::string& name, const std::string& why = {}) {
        ++all_;
        if (passed) ++passed_;
        INFO(what_ << ", " << name << ": " << why);
        CHECK(passed);
    }

private:
    std::string what_;
    int passed_ = 0;
    int all_ = 0;
};

std::vector<path> files_of(const path& folder, std::string_view ending) {
    std::vector<path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (entry.path().string().ends_with(ending)) files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

json hex_of(const std::vector<ChangeHash>& hashes) {
    json list = json::array();
    for (const ChangeHash& hash : hashes) list.push_back(hash.hex());
    return list;
}

json typed(const Document& document) {
    const auto state = automerge::typed_json(document);
    return state ? json::parse(state->dump()) : json();
}

// What is wrong with the document, measured by the vector; empty if nothing.
std::string difference(const Document& document, const json& expected) {
    if (hex_of(document.heads()) != expected["heads"]) return "heads";
    if (document.change_count() != expected["stats"]["numChanges"]) return "number of changes";
    if (document.operation_count() != expected["stats"]["numOps"]) return "number of operations";
    if (hex_of(document.missing_dependencies()) != expected["missingDeps"]) return "missing dependencies";
    if (typed(document) != expected["root"]) return "state";
    if (!expected.contains("changes")) return {};
    if (document.change_count() != expected["changes"].size()) return "list of changes";
    for (const json& wanted : expected["changes"]) {
        const auto change = document.change(*ChangeHash::from_hex(wanted["hash"].get<std::string>()));
        if (!change) return "a change is not there";
        const json message = change->message ? json(*change->message) : json(nullptr);
        auto dependencies = hex_of(change->dependencies);
        if (json(change->actor.hex()) != wanted["actor"] || change->seq != wanted["seq"] ||
            change->start_op != wanted["startOp"] || change->time != wanted["time"] ||
            message != wanted["message"] || dependencies != wanted["deps"])
            return "a change's header";
        if (wanted.contains("ops") && change->op_count != wanted["ops"].size()) return "a change's length";
    }
    return {};
}

// Each chunk of a file of changes.
std::vector<ByteView> split_chunks(const Bytes& file) {
    std::vector<ByteView> chunks;
    for (ByteView left = file; left.size() > 9;) {
        std::size_t at = 9;
        std::size_t length = 0;
        for (unsigned shift = 0;; shift += 7) {
            length |= static_cast<std::size_t>(left[at] & 0x7f) << shift;
            if (!(left[at++] & 0x80)) break;
        }
        chunks.push_back(left.first(at + length));
        left = left.subspan(at + length);
    }
    return chunks;
}

}  // namespace

TEST_CASE("Documents of the official library have its state, heads and changes, and keep them when saved") {
    const auto folder = reference_folder("vectors/generated/open");
    if (!folder) return;
    Tally loaded("documents loaded with equal state");
    Tally saved("documents saved and loaded again");
    Tally applied("documents equal after applying their changes one by one");
    Tally reversed("documents equal after applying their changes last first");
    for (const path& file : files_of(*folder, ".am")) {
        const std::string name = file.stem().string();
        const path description = path(file).replace_extension(".json");
        if (!std::filesystem::exists(description)) continue;  // the two sides of a sync conversation
        const json expected = read_json(description);
        const auto document = Document::load(read_bytes(file));
        loaded.count(document && difference(*document, expected).empty(), name,
                     document ? difference(*document, expected) : document.error().message);
        if (!document) continue;
        const auto again = Document::load(document->save());
        saved.count(again && difference(*again, expected).empty(), name,
                    again ? difference(*again, expected) : again.error().message);

        const Bytes changes = read_bytes(path(file).replace_extension(".changes"));
        const auto chunks = split_chunks(changes);
        Document one_by_one;
        for (const ByteView chunk : chunks) REQUIRE(one_by_one.load_incremental(chunk));
        applied.count(difference(one_by_one, expected).empty(), name, difference(one_by_one, expected));
        Document last_first;
        for (auto chunk = chunks.rbegin(); chunk != chunks.rend(); ++chunk)
            REQUIRE(last_first.load_incremental(*chunk));
        reversed.count(difference(last_first, expected).empty(), name, difference(last_first, expected));
    }
}

TEST_CASE("Small documents are saved to the very bytes of the official library") {
    const auto folder = reference_folder("vectors/generated/open");
    if (!folder) return;
    Tally tally("documents of small columns saved to equal bytes");
    for (const path& file : files_of(*folder, ".am")) {
        const Bytes bytes = read_bytes(file);
        // Larger ones have deflated columns, whose bytes are up to the compressor.
        if (bytes.size() > 550) continue;
        // Written by a process that remembered an empty message; in the change itself that is none.
        if (file.stem() == "20-meta") continue;
        const auto document = Document::load(bytes);
        REQUIRE(document);
        tally.count(document->save() == bytes, file.stem().string());
    }
}

TEST_CASE("Every change of the official library is encoded to the same bytes again") {
    const auto folder = reference_folder("vectors/generated/open");
    if (!folder) return;
    Tally tally("changes rebuilt from the document to equal bytes");
    for (const path& file : files_of(*folder, ".changes")) {
        const Bytes changes = read_bytes(file);
        const auto document = Document::load(changes);
        REQUIRE(document);
        for (const ByteView chunk : split_chunks(changes)) {
            const auto change = Change::decode(chunk);
            REQUIRE(change);
            const auto rebuilt = document->change(change->hash);
            tally.count(rebuilt && std::ranges::equal(rebuilt->bytes, chunk), file.stem().string());
            const auto operations = change->operations();
            CHECK((operations && operations->size() == change->op_count));
        }
    }
}

TEST_CASE("Files in unusual but legal forms load") {
    const auto folder = reference_folder("vectors/generated/open");
    if (!folder) return;
    Tally tally("files in unusual forms");
    for (const path& file : files_of(*folder, ".bin")) {
        const std::string name = file.stem().string();
        if (name.starts_with("33-") || name.starts_with("34-")) continue;
        const json expected = read_json(*folder / (name.substr(0, name.find('.')) + ".json"));
        const auto document = Document::load(read_bytes(file));
        tally.count(document && difference(*document, expected).empty(), name,
                    document ? difference(*document, expected) : document.error().message);
    }
}

TEST_CASE(
    "A change without its dependency waits behind a document, survives saving, and cannot stand alone") {
    const auto folder = reference_folder("vectors/generated/open");
    if (!folder) return;
    const json expected = read_json(*folder / "34-orphan.json");
    auto document = Document::load(read_bytes(*folder / "34-orphan.bin"));
    REQUIRE(document);
    CHECK(hex_of(document->heads()) == expected["before"]["heads"]);
    CHECK(hex_of(document->missing_dependencies()) == expected["before"]["missingDeps"]);
    auto again = Document::load(document->save());
    REQUIRE(again);
    REQUIRE(again->waiting_changes().size() == 1);
    const auto outcome = again->load_incremental(read_bytes(*folder / "34-orphan.missing.change"));
    REQUIRE(outcome);
    CHECK(outcome->changes.applied == 2);
    CHECK(difference(*again, expected["after"]).empty());
    CHECK_FALSE(Document::load(read_bytes(*folder / "34-orphan.only.bin")));
}

TEST_CASE("What the official library rejects is rejected") {
    const auto folder = reference_folder("vectors/generated/open");
    if (!folder) return;
    Tally tally("rejects rejected");
    const json vectors = read_json(*folder / "36-rejects.json");
    for (const auto& [name, vector] : vectors["cases"].items())
        tally.count(!Document::load(*from_hex(vector["hex"].get<std::string>())), name);
}

TEST_CASE("Poison is refused: changes that the official library takes and then cannot load") {
    const auto folder = reference_folder("vectors/generated/open");
    if (!folder) return;
    Tally tally("poison refused");
    const json vectors = read_json(*folder / "44-poison.json");
    for (const auto& [name, vector] : vectors["cases"].items()) {
        const Bytes bytes = *from_hex(vector["hex"].get<std::string>());
        const auto loaded = Document::load(bytes);
        Document document;
        const auto incremental = document.load_incremental(bytes);
        tally.count(!loaded && !incremental && document.change_count() == 0, name);
    }
}

TEST_CASE("The official project's own files have the heads, counts and values that its library reads") {
    const auto folder = reference_folder("vectors/official");
    if (!folder) return;
    Tally loaded("official files that load, with heads, counts and plain JSON");
    Tally refused("official files that are broken and refused");
    std::ifstream lines(*folder / "external.jsonl");
    for (std::string line; std::getline(lines, line);) {
        const json entry = json::parse(line);
        const json& expected = entry["r"];
        const std::string name = entry["file"];
        path file = *folder / name;
        REQUIRE(std::filesystem::exists(file));
        const auto document = Document::load(read_bytes(file));
        if (expected["load"] != "ok") {
            refused.count(!document, name, "loads");
            continue;
        }
        std::string problem = document ? "" : document.error().message;
        if (document) {
            const auto plain = automerge::plain_json(*document);
            REQUIRE(plain);
            const std::string text = plain->dump();
            ChangeHash digest;
            SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest.bytes.data());
            if (hex_of(document->heads()) != expected["heads"]) problem += "heads ";
            if (document->change_count() != expected["numChanges"]) problem += "changes ";
            if (document->operation_count() != expected["numOps"]) problem += "operations ";
            if (json(digest.hex()) != expected["plainSha256"]) problem += "plain JSON ";
            const auto again = Document::load(document->save());
            if (!again || again->heads() != document->heads()) problem += "saved ";
        }
        loaded.count(problem.empty(), name, problem);
    }
}

TEST_CASE("Files of the official fuzzer that name missing dependencies do no harm") {
    const auto folder = reference_folder("vectors/official/fuzz-crashers");
    if (!folder) return;
    for (const path& file : files_of(*folder, "")) {
        if (!std::filesystem::is_regular_file(file)) continue;
        const Bytes bytes = read_bytes(file);
        Document document;
        const auto incremental = document.load_incremental(bytes);
        const auto loaded = Document::load(bytes);
        INFO(file.string());
        CHECK_FALSE(loaded);
    }
}

}  // namespace automerge
