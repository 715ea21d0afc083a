// Devices that know each other, and everybody else. What other programs than ours may try is in
// tests/process/strangers_test.cpp.
#include <catch2/catch.hpp>
#include <vector>

#include "tests/net/plain_socket.hpp"
#include "tests/net/secure_machine.hpp"

using namespace skranke;
using test::PlainSocket;
using test::SecureMachine;

namespace {

void know_each_other(SecureMachine& one, SecureMachine& other) {
    one.trust(other);
    other.trust(one);
}

void check_that_they_talk(SecureMachine& one, SecureMachine& other) {
    one.say("hello");
    CHECK(other.hears("hello"));
    other.say("hello yourself");
    CHECK(one.hears("hello yourself"));
}

}  // namespace

TEST_CASE("Two devices that know each other talk over TLS") {
    SecureMachine one, two;
    know_each_other(one, two);
    REQUIRE(two.call(one.listen()) == "");
    check_that_they_talk(one, two);
    CHECK(one.log() == "");
    CHECK(two.log() == "");
}

TEST_CASE("A device that is not known is refused, and the log names it so that it can be made known") {
    SecureMachine one, stranger;
    stranger.trust(one);
    const auto there = one.listen();
    CHECK(stranger.call(there) != "");
    CHECK(one.logs("not known here was refused: " + stranger.fingerprint.text()));
    CHECK(stranger.logs("does not let this one in"));
    CHECK(one.talks_ever() == 0);
    one.trust(stranger);
    CHECK(stranger.call(there) == "");
    check_that_they_talk(one, stranger);
}

TEST_CASE("Who answers with an unknown key is not talked with, and does not learn who called") {
    SecureMachine one, caller;
    one.trust(caller);
    CHECK(caller.call(one.listen()).find(one.fingerprint.text()) != std::string::npos);
    CHECK(caller.logs("is not known here, and is not talked with: " + one.fingerprint.text()));
    CHECK(one.logs("was refused"));
    CHECK(one.log().find(caller.fingerprint.text()) == std::string::npos);
    CHECK(one.talks_ever() == 0);
}

TEST_CASE("A device that is forgotten is let go of while it talks, and does not come back; others go on") {
    SecureMachine one, lost, other;
    know_each_other(one, lost);
    know_each_other(one, other);
    const auto there = one.listen();
    REQUIRE(lost.call(there) == "");
    REQUIRE(other.call(there) == "");
    REQUIRE(one.is_talking_with(2));
    SECTION("by the one it called") {
        one.forget(lost);
        CHECK(one.is_talking_with(1));
        CHECK(lost.is_talking_with(0));
        CHECK(one.logs("not known here any more was ended: " + lost.fingerprint.text()));
        CHECK(lost.call(there) != "");
    }
    SECTION("by the one that called") {
        lost.forget(one);
        CHECK(one.is_talking_with(1));
        CHECK(lost.is_talking_with(0));
    }
    check_that_they_talk(one, other);
}

TEST_CASE("A caller without TLS hears nothing at a port with TLS, and the other way round") {
    SecureMachine one, two;
    know_each_other(one, two);
    SECTION("a plain node at a port with TLS") {
        auto there = one.listen();
        there.tls = false;
        CHECK(two.call(there) != "");
        CHECK(one.logs("was refused"));
        there.tls = true;
        CHECK(two.call(there) == "");
    }
    SECTION("a node with TLS at a plain port") {
        auto there = one.listen(false);
        there.tls = true;
        CHECK(two.call(there) != "");
        there.tls = false;
        CHECK(two.call(there) == "");
    }
    SECTION("a browser, and rubbish") {
        const auto there = one.listen();
        for (const auto& said : {std::string("GET / HTTP/1.1\r\nHost: x\r\n\r\n"), std::string(20'000, 'x'),
                                 std::string(1'000, '\0'), std::string("\x16\x03\x01\xff\xff", 5),
                                 std::string("\x80\x2e\x01\x03\x01", 5)}) {
            auto socket = PlainSocket::to(there.port, "127.0.0.9");
            socket.say(said);
            socket.say_no_more();
            // At most an alert: its type, the version, and two bytes that say what is wrong.
            CHECK(socket.hear().size() <= 7);
        }
        CHECK(two.call(there) == "");
        check_that_they_talk(one, two);
    }
}

TEST_CASE("Four strangers from one address are let to the door at a time; a fifth is closed at once") {
    SecureMachine one(std::chrono::minutes{1}), two;
    know_each_other(one, two);
    const auto there = one.listen();
    std::vector<PlainSocket> patient;
    for (int i = 0; i < 4; ++i) patient.push_back(PlainSocket::to(there.port, "127.0.0.9"));
    CHECK(PlainSocket::to(there.port, "127.0.0.9").hear() == "");  // its end
    CHECK(one.logs("more callers than can be at the door"));
    // The four still wait: one of them is heard to the end of what it says.
    CHECK(two.call(there) == "");
    check_that_they_talk(one, two);
    patient.back().say("GET / HTTP/1.1\r\n\r\n");
    CHECK(patient.back().hear().size() <= 7);
    patient.pop_back();
    patient.push_back(PlainSocket::to(there.port, "127.0.0.9"));
    CHECK(PlainSocket::to(there.port, "127.0.0.9").hear() == "");
}

TEST_CASE("Thirty-two strangers are let to the door at a time; a thirty-third is closed at once") {
    SecureMachine one(std::chrono::minutes{1}), two;
    know_each_other(one, two);
    const auto there = one.listen();
    REQUIRE(two.call(there) == "");
    std::vector<PlainSocket> patient;
    for (int i = 0; i < 32; ++i)
        patient.push_back(PlainSocket::to(there.port, ("127.0.1." + std::to_string(1 + i / 4)).c_str()));
    CHECK(PlainSocket::to(there.port, "127.0.2.1").hear() == "");
    // Who is inside does not notice.
    check_that_they_talk(one, two);
    patient.clear();
    SecureMachine three;
    know_each_other(one, three);
    // A moment later there is room again.
    CHECK(one.loop.becomes([&] { return true; }));
    std::string outcome = three.call(there);
    for (int tries = 0; tries < 100'000 && outcome != ""; ++tries) outcome = three.call(there);
    CHECK(outcome == "");
}

TEST_CASE("A stranger who dawdles is closed at the deadline, however busy it looks") {
    SecureMachine one(std::chrono::milliseconds{200});
    const auto there = one.listen();
    SECTION("saying nothing") { CHECK(PlainSocket::to(there.port).hear() == ""); }
    SECTION("saying the beginning of something") {
        auto socket = PlainSocket::to(there.port);
        socket.say(std::string("\x16\x03\x01\x02\x00\x01", 6));
        CHECK(socket.hear() == "");
    }
}

TEST_CASE("A node without a key neither listens nor calls over TLS") {
    test::LoopThread loop;
    const net::Endpoint endpoint{"127.0.0.1", 0, true};
    std::optional<std::string> outcome;
    std::unique_ptr<net::Attempt> attempt;
    loop.run([&] {
        CHECK_FALSE(loop.transport().listen(endpoint, {}, [](std::unique_ptr<net::Connection>) {}));
        attempt =
            loop.transport().connect(endpoint, {}, [&](Result<std::unique_ptr<net::Connection>> connection) {
                outcome = connection ? "" : connection.error().message;
            });
    });
    CHECK(loop.becomes([&] { return outcome.has_value(); }));
    CHECK(outcome->find("no key") != std::string::npos);
}
