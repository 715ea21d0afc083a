// skranke devices add and skranke join: two programs, and what two people see and type.
#include <catch2/catch.hpp>
#include <csignal>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "tests/support/serving_node.hpp"
#include "tests/support/tls_node.hpp"

using namespace skranke::test;
using nlohmann::json;

namespace {

// A program with everything it says on one stream, and the person before it.
class Person {
public:
    explicit Person(std::vector<std::string> words) : process_(command(std::move(words))) {}

    // Waits for a line that has these words in it; empty if there is none before the end.
    std::string sees(const std::string& words) {
        while (const auto line = process_.read_line())
            if (line->find(words) != std::string::npos) return *line;
        return {};
    }
    // "    047 113", alone on its line.
    std::string sees_digits() {
        while (const auto line = process_.read_line())
            if (line->size() == 11 && line->starts_with("    ")) return line->substr(4);
        return {};
    }
    std::optional<std::string> next_line() { return process_.read_line(); }
    void types(const std::string& line) { process_.write_line(line); }
    void goes_away() { process_.close_input(); }
    LineProcess& process() { return process_; }
    int ends() {
        while (const auto line = process_.read_line()) UNSCOPED_INFO(*line);
        return process_.wait();
    }

private:
    static std::vector<std::string> command(std::vector<std::string> words) {
        std::vector<std::string> all{"/bin/sh", "-c", R"(exec "$@" 2>&1)", "sh", program("skranke")};
        all.insert(all.end(), words.begin(), words.end());
        return all;
    }
    LineProcess process_;
};

struct SideBySide {
    TemporaryFolder temporary;
    std::string library = temporary / "library", van = temporary / "van";

    SideBySide() { make_demo_node(program("skranke"), {library, "Hovedbiblioteket", "Skranke 1", 'A'}); }

    Person invites(const std::vector<std::string>& options = {}) {
        std::vector<std::string> words{"devices", "add", "--data", library, "--listen", "127.0.0.1:0"};
        words.insert(words.end(), options.begin(), options.end());
        return Person(words);
    }
    // Where the inviter says that one should join.
    static std::string address_at(Person& inviter) {
        const auto line = inviter.sees("skranke join ");
        const auto begin = line.find("127.0.0.1:");
        return line.substr(begin, line.find(' ', begin) - begin);
    }
    Person joins(const std::string& address) { return Person({"join", address, "--data", van}); }
    json known_at(const std::string& folder) const {
        return json::parse(run_process({program("skranke"), "devices", "--data", folder, "--json"}).out);
    }
};

}  // namespace

TEST_CASE("two people compare six digits, and the new device serves with the other without being told more") {
    SideBySide side;
    auto inviter = side.invites({"--site", "Værestedet", "--letter", "V"});
    const auto address = SideBySide::address_at(inviter);
    auto joiner = side.joins(address);
    const auto digits = inviter.sees_digits();
    CHECK(digits.size() == 7);
    CHECK(joiner.sees_digits() == digits);
    joiner.types("yes");
    inviter.types("yes");
    CHECK(inviter.sees("Added: ").find("at Værestedet, number series V") != std::string::npos);
    CHECK(joiner.sees("This device has joined Demokommunen").find("number series V") != std::string::npos);
    CHECK(inviter.ends() == 0);
    CHECK(joiner.ends() == 0);
    CHECK(side.known_at(side.library).size() == 1);
    CHECK(side.known_at(side.van).at(0).at("address") == "tls://" + address);

    TlsNode library(side.library, {}, "tls://" + address), van(side.van);
    library.issue();
    CHECK(van.comes_to(1, 1));
    CHECK(library.comes_to(1, 1));
    CHECK(library.log() == "");
}

TEST_CASE("a person who says no lets nobody in; the inviter waits for the next, who may join") {
    SideBySide side;
    auto inviter = side.invites();
    const auto address = SideBySide::address_at(inviter);
    {
        auto joiner = side.joins(address);
        inviter.sees_digits();
        joiner.sees_digits();
        joiner.types("yes");
        inviter.types("no");
        CHECK(joiner.sees("said no") != "");
        CHECK(joiner.ends() == 1);
        CHECK(inviter.sees("4 of 5 tries left") != "");
    }
    CHECK(side.known_at(side.library).empty());
    // The key that was made is the one with which it joins now.
    auto joiner = side.joins(address);
    CHECK(inviter.sees_digits() == joiner.sees_digits());
    joiner.types("yes");
    inviter.types("yes");
    CHECK(joiner.ends() == 0);
    CHECK(inviter.ends() == 0);
}

