// `skranke automerge`, as a person or a script calls it: the real program, its output and its exit code.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "automerge/automerge.hpp"
#include "automerge/tests/support/reference_files.hpp"
#include "tests/support/process.hpp"

namespace {

namespace fs = std::filesystem;
using automerge::Bytes;
using automerge::Document;
using automerge::test::read_bytes;
using nlohmann::json;
using skranke::test::ProcessResult;
using skranke::test::TemporaryFolder;

ProcessResult automerge_command(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {skranke::test::program("skranke"), "automerge"});
    return skranke::test::run_process(arguments);
}

std::string output_of(const std::vector<std::string>& arguments) {
    const auto result = automerge_command(arguments);
    INFO(result.err);
    REQUIRE(result.exit_code == 0);
    CHECK(result.err.empty());
    return result.out;
}

void write(const std::string& file, const Bytes& bytes) {
    std::ofstream stream{file, std::ios::binary};
    stream.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
}

std::string heads_text(const Document& document) {
    std::string text;
    for (const auto& head : document.heads()) text += head.hex() + "\n";
    return text;
}

// Two documents of one origin that went their own ways.
struct Apart {
    Document here{automerge::ActorId{{1}}}, there;

    Apart() : there(put(here, "name", "Hovedbiblioteket").fork(automerge::ActorId{{2}})) {
        put(here, "open", "10.00");
        put(there, "open", "11.00");
        put(there, "ø", "sidst");
    }

private:
    static Document& put(Document& document, const char* key, const char* value) {
        auto change = document.transaction();
        REQUIRE(change.put(automerge::root, key, std::string{value}));
        REQUIRE(change.commit({.time = 1'700'000'000, .message = {}}));
        return document;
    }
};

// One line on standard error that names the file, nothing else, and exit code 1.
void check_refused(const std::vector<std::string>& arguments, const std::string& named) {
    const auto result = automerge_command(arguments);
    INFO(result.err);
    CHECK(result.exit_code == 1);
    CHECK(result.out.empty());
    CHECK(std::ranges::count(result.err, '\n') == 1);
    CHECK(result.err.find(named) != std::string::npos);
}

std::size_t files_in(const std::string& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator{folder}, {}));
}

}  // namespace

TEST_CASE("export, heads and examine say of the original's documents what the original says") {
    const auto folder = automerge::test::reference_folder("vectors/generated/open");
    if (!folder) return;
    std::size_t documents = 0;
    for (const auto& entry : fs::directory_iterator{*folder}) {
        if (entry.path().extension() != ".json") continue;
        const json vector = automerge::test::read_json(entry.path());
        const std::string file = fs::path{entry.path()}.replace_extension(".am").string();
        if (vector.value("kind", "") != "document") continue;
        INFO(file);
        ++documents;
        CHECK(json::parse(output_of({"export", file})) == vector["plain"]);
        CHECK(json::parse(output_of({"export", file, "--typed"})) == vector["root"]);
        std::string heads;
        for (const auto& head : vector["heads"]) heads += head.get<std::string>() + "\n";
        CHECK(output_of({"heads", file}) == heads);

        json changes = json::parse(output_of({"examine", file}));
        if (!vector.contains("changes")) continue;  // left out of the vector for its size
        REQUIRE(changes.size() == vector["changes"].size());
        for (std::size_t i = 0; i < changes.size(); ++i)
            if (!vector["changes"][i].contains("ops")) changes[i].erase("ops");
        CHECK(changes == vector["changes"]);
    }
    CHECK(documents > 20);
}

TEST_CASE("merge writes a document with the changes of both") {
    const TemporaryFolder folder;
    Apart apart;
    write(folder / "here", apart.here.save());
    write(folder / "there", apart.there.save());
    CHECK(output_of({"merge", folder / "here", folder / "there", "-o", folder / "both"}).empty());

    const auto both = Document::load(read_bytes(folder / "both"));
    REQUIRE(both);
    REQUIRE(apart.here.merge(apart.there));
    CHECK(both->heads() == apart.here.heads());
    CHECK(output_of({"heads", folder / "both"}) == heads_text(apart.here));
    CHECK(json::parse(output_of({"export", folder / "both", "--typed"}))["open"].size() == 2);
    CHECK(output_of({"export", folder / "both"}) ==
          R"({"name":"Hovedbiblioteket","open":"11.00","ø":"sidst"})"
          "\n");
}

