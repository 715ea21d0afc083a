#include "shared/storage/database.hpp"

#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "shared/storage/data_folder.hpp"
#include "shared/storage/schema.hpp"
#include "tests/storage/failing_file_system.hpp"
#include "tests/support/temporary_folder.hpp"

namespace {

using namespace skranke;
using test::FailingFileSystem;
using test::TemporaryFolder;

std::unique_ptr<Database> made(const std::filesystem::path& file, const std::string& file_system = {}) {
    auto database =
        Database::open({.file = file, .access = DatabaseAccess::create, .virtual_file_system = file_system});
    INFO((database ? std::string() : database.error().message));
    REQUIRE(database);
    return *std::move(database);
}

Result<std::unique_ptr<Database>> opened(const std::filesystem::path& file) {
    return Database::open({.file = file, .access = DatabaseAccess::existing});
}

Result<void> write_setting(Database& database, std::string_view name, std::string_view value) {
    auto transaction = database.begin();
    if (!transaction) return std::unexpected(transaction.error());
    auto insert = database.prepare("insert into setting (name, value) values (?1, ?2)");
    REQUIRE(insert);
    if (auto done = insert->bind(1, name).bind(2, value).run(); !done) return done;
    return transaction->commit();
}

std::int64_t count_settings(Database& database) {
    auto count = database.prepare("select count(*) from setting");
    REQUIRE(count);
    REQUIRE(count->step().value());
    return count->integer(0);
}

std::string content_of(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

void write_file(const std::filesystem::path& file, const std::string& content) {
    std::ofstream(file, std::ios::binary) << content;
}

mode_t mode_of(const std::filesystem::path& path) {
    struct stat status{};
    REQUIRE(::stat(path.c_str(), &status) == 0);
    return status.st_mode & 0777;
}

}  // namespace

TEST_CASE("What was committed is there when the file is opened again") {
    const TemporaryFolder folder;
    {
        auto database = made(folder / "a.sqlite");
        REQUIRE(write_setting(*database, "site", "Værestedet"));
    }
    auto again = opened(folder / "a.sqlite");
    REQUIRE(again);
    auto query = (*again)->prepare("select value from setting where name = 'site'");
    REQUIRE(query);
    REQUIRE(query->step().value());
    CHECK(query->text(0) == "Værestedet");
}

TEST_CASE("A transaction that is not committed leaves nothing behind") {
    const TemporaryFolder folder;
    auto database = made(folder / "a.sqlite");
    {
        auto transaction = database->begin();
        REQUIRE(transaction);
        REQUIRE(database->execute("insert into setting values ('a', 'b')"));
    }
    CHECK(count_settings(*database) == 0);
    CHECK(write_setting(*database, "a", "c"));
}

TEST_CASE("A node's folder and file are its owner's alone, with or without a slash at the end") {
    const TemporaryFolder folder;
    for (const auto& name : {folder / "node", folder / "other/"}) {
        REQUIRE(make_data_folder(name));
        made(database_file(name));
        CHECK(mode_of(name) == 0700);
        CHECK(mode_of(database_file(name)) == 0600);
        CHECK(make_data_folder(name));
    }
}

TEST_CASE("A file where the folder should be is refused") {
    const TemporaryFolder folder;
    write_file(folder / "node", "a letter to the mayor");
    const auto refused = make_data_folder(folder / "node");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::invalid_input);
    CHECK(content_of(folder / "node") == "a letter to the mayor");
}

TEST_CASE("A file that is not there is named, with what to do") {
    const TemporaryFolder folder;
    const auto missing = opened(folder / "none.sqlite");
    REQUIRE_FALSE(missing);
    CHECK(missing.error().code == ErrorCode::not_found);
    CHECK(missing.error().message.find("skranke init") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(folder / "none.sqlite"));
}

TEST_CASE("A text file is no database, and stays as it is") {
    const TemporaryFolder folder;
    const std::string letter(5000, 'x');
    write_file(folder / "a.sqlite", letter);
    for (const auto access : {DatabaseAccess::create, DatabaseAccess::existing, DatabaseAccess::look}) {
        const auto refused = Database::open({.file = folder / "a.sqlite", .access = access});
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == ErrorCode::corrupt);
        CHECK(content_of(folder / "a.sqlite") == letter);
    }
}

TEST_CASE("Another program's database is refused, and stays as it is") {
    const TemporaryFolder folder;
    sqlite3* other = nullptr;
    REQUIRE(sqlite3_open((folder / "a.sqlite").c_str(), &other) == SQLITE_OK);
    REQUIRE(
        sqlite3_exec(
            other,
            "pragma journal_mode = wal; create table recipe (text); insert into recipe values ('kringle')",
            nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(other);
    const auto before = content_of(folder / "a.sqlite");

    const auto refused = Database::open({.file = folder / "a.sqlite", .access = DatabaseAccess::create});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::corrupt);
    CHECK(refused.error().message.find("another program") != std::string::npos);
    CHECK(content_of(folder / "a.sqlite") == before);
}

TEST_CASE("A file of a later version is refused with what to do") {
    const TemporaryFolder folder;
    REQUIRE(made(folder / "a.sqlite")->execute("pragma user_version = 99"));
    const auto refused = opened(folder / "a.sqlite");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message.find("update Skranke") != std::string::npos);
}

