#include "shared/storage/memory_disk.hpp"

#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "shared/storage/database.hpp"

namespace {

using namespace skranke;

constexpr const char* file = "/node/skranke.sqlite";

std::unique_ptr<Database> open(MemoryDisk& disk, DatabaseAccess access = DatabaseAccess::existing) {
    auto database = Database::open({.file = file, .access = access, .virtual_file_system = disk.name()});
    INFO((database ? std::string() : database.error().message));
    REQUIRE(database);
    return *std::move(database);
}

Result<void> raise(Database& database, std::int64_t value) {
    auto transaction = database.begin();
    if (!transaction) return std::unexpected(transaction.error());
    // Rows of all sizes, some over several pages, take each other's places.
    const auto row = fmt::format("'{}'", value % 40);
    for (const auto& sql :
         {fmt::format("insert or replace into counter (name, value) values ('n', {})", value),
          fmt::format("delete from setting where name = {}", row),
          fmt::format("insert into setting (name, value) values ({}, hex(zeroblob({})))", row,
                      value * 997 % 5000)}) {
        if (auto written = database.execute(sql); !written) return written;
    }
    return transaction->commit();
}

Result<std::int64_t> read_value(Database& database) {
    auto read = database.prepare("select coalesce(max(value), 0) from counter");
    if (!read) return std::unexpected(read.error());
    if (auto row = read->step(); !row) return std::unexpected(row.error());
    return read->integer(0);
}

std::int64_t value_in(Database& database) {
    const auto value = read_value(database);
    REQUIRE(value);
    return *value;
}

// A disk that takes what is written, and does not keep all of it.
MemoryDisk::Answer sync_fails(MemoryDisk::Request request, std::uint64_t) {
    return request == MemoryDisk::Request::sync ? MemoryDisk::Answer::failed : MemoryDisk::Answer::done;
}

bool is_whole(Database& database) {
    auto check = database.prepare("pragma integrity_check(1)");
    REQUIRE(check);
    REQUIRE(check->step());
    return check->text(0) == "ok";
}

}  // namespace

TEST_CASE("a database on a memory disk is there when it is opened again") {
    MemoryDisk disk{"memory-disk-again"};
    auto database = open(disk, DatabaseAccess::create);
    REQUIRE(raise(*database, 7));
    database.reset();
    CHECK(value_in(*open(disk)) == 7);
}

TEST_CASE("what was committed survives any loss of power, and the file is whole") {
    SeededRandom random{11};
    MemoryDisk disk{"memory-disk-power"};
    open(disk, DatabaseAccess::create);
    std::int64_t committed = 0;
    std::size_t torn = 0;
    for (int round = 0; round < 300; ++round) {
        auto database = open(disk);
        const auto found = value_in(*database);
        // The commit that the cut interrupted may have come through.
        CHECK(found >= committed);
        CHECK(found <= committed + 1);
        CHECK(is_whole(*database));

        committed = found;
        const auto cut_at = disk.requests() + 1 + random.below(60);
        disk.judge = [&disk, cut_at](MemoryDisk::Request, std::uint64_t number) {
            if (number < cut_at) return MemoryDisk::Answer::done;
            disk.cut_power();
            return MemoryDisk::Answer::failed;
        };
        while (raise(*database, committed + 1)) ++committed;
        database.reset();
        disk.judge = {};
        torn += disk.restore_power(random).torn;
    }
    CHECK(torn > 0);
    CHECK(committed > 300);
}

TEST_CASE("what was not synced is lost when the worst comes") {
    MemoryDisk disk{"memory-disk-worst"};
    auto database = open(disk, DatabaseAccess::create);
    REQUIRE(raise(*database, 1));
    disk.judge = sync_fails;
    CHECK_FALSE(raise(*database, 2));
    disk.cut_power();
    database.reset();
    disk.judge = {};
    disk.restore_power_with_what_was_synced();
    CHECK(value_in(*open(disk)) == 1);
}