TEST_CASE("save makes one chunk of many, and may replace what it read") {
    const TemporaryFolder folder;
    Apart apart;
    REQUIRE(apart.here.merge(apart.there));
    write(folder / "pieces", apart.here.save_since({}));
    output_of({"save", folder / "pieces", "-o", folder / "pieces"});
    CHECK(read_bytes(folder / "pieces") == Document::load(apart.here.save())->save());
    CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("what cannot be read is named in one line, and no output is touched") {
    const TemporaryFolder folder;
    const Bytes good = Apart{}.here.save();
    Bytes torn = good;
    torn.pop_back();
    write(folder / "good", good);
    write(folder / "torn", torn);
    write(folder / "foreign", {'n', 'o', 't', ' ', 'i', 't'});
    const Bytes precious{'k', 'e', 'e', 'p'};
    write(folder / "output", precious);
    const auto files_before = files_in(folder.path());

    for (const std::string bad : {"missing", "torn", "foreign"}) {
        const std::string file = folder / bad;
        for (const std::string command : {"export", "heads", "examine"}) check_refused({command, file}, file);
        check_refused({"save", file, "-o", folder / "output"}, file);
        check_refused({"merge", folder / "good", file, "-o", folder / "output"}, file);
        check_refused({"merge", file, folder / "good", "-o", folder / "output"}, file);
    }
    CHECK(read_bytes(folder / "output") == precious);
    CHECK(files_in(folder.path()) == files_before);
}

TEST_CASE("objects nested beyond reason are refused, not followed to the end of the stack") {
    const TemporaryFolder folder;
    Document document{automerge::ActorId{{1}}};
    auto change = document.transaction();
    automerge::ObjectId innermost = automerge::root;
    for (int depth = 0; depth < 4000; ++depth)
        innermost = *change.put_object(innermost, "a", automerge::ObjectType::map);
    change.commit();
    write(folder / "deep", document.save());
    check_refused({"export", folder / "deep"}, "nested");
    check_refused({"export", folder / "deep", "--typed"}, "nested");
    CHECK(output_of({"heads", folder / "deep"}) == heads_text(document));
}

TEST_CASE("where the output cannot be written, that is what the line says") {
    const TemporaryFolder folder;
    write(folder / "good", Apart{}.here.save());
    fs::create_directory(folder / "a-folder");
    for (const std::string output : {"no/such/folder/output", "a-folder"})
        check_refused({"save", folder / "good", "-o", folder / output}, folder / output);
    check_refused({"save", folder / "good", "-o", "/dev/null"}, "/dev/null");
    CHECK(fs::is_character_file("/dev/null"));
    CHECK(files_in(folder.path()) == 2);
}

TEST_CASE("an output that is replaced keeps its rights, and a link stays a link") {
    const TemporaryFolder folder;
    write(folder / "good", Apart{}.here.save());
    write(folder / "output", {});
    fs::permissions(folder / "output", fs::perms{0600});
    fs::create_symlink(folder / "output", folder / "link");
    output_of({"save", folder / "good", "-o", folder / "link"});
    CHECK(fs::is_symlink(folder / "link"));
    CHECK(read_bytes(folder / "output") == read_bytes(folder / "good"));
    CHECK(fs::status(folder / "output").permissions() == fs::perms{0600});
}

TEST_CASE("every automerge command explains itself with an example") {
    for (const std::string command : {"export", "heads", "examine", "merge", "save"}) {
        const std::string help = output_of({command, "--help"});
        CHECK(help.find("Example: skranke automerge " + command) != std::string::npos);
    }
}