TEST_CASE("A damaged header and a damaged page are noticed at opening") {
    const TemporaryFolder folder;
    {
        auto database = made(folder / "a.sqlite");
        for (int row = 0; row < 200; ++row)
            REQUIRE(write_setting(*database, std::to_string(row), std::string(100, 'v')));
    }
    auto bytes = content_of(folder / "a.sqlite");
    REQUIRE(bytes.size() > 3 * 4096);
    SECTION("header") {
        bytes[20] = '\x7f';
        bytes[3] = 'X';
    }
    SECTION("page") {
        for (std::size_t at = 4096; at < bytes.size(); ++at) bytes[at] = static_cast<char>(at * 31);
    }
    write_file(folder / "a.sqlite", bytes);
    const auto refused = opened(folder / "a.sqlite");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::corrupt);
    CHECK(content_of(folder / "a.sqlite") == bytes);
}

TEST_CASE("A file that is open is refused to a second connection and to a second process") {
    const TemporaryFolder folder;
    auto first = made(folder / "a.sqlite");
    const auto second = opened(folder / "a.sqlite");
    REQUIRE_FALSE(second);
    CHECK(second.error().code == ErrorCode::in_use);

    const pid_t child = fork();
    if (child == 0) {
        const auto third = opened(folder / "a.sqlite");
        _exit(!third && third.error().code == ErrorCode::in_use ? 0 : 1);
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    CHECK(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 0);

    CHECK(write_setting(*first, "still", "works"));
    first.reset();
    CHECK(opened(folder / "a.sqlite"));
}

TEST_CASE("A process that dies keeps what it had committed, and a torn log loses no more than its tail") {
    const TemporaryFolder folder;
    const auto file = folder / "a.sqlite";
    REQUIRE(write_setting(*made(file), "first", "checkpointed"));
    const pid_t child = fork();
    if (child == 0) {
        auto database = opened(file);
        const bool written = database && write_setting(**database, "second", "in the log") &&
                             write_setting(**database, "third", "in the log");
        _exit(written ? 0 : 1);  // no destructor runs, as after kill -9
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    REQUIRE(WEXITSTATUS(status) == 0);
    const std::filesystem::path log = file.string() + "-wal";
    REQUIRE(std::filesystem::file_size(log) > 0);

    SECTION("whole log") {
        auto again = opened(file);
        REQUIRE(again);
        CHECK(count_settings(**again) == 3);
    }
    SECTION("torn in the last commit") {
        std::filesystem::resize_file(log, std::filesystem::file_size(log) - 100);
        auto again = opened(file);
        REQUIRE(again);
        CHECK(count_settings(**again) == 2);
    }
    SECTION("torn in the first commit") {
        std::filesystem::resize_file(log, 40);
        auto again = opened(file);
        REQUIRE(again);
        CHECK(count_settings(**again) == 1);
    }
}

TEST_CASE("A full disk is an error of one write, and what was there stays") {
    const TemporaryFolder folder;
    FailingFileSystem file_system;
    auto database = made(folder / "a.sqlite", file_system.name());
    REQUIRE(write_setting(*database, "before", "full"));

    for (const auto fault : {FailingFileSystem::Fault::full, FailingFileSystem::Fault::write}) {
        file_system.fail_with(fault);
        const auto refused = write_setting(*database, "during", "full");
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code ==
              (fault == FailingFileSystem::Fault::full ? ErrorCode::disk_full : ErrorCode::io));
        CHECK_FALSE(database->broken());
        file_system.fail_with(FailingFileSystem::Fault::none);
        CHECK(count_settings(*database) == 1);
    }
    CHECK(write_setting(*database, "after", "there is room again"));
}

TEST_CASE("After a failed sync nothing more is stored until the file is opened anew") {
    const TemporaryFolder folder;
    FailingFileSystem file_system;
    auto database = made(folder / "a.sqlite", file_system.name());
    REQUIRE(write_setting(*database, "before", "kept"));

    file_system.fail_with(FailingFileSystem::Fault::sync);
    REQUIRE_FALSE(write_setting(*database, "lost", "perhaps"));
    REQUIRE(database->broken());
    CHECK(database->broken()->message.find("start the program again") != std::string::npos);

    file_system.fail_with(FailingFileSystem::Fault::none);
    CHECK_FALSE(write_setting(*database, "later", "refused"));
    CHECK_FALSE(database->checkpoint());

    database.reset();
    auto again = opened(folder / "a.sqlite");
    REQUIRE(again);
    CHECK(count_settings(**again) >= 1);
    CHECK(write_setting(**again, "later", "taken"));
}

TEST_CASE("Looking changes nothing, and is refused while somebody writes") {
    const TemporaryFolder folder;
    const auto file = folder / "a.sqlite";
    {
        REQUIRE(write_setting(*made(file), "a", "b"));
    }
    const auto before = content_of(file);
    {
        auto look = Database::open({.file = file, .access = DatabaseAccess::look});
        REQUIRE(look);
        CHECK(count_settings(**look) == 1);
        CHECK_FALSE((*look)->execute("delete from setting"));
    }
    CHECK(content_of(file) == before);
    auto writer = opened(file);
    REQUIRE(writer);
    CHECK_FALSE(Database::open({.file = file, .access = DatabaseAccess::look}));
    CHECK(write_setting(**writer, "c", "d"));
}