TEST_CASE("what was seen after a failed sync and a new start is there after a loss of power") {
    MemoryDisk disk{"memory-disk-seen"};
    auto database = open(disk, DatabaseAccess::create);
    REQUIRE(raise(*database, 1));
    disk.judge = sync_fails;
    CHECK_FALSE(raise(*database, 2));
    disk.judge = {};
    SECTION("the program is killed") {
        disk.cut_power();
        database.reset();
        disk.restore_power_with_everything();
    }
    SECTION("the program ends") { database.reset(); }
    SECTION("the program is killed, and the disk fails once more when it starts") {
        disk.cut_power();
        database.reset();
        disk.restore_power_with_everything();
        int syncs = 0;
        disk.judge = [&](MemoryDisk::Request request, std::uint64_t) {
            const bool fails = request == MemoryDisk::Request::sync && ++syncs == 1;
            return fails ? MemoryDisk::Answer::failed : MemoryDisk::Answer::done;
        };
        CHECK_FALSE(Database::open({.file = file, .virtual_file_system = disk.name()}));
        disk.judge = {};
    }

    // The system still shows the commit that was not told of, though parts of it never reached the disk.
    database = open(disk);
    const auto seen = value_in(*database);
    disk.cut_power();
    database.reset();
    disk.restore_power_with_what_was_synced();
    database = open(disk);
    CHECK(value_in(*database) >= seen);
    CHECK(is_whole(*database));
}

TEST_CASE("whatever fails, and whenever the power goes, what was told or seen stays, and the file is whole") {
    SeededRandom random{12};
    MemoryDisk disk{"memory-disk-any"};
    open(disk, DatabaseAccess::create);
    std::int64_t known = 0;
    int refused = 0;
    for (int round = 0; round < 1000; ++round) {
        const auto cut_at = disk.requests() + 1 + random.below(1000);
        const auto failure_in = 1 + random.below(40);
        const auto which =
            static_cast<MemoryDisk::Request>(2 + random.below(3));  // a write, truncate or sync
        disk.judge = [&, cut_at, failure_in, which](MemoryDisk::Request request, std::uint64_t number) {
            if (number >= cut_at) disk.cut_power();
            const bool fails = number >= cut_at || (request == which && random.below(failure_in) == 0);
            return fails ? MemoryDisk::Answer::failed : MemoryDisk::Answer::done;
        };
        {
            auto database = Database::open({.file = file, .virtual_file_system = disk.name()});
            if (!database) {
                ++refused;
                INFO(database.error().message);
                CHECK(database.error().code == ErrorCode::io);
            } else {
                if (auto found = read_value(**database)) {
                    CHECK(*found >= known);
                    known = *found;
                }
                for (auto more = random.below(12); more > 0; --more) {
                    if (raise(**database, known + 1)) ++known;
                    if (random.below(4) == 0) (void)(*database)->checkpoint();
                }
                if (random.below(3) == 0) disk.cut_power();
            }
        }
        disk.judge = {};
        disk.cut_power();
        if (random.below(3) != 0) {
            disk.restore_power_with_everything();
            continue;
        }
        disk.restore_power(random);
        auto database = open(disk);
        const auto found = value_in(*database);
        CHECK(found >= known);
        CHECK(is_whole(*database));
        known = found;
    }
    CHECK(refused > 50);
    CHECK(known > 1000);
}

TEST_CASE("a page that cannot be read just now is not called damaged") {
    MemoryDisk disk{"memory-disk-unread"};
    for (const std::int64_t value : {1, 2, 3, 4}) REQUIRE(raise(*open(disk, DatabaseAccess::create), value));
    int refused = 0;
    while (true) {
        int reads = 0;
        disk.judge = [&](MemoryDisk::Request request, std::uint64_t) {
            const bool fails = request == MemoryDisk::Request::read && reads++ == refused;
            return fails ? MemoryDisk::Answer::failed : MemoryDisk::Answer::done;
        };
        const auto database = Database::open({.file = file, .virtual_file_system = disk.name()});
        if (database) break;
        INFO(database.error().message);
        CHECK(database.error().code == ErrorCode::io);
        ++refused;
    }
    CHECK(refused > 5);
}

