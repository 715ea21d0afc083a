// Folders that no node can work in: a clear line, exit code 1, and nothing lost or overwritten.
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/support/process.hpp"

using namespace skranke::test;
namespace fs = std::filesystem;

namespace {

std::string read_file(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void write_file(const fs::path& path, const std::string& text) {
    std::ofstream(path, std::ios::binary) << text;
}

ProcessResult list(const std::string& folder) {
    return run_process({program("skranke"), "queue", "--data", folder, "list"});
}

// One line, from us, that names a place; exit code 1.
void check_refused(const ProcessResult& result, const std::string& must_name) {
    INFO("standard error: " << result.err);
    CHECK(result.exit_code == 1);
    CHECK(result.err.starts_with("skranke: "));
    CHECK(std::count(result.err.begin(), result.err.end(), '\n') == 1);
    CHECK_THAT(result.err, Catch::Contains(must_name));
}

fs::path only_database_in(const fs::path& folder) {
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.path().extension() == ".sqlite") return entry.path();
    FAIL("no database in " << folder);
    return {};
}

std::string demo_node(const TemporaryFolder& temporary, const std::string& name = "node") {
    const std::string folder = temporary / name;
    REQUIRE(run_process({program("skranke"), "init", "--data", folder, "--demo"}).exit_code == 0);
    REQUIRE(run_process({program("skranke"), "queue", "--data", folder, "issue", "--count", "3"}).exit_code ==
            0);
    return folder;
}

}  // namespace

TEST_CASE("a folder that is not there, or has no node, is named") {
    const TemporaryFolder temporary;
    check_refused(list(temporary / "nowhere"), "nowhere");
    CHECK_FALSE(fs::exists(temporary / "nowhere"));
    fs::create_directory(temporary / "empty");
    check_refused(list(temporary / "empty"), "empty");
    CHECK(fs::is_empty(temporary / "empty"));
    write_file(temporary / "file", "not a folder");
    check_refused(list(temporary / "file"), "file");
    CHECK(read_file(temporary / "file") == "not a folder");
}

TEST_CASE("a node is never made over another") {
    const TemporaryFolder temporary;
    const auto folder = demo_node(temporary);
    const auto before = list(folder).out;
    check_refused(run_process({program("skranke"), "init", "--data", folder, "--demo"}), folder);
    CHECK(list(folder).out == before);
}

TEST_CASE("a foreign or damaged database is refused and left as it is") {
    const TemporaryFolder temporary;
    const auto folder = demo_node(temporary);
    const auto database = only_database_in(folder);
    const auto good = read_file(database);
    std::string damage;
    SECTION("a text file") { damage = "this is no database, but somebody's letter\n"; }
    SECTION("an empty file") { damage = ""; }
    SECTION("random bytes in the middle of its pages") {
        damage = good;
        for (std::size_t i = 4096; i < damage.size(); i += 7) damage[i] = static_cast<char>(i * 31);
    }
    SECTION("cut off in the middle") { damage = good.substr(0, good.size() / 2); }
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.path() != database) fs::remove(entry.path());
    write_file(database, damage);
    check_refused(list(folder), database.filename().string());
    CHECK(read_file(database) == damage);
    write_file(database, good);
    CHECK(list(folder).exit_code == 0);
}

TEST_CASE("a second process on the same folder is told that the first has it") {
    const TemporaryFolder temporary;
    const auto folder = demo_node(temporary);
    LineProcess first({program("skranke"), "serve", "--data", folder, "--commands", "--watch"});
    first.write_line("issue");
    REQUIRE(first.read_line());
    check_refused(list(folder), "another");
    check_refused(run_process({program("skranke"), "queue", "--data", folder, "issue"}), folder);
    first.write_line("issue");
    CHECK(first.wait() == 0);
    const auto listed = run_process({program("skranke"), "queue", "--data", folder, "list", "--json"});
    CHECK(nlohmann::json::parse(listed.out).size() == 5);
}

TEST_CASE("a disk that fills up refuses new numbers and keeps those it has") {
    if (::geteuid() != 0) {
        SUCCEED("SKIPPED: needs root to make a small disk");
        return;
    }
    const TemporaryFolder temporary;
    const std::string disk = temporary / "disk";
    fs::create_directory(disk);
    if (run_process({"mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", disk}).exit_code != 0) {
        SUCCEED("SKIPPED: no small disk can be mounted here");
        return;
    }
    const std::string folder = disk + "/node";
    CHECK(run_process({program("skranke"), "init", "--data", folder, "--demo"}).exit_code == 0);
    const auto flood =
        run_process({program("skranke"), "queue", "--data", folder, "--json", "issue", "--count", "999"});
    CHECK(flood.exit_code == 1);
    CHECK_THAT(flood.err, Catch::Contains("disk"));
    const auto confirmed = std::count(flood.out.begin(), flood.out.end(), '\n');
    CHECK(confirmed > 0);
    // Room again: everything that was confirmed is there.
    run_process({"mount", "-o", "remount,size=64m", disk});
    const auto listed = run_process({program("skranke"), "queue", "--data", folder, "list", "--json"});
    INFO(listed.err);
    CHECK(listed.exit_code == 0);
    if (listed.exit_code == 0)
        CHECK(nlohmann::json::parse(listed.out).size() == static_cast<std::size_t>(confirmed));
    run_process({"umount", disk});
}

TEST_CASE("a folder that may only be read is refused with what to do") {
    const TemporaryFolder temporary;
    const auto folder = demo_node(temporary);
    // Root may write where the modes say no; a read-only mount holds for everybody.
    const bool mounted = ::geteuid() == 0 &&
                         run_process({"mount", "--bind", folder, folder}).exit_code == 0 &&
                         run_process({"mount", "-o", "remount,bind,ro", folder}).exit_code == 0;
    if (!mounted) {
        if (::geteuid() == 0) {
            SUCCEED("SKIPPED: nothing can be mounted here");
            return;
        }
        fs::permissions(folder, fs::perms::owner_read | fs::perms::owner_exec);
        fs::permissions(only_database_in(folder), fs::perms::owner_read);
    }
    check_refused(run_process({program("skranke"), "queue", "--data", folder, "issue"}), folder);
    if (mounted)
        run_process({"umount", folder});
    else
        fs::permissions(folder, fs::perms::owner_all);
    CHECK(list(folder).exit_code == 0);
}

TEST_CASE("a node that cannot listen or call where it should says why") {
    const TemporaryFolder temporary;
    const auto folder = demo_node(temporary);
    const auto serve = [&folder](const std::string& option, const std::string& address) {
        return run_process({program("skranke"), "serve", "--data", folder, option, address});
    };
    check_refused(serve("--listen", "192.0.2.1:7399"), "cannot listen on tls://192.0.2.1:7399");
    check_refused(serve("--peer", "0.0.0.0:7399"), "other node");
    check_refused(serve("--listen", "nonsense"), "nonsense");
    check_refused(serve("--peer", "example.org:7399"), "in numbers");
}