TEST_CASE("what was typed before there were digits is no answer, nor is anything but yes and no") {
    SideBySide side;
    auto inviter = side.invites();
    inviter.types("yes");
    auto joiner = side.joins(SideBySide::address_at(inviter));
    inviter.sees("type yes or no");
    joiner.sees_digits();
    joiner.types("yes");
    inviter.types("");
    CHECK(inviter.next_line() == "Type yes or no.");
    inviter.types("y");
    CHECK(inviter.next_line() == "Type yes or no.");
    inviter.types("no");
    CHECK(joiner.sees("said no") != "");
    CHECK(joiner.ends() == 1);
    CHECK(side.known_at(side.library).empty());
}

TEST_CASE("who goes away without an answer has not agreed, and the other end hears of it") {
    SideBySide side;
    auto inviter = side.invites();
    auto joiner = side.joins(SideBySide::address_at(inviter));
    inviter.sees_digits();
    joiner.sees_digits();
    SECTION("the inviter's input ends") {
        joiner.types("yes");
        inviter.goes_away();
        CHECK(inviter.ends() == 1);
    }
    SECTION("the inviter is stopped") {
        inviter.process().signal(SIGTERM);
        CHECK(inviter.ends() == 1);
    }
    SECTION("the inviter is killed") {
        inviter.process().signal(SIGKILL);
        CHECK(inviter.ends() == 128 + SIGKILL);
    }
    SECTION("the joiner's input ends") {
        inviter.types("yes");
        joiner.goes_away();
        CHECK(inviter.sees("4 of 5 tries left") != "");
        inviter.process().signal(SIGINT);
        CHECK(inviter.ends() == 1);
    }
    CHECK(joiner.ends() == 1);
    CHECK(side.known_at(side.library).empty());
    CHECK(run_process({program("skranke"), "queue", "--data", side.van, "list"}).exit_code == 1);
}

TEST_CASE("what cannot begin says why: nobody there, a folder in use, a folder that holds a node") {
    SideBySide side;
    const auto nobody = run_process({program("skranke"), "join", "127.0.0.1:1", "--data", side.van});
    CHECK(nobody.exit_code == 1);
    CHECK(nobody.err.find("nobody answers at 127.0.0.1:1") != std::string::npos);

    TlsNode node(side.library);
    const auto address = node.address().substr(std::string("tls://").size());
    const auto not_inviting = run_process({program("skranke"), "join", address, "--data", side.van});
    CHECK(not_inviting.exit_code == 1);
    CHECK(not_inviting.err.find("is adding a device now") != std::string::npos);
    CHECK(node.logs("does not ask for Skranke's protocol"));

    const auto running = run_process(
        {program("skranke"), "devices", "add", "--data", side.library, "--listen", "127.0.0.1:0"});
    CHECK(running.exit_code == 1);
    CHECK(running.err.find("open in another program") != std::string::npos);

    const auto taken = run_process({program("skranke"), "join", address, "--data", side.library});
    CHECK(taken.exit_code == 1);
    const auto taken_and_closed =
        run_process({program("skranke"), "init", "--data", side.temporary / "b", "--demo"});
    CHECK(taken_and_closed.exit_code == 0);
    const auto holds = run_process({program("skranke"), "join", address, "--data", side.temporary / "b"});
    CHECK(holds.exit_code == 1);
    CHECK(holds.err.find("holds a node already") != std::string::npos);
}

TEST_CASE("strangers with other programs get nothing at the door for pairing, and the two still join") {
    SideBySide side;
    auto inviter = side.invites();
    const auto address = SideBySide::address_at(inviter);
    const std::string upgrade =
        "GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
    const auto knock = [&](const std::vector<std::string>& options) {
        std::vector<std::string> command{"openssl", "s_client", "-connect", address, "-quiet"};
        command.insert(command.end(), options.begin(), options.end());
        return run_process(command, upgrade).out;
    };
    const auto key = side.library + "/device-key.pem";
    CHECK(knock({"-alpn", "skranke-pair/1"}) == "");                        // no certificate
    CHECK(knock({"-alpn", "skranke/1", "-cert", key, "-key", key}) == "");  // the other protocol
    CHECK(knock({"-cert", key, "-key", key}) == "");                        // none
    CHECK(knock({"-alpn", "skranke-pair/1", "-tls1_2", "-cert", key, "-key", key}) == "");
    const auto rsa_key = side.temporary / "rsa.key", rsa = side.temporary / "rsa.crt";
    REQUIRE(run_process({"openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=x",
                         "-keyout", rsa_key, "-out", rsa})
                .exit_code == 0);
    CHECK(knock({"-alpn", "skranke-pair/1", "-cert", rsa, "-key", rsa_key}) == "");

    auto joiner = side.joins(address);
    CHECK(inviter.sees_digits() == joiner.sees_digits());
    joiner.types("yes");
    inviter.types("yes");
    CHECK(joiner.ends() == 0);
    CHECK(inviter.ends() == 0);
}
