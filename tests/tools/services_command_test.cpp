// `skranke services` and `skranke kle`, as a person calls them: the real program, its output and its exit
// code.
#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "tests/support/process.hpp"

namespace {

using skranke::test::ProcessResult;
using skranke::test::TemporaryFolder;

struct World {
    TemporaryFolder folder;
    std::string data = (folder / "desk").string();
    std::string catalogue = (folder / "emner.csv").string();

    World() { REQUIRE(run({"init", "--data", data, "--demo"}).exit_code == 0); }

    ProcessResult run(std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), skranke::test::program("skranke"));
        return skranke::test::run_process(arguments);
    }
    std::string exported(const std::string& format) {
        const auto result = run({"services", "export", "--data", data, "--format", format});
        REQUIRE(result.exit_code == 0);
        return result.out;
    }
    ProcessResult import(std::vector<std::string> more = {}) {
        more.insert(more.begin(), {"services", "import", catalogue, "--data", data});
        return run(more);
    }
    void write(const std::string& text) { std::ofstream(catalogue, std::ios::binary) << text; }
    std::string read() {
        std::ostringstream text;
        text << std::ifstream(catalogue, std::ios::binary).rdbuf();
        return text.str();
    }
};

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const auto found = text.find(from);
    REQUIRE(found != std::string::npos);
    return text.replace(found, from.size(), to);
}

}  // namespace

TEST_CASE("A catalogue that is exported and imported again changes nothing") {
    World world;
    REQUIRE(world.run({"services", "export", "--data", world.data, "--out", world.catalogue}).exit_code == 0);
    CHECK(world.read() == world.exported("csv"));
    const auto imported = world.import();
    CHECK(imported.exit_code == 0);
    CHECK(imported.out == "0 new, 0 changed, 0 ended\n");
    CHECK(imported.err.empty());
    world.write(world.exported("toml"));
    CHECK(world.import({"--format", "toml"}).out == "0 new, 0 changed, 0 ended\n");
}

TEST_CASE("An import says what is new, changed and ended, and a dry run stores none of it") {
    World world;
    const auto before = world.exported("csv");
    auto after = replaced(before, "Pas – voksen;23.09.02;12;", "Pas – voksen;23.09.03;14;");
    after = replaced(after, "A02;Pas – barn", "G01;Ny kampagne");
    world.write(after);
    const std::string said =
        "changed  A01  Pas – voksen: kle, minutes\n"
        "new      G01  Ny kampagne\n"
        "ended    A02  Pas – barn\n"
        "the order has changed\n";
    const auto tried = world.import({"--dry-run"});
    CHECK(tried.out == said + "1 new, 1 changed, 1 ended; nothing is stored (--dry-run)\n");
    CHECK(world.exported("csv") == before);

    const auto imported = world.import();
    CHECK(imported.out == said + "1 new, 1 changed, 1 ended\n");
    CHECK(imported.err.find("A01: 23.09.03 is not in the list of KLE numbers") != std::string::npos);
    const auto now = world.exported("csv");
    CHECK(now.find("G01;Ny kampagne") != std::string::npos);
    CHECK(now.find(";;ja;;\r\n") != std::string::npos);
    const auto refused = world.run({"queue", "--data", world.data, "issue", "--service", "A02"});
    CHECK(refused.exit_code == 1);
}

TEST_CASE("A file with faults stores nothing, and names each with its line") {
    World world;
    const auto before = world.exported("csv");
    auto wrong = replaced(before, "A01;Pas – voksen;23.09.02;12;", "a1;Pas – voksen;23.9.2;999;");
    world.write(wrong);
    const auto imported = world.import();
    CHECK(imported.exit_code == 1);
    CHECK(imported.out.empty());
    CHECK(imported.err.find(world.catalogue + ":2: code \"a1\" is no code") != std::string::npos);
    CHECK(imported.err.find(world.catalogue + ":2: kle \"23.9.2\" is no KLE number") != std::string::npos);
    CHECK(imported.err.find(world.catalogue + ":2: minutes 999 is out of range") != std::string::npos);
    CHECK(world.exported("csv") == before);
}

TEST_CASE("Who may not change the set-up is refused, and told who may") {
    World world;
    world.write(replaced(world.exported("csv"), "Pas – voksen;23.09.02;12;", "Pas – voksen;23.09.02;13;"));
    const auto refused = world.import({"--person", "MKH"});
    CHECK(refused.exit_code == 1);
    CHECK(refused.err.find("MKH may not change services") != std::string::npos);
    CHECK(world.import({"--person", "PVA"}).exit_code == 0);
}

TEST_CASE("Another list of KLE numbers is kept in the node's folder, with those that expired") {
    World world;
    world.write("kle_nr;titel\n23.15.25;MitID\n");
    const auto imported = world.run({"kle", "import", world.catalogue, "--data", world.data});
    CHECK(imported.exit_code == 0);
    CHECK(imported.out == "79 numbers, of which 78 have expired\n");
    CHECK(imported.err.find("A01: 23.09.02 has expired") != std::string::npos);
    CHECK(imported.err.find("B01") == std::string::npos);
    world.write("nummer\n1\n");
    const auto wrong = world.run({"kle", "import", world.catalogue, "--data", world.data});
    CHECK(wrong.exit_code == 1);
    CHECK(wrong.err.find(":1: column \"kle_nr\" is missing") != std::string::npos);
}
