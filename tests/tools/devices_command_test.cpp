// skranke device and devices.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/support/process.hpp"
#include "tests/support/serving_node.hpp"
#include "tests/support/tls_node.hpp"

using namespace skranke::test;
using nlohmann::json;

namespace {

struct TwoDevices {
    TemporaryFolder temporary;
    std::string one = temporary / "one", other = temporary / "other";

    TwoDevices() {
        make_demo_node(program("skranke"), {one, "Hovedbiblioteket", "", 'A'});
        make_demo_node(program("skranke"), {other, "Hovedbiblioteket", "", 'B'});
    }
};

ProcessResult devices(const std::string& folder, const std::vector<std::string>& words = {}) {
    std::vector<std::string> command{program("skranke"), "devices"};
    command.insert(command.end(), words.begin(), words.end());
    command.insert(command.end(), {"--data", folder});
    return run_process(command);
}

}  // namespace

TEST_CASE(
    "devices are listed with their fingerprints once they are known, and gone once they are forgotten") {
    const TwoDevices two;
    const auto fingerprint = fingerprint_of_node(two.other);
    CHECK(devices(two.one).out == "");
    const auto trusted = devices(two.one, {"trust", fingerprint, "--name", "Bogbussen"});
    CHECK(trusted.exit_code == 0);
    // What is to be done on the other device.
    CHECK(trusted.out.find("skranke devices trust " + fingerprint_of_node(two.one)) != std::string::npos);
    CHECK(devices(two.one).out == fingerprint + "  Bogbussen\n");
    CHECK(json::parse(devices(two.one, {"--json"}).out) ==
          json{{{"fingerprint", fingerprint}, {"name", "Bogbussen"}}});
    CHECK(devices(two.other).out == "");
    CHECK(devices(two.one, {"forget", fingerprint}).exit_code == 0);
    CHECK(devices(two.one).out == "");
    const auto again = devices(two.one, {"forget", fingerprint});
    CHECK(again.exit_code == 1);
    CHECK(again.err.find("is not known here") != std::string::npos);
}

TEST_CASE("a device may have an address, which is one that can be called") {
    const TwoDevices two;
    const auto fingerprint = fingerprint_of_node(two.other);
    const auto trust_at = [&](const std::string& address) {
        return devices(two.one, {"trust", fingerprint, "--name", "Bogbussen", "--address", address})
            .exit_code;
    };
    CHECK(trust_at("0.0.0.0:7301") == 1);
    CHECK(trust_at("bogbussen:7301") == 1);
    CHECK(devices(two.one).out == "");
    CHECK(trust_at("192.168.1.11:7301") == 0);
    CHECK(devices(two.one).out == fingerprint + "  Bogbussen  tls://192.168.1.11:7301\n");
    CHECK(json::parse(devices(two.one, {"--json"}).out).at(0).at("address") == "tls://192.168.1.11:7301");
}

TEST_CASE("a fingerprint with a typo is not taken, and the group to look at is named") {
    const TwoDevices two;
    auto fingerprint = fingerprint_of_node(two.other);
    constexpr std::size_t in_group_3 = 18;
    fingerprint[in_group_3] = fingerprint[in_group_3] == 'A' ? 'B' : 'A';
    const auto refused = devices(two.one, {"trust", fingerprint, "--name", "Bogbussen"});
    CHECK(refused.exit_code == 1);
    CHECK(refused.err.find("group 3") != std::string::npos);
    CHECK(devices(two.one).out == "");
}

TEST_CASE("a device does not get to know itself, nor a person") {
    const TwoDevices two;
    const auto itself = devices(two.one, {"trust", fingerprint_of_node(two.one), "--name", "Mig"});
    CHECK(itself.exit_code == 1);
    CHECK(itself.err.find("this device itself") != std::string::npos);
    for (const auto* name : {"", "ring 20 12 34 56", "mette@example.org"})
        CHECK(devices(two.one, {"trust", fingerprint_of_node(two.other), "--name", name}).exit_code == 1);
    CHECK(devices(two.one).out == "");
}

TEST_CASE("a damaged key is told of, and the node goes on within its machine") {
    const TwoDevices two;
    fingerprint_of_node(two.one);
    {
        std::fstream file(two.one + "/device-key.pem", std::ios::in | std::ios::out);
        file.seekp(60);
        file << "????";
    }
    const auto refused = run_process({program("skranke"), "device", "--data", two.one});
    CHECK(refused.exit_code == 1);
    CHECK(refused.err.find("damaged") != std::string::npos);
    const auto serving = run_process(
        {program("skranke"), "serve", "--data", two.one, "--listen", "tls://127.0.0.1:0", "--commands"});
    CHECK(serving.exit_code == 1);
    CHECK(serving.err.find("damaged") != std::string::npos);
    CHECK(run_process({program("skranke"), "queue", "--data", two.one, "issue"}).exit_code == 0);
    ServingNode plain(program("skranke"), two.one, {});
    CHECK(plain.ask("list")->size() == 1);
}

TEST_CASE("a folder without a node has no fingerprint and knows no devices") {
    const TemporaryFolder temporary;
    CHECK(run_process({program("skranke"), "device", "--data", temporary.path()}).exit_code == 1);
    CHECK(devices(temporary.path()).exit_code == 1);
    CHECK(std::filesystem::is_empty(temporary.path()));
}
