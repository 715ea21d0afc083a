#include "sync/identity/device_list.hpp"

#include <catch2/catch.hpp>
#include <fstream>

#include "shared/storage/data_folder.hpp"
#include "shared/storage/database.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace skranke;
using test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

DeviceFingerprint device(std::uint8_t number) {
    DeviceFingerprint fingerprint;
    fingerprint.bytes.fill(number);
    return fingerprint;
}

struct Node {
    TemporaryFolder temporary;
    fs::path folder = temporary.path();
    fs::path list = folder / "devices" / "skranke.sqlite";
    std::vector<std::string> told;
    ListedDevices running{folder, [this](const std::string& line) { told.push_back(line); }};
};

}  // namespace

TEST_CASE("devices are known once they are trusted, until they are forgotten") {
    Node node;
    CHECK(read_device_list(node.folder) == std::vector<KnownDevice>{});
    REQUIRE(trust_device(node.folder, {device(2), "Bogbussen"}));
    REQUIRE(trust_device(node.folder, {device(1), "Rådhuset"}));
    REQUIRE(trust_device(node.folder, {device(3), "Hovedbiblioteket"}));
    CHECK(read_device_list(node.folder) == std::vector<KnownDevice>{{device(2), "Bogbussen"},
                                                                    {device(3), "Hovedbiblioteket"},
                                                                    {device(1), "Rådhuset"}});
    REQUIRE(trust_device(node.folder, {device(3), "Arkivet"}));
    CHECK(read_device_list(node.folder)->front() == KnownDevice{device(3), "Arkivet"});
    REQUIRE(forget_device(node.folder, device(2)));
    CHECK(read_device_list(node.folder)->size() == 2);
    const auto again = forget_device(node.folder, device(2));
    REQUIRE_FALSE(again);
    CHECK(again.error().code == ErrorCode::not_found);
}

TEST_CASE("the list is its owner's alone") {
    Node node;
    REQUIRE(trust_device(node.folder, {device(1), "Bogbussen"}));
    CHECK(node.running.knows(device(1)));
    const auto folder = node.list.parent_path();
    CHECK(fs::status(folder).permissions() == fs::perms::owner_all);
    for (const auto& entry : fs::directory_iterator(folder))
        CHECK(entry.status().permissions() == (fs::perms::owner_read | fs::perms::owner_write));
}

TEST_CASE("a running node sees at once who was trusted and who was forgotten") {
    Node node;
    CHECK_FALSE(node.running.knows(device(1)));
    for (int round = 0; round < 20; ++round) {
        REQUIRE(trust_device(node.folder, {device(1), "Bogbussen"}));
        REQUIRE(node.running.knows(device(1)));
        REQUIRE_FALSE(node.running.knows(device(2)));
        REQUIRE(forget_device(node.folder, device(1)));
        REQUIRE_FALSE(node.running.knows(device(1)));
    }
    CHECK(node.told.empty());
}

TEST_CASE("while somebody writes the list it stays as it was, and is read after that") {
    Node node;
    REQUIRE(trust_device(node.folder, {device(1), "Bogbussen"}));
    REQUIRE(node.running.knows(device(1)));
    {
        auto writer = Database::open({.file = node.list});
        REQUIRE(writer);
        REQUIRE((*writer)->execute("delete from setting"));
        CHECK(node.running.knows(device(1)));
        const auto refused = trust_device(node.folder, {device(2), "Rådhuset"});
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == ErrorCode::in_use);
    }
    CHECK_FALSE(node.running.knows(device(1)));
    CHECK(node.told.empty());
}

TEST_CASE("a list that is damaged or gone knows nobody, and the damage is told once") {
    Node node;
    REQUIRE(trust_device(node.folder, {device(1), "Bogbussen"}));
    REQUIRE(node.running.knows(device(1)));
    SECTION("damaged") {
        std::ofstream(node.list, std::ios::trunc) << std::string(8192, 'x');
        for (int i = 0; i < 3; ++i) CHECK_FALSE(node.running.knows(device(1)));
        REQUIRE(node.told.size() == 1);
        CHECK(node.told.front().find("list of known devices") != std::string::npos);
    }
    SECTION("gone") {
        fs::remove_all(node.list.parent_path());
        CHECK_FALSE(node.running.knows(device(1)));
        CHECK(node.told.empty());
        REQUIRE(trust_device(node.folder, {device(1), "Bogbussen"}));
        CHECK(node.running.knows(device(1)));
    }
}

TEST_CASE("A device's address is kept with it, stays when it gets another name, and goes with it") {
    const test::TemporaryFolder temporary;
    const std::filesystem::path folder = temporary.path();
    const auto one = device(1);
    REQUIRE(
        trust_device(folder, {.fingerprint = one, .name = "Bogbussen", .address = "tls://10.0.0.1:7301"}));
    REQUIRE(trust_device(folder, {.fingerprint = device(2), .name = "Værestedet"}));
    REQUIRE(trust_device(folder, {.fingerprint = one, .name = "Bussen"}));
    CHECK(read_device_list(folder) ==
          std::vector<KnownDevice>{{one, "Bussen", "tls://10.0.0.1:7301"}, {device(2), "Værestedet", ""}});
    REQUIRE(forget_device(folder, one));
    REQUIRE(trust_device(folder, {.fingerprint = one, .name = "Bussen"}));
    CHECK(read_device_list(folder)->front() == KnownDevice{one, "Bussen", ""});
}

TEST_CASE("Tries at pairing are kept beside the list, and are none of its devices") {
    const test::TemporaryFolder temporary;
    const std::filesystem::path folder = temporary.path();
    CHECK(read_pairing_tries(folder) == std::vector<UtcTime>{});
    const std::vector<UtcTime> tries{UtcTime(std::chrono::milliseconds(1)), UtcTime(std::chrono::years(60))};
    REQUIRE(keep_pairing_tries(folder, tries));
    CHECK(read_pairing_tries(folder) == tries);
    CHECK(read_device_list(folder)->empty());
    REQUIRE(keep_pairing_tries(folder, {}));
    CHECK(read_pairing_tries(folder) == std::vector<UtcTime>{});
}