TEST_CASE("a killed process leaves what it had written") {
    MemoryDisk disk{"memory-disk-killed"};
    auto database = open(disk, DatabaseAccess::create);
    REQUIRE(raise(*database, 3));
    disk.cut_power();
    database.reset();
    disk.restore_power_with_everything();
    CHECK(value_in(*open(disk)) == 3);
}

// A kernel takes pages for written though their sync failed: programs read them, the disk never had them.
TEST_CASE("what a failed sync left in memory alone breaks no file when the power goes later") {
    constexpr int rounds = 1000, rows = 40;
    const std::string long_name(400, 'x');
    SeededRandom random{12};
    MemoryDisk disk{"memory-disk-failed-sync"};
    open(disk, DatabaseAccess::create);
    std::int64_t committed = 0;
    int failed_syncs = 0;
    for (int round = 0; round < rounds; ++round) {
        INFO("round " << round);
        auto database = open(disk);
        REQUIRE(is_whole(*database));
        REQUIRE(value_in(*database) >= committed);
        disk.judge = [&](MemoryDisk::Request request, std::uint64_t) {
            if (request != MemoryDisk::Request::sync || random.below(4) != 0) return MemoryDisk::Answer::done;
            ++failed_syncs;
            return MemoryDisk::Answer::failed;
        };
        for (bool stored = true; stored;) {
            const auto next = value_in(*database) + 1;
            stored = raise(*database, next).has_value();
            if (stored) committed = next;
            for (int row = 0; stored && row < rows; ++row)
                stored = database
                             ->execute("insert or replace into counter (name, value) values ('" + long_name +
                                       std::to_string(random.below(rows)) + "', 0)")
                             .has_value();
            stored = stored && database->checkpoint().has_value();
        }
        // The process ends, in good order or not, and another begins, and a third, whose syncs may fail as
        // well; on their way the power goes.
        const auto power_goes_at = disk.requests() + random.below(90);
        disk.judge = [&](MemoryDisk::Request request, std::uint64_t number) {
            if (number < power_goes_at)
                return request == MemoryDisk::Request::sync && random.below(2) == 0
                           ? MemoryDisk::Answer::failed
                           : MemoryDisk::Answer::done;
            disk.cut_power();
            return MemoryDisk::Answer::failed;
        };
        if (random.below(2) == 0) {
            disk.cut_power();
            database.reset();
            disk.restore_power_with_everything();
        }
        database.reset();
        for (int process = 0; process < 2; ++process)
            (void)Database::open({.file = "/node/skranke.sqlite", .virtual_file_system = disk.name()});
        disk.judge = {};
        disk.cut_power();
        disk.restore_power(random);
    }
    CHECK(failed_syncs >= rounds);
}

TEST_CASE("a full disk refuses, and goes on when there is room again") {
    MemoryDisk disk{"memory-disk-full"};
    auto database = open(disk, DatabaseAccess::create);
    disk.judge = [](MemoryDisk::Request request, std::uint64_t) {
        return request == MemoryDisk::Request::write ? MemoryDisk::Answer::full : MemoryDisk::Answer::done;
    };
    const auto refused = raise(*database, 4);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::disk_full);
    disk.judge = {};
    CHECK(raise(*database, 5));
    CHECK(value_in(*database) == 5);
}

TEST_CASE("an image of a disk makes another like it") {
    MemoryDisk disk{"memory-disk-original"}, copy{"memory-disk-copy"};
    auto database = open(disk, DatabaseAccess::create);
    REQUIRE(raise(*database, 6));
    copy.replace(disk.image());
    CHECK(value_in(*open(copy)) == 6);
}
