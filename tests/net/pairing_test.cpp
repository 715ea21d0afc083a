// Two devices of which one is to join, over real sockets and TLS; and whoever else comes to that door.
#include <catch2/catch.hpp>

#include "tests/net/pairing_machine.hpp"
#include "tests/net/plain_socket.hpp"
#include "tests/net/secure_machine.hpp"

using namespace skranke;
using test::PairingMachine;
using test::PlainSocket;

namespace {

const pairing::Welcome& some_welcome() {
    static const pairing::Welcome welcome{
        .municipality = Bytes(16, 1), .device = Bytes(8, 2), .name = "Konsol, Skranke 1"};
    return welcome;
}

void check_that_they_pair(PairingMachine& inviter, PairingMachine& joiner) {
    REQUIRE(inviter.shows_digits());
    REQUIRE(joiner.shows_digits());
    CHECK(inviter.digits == joiner.digits);
    inviter.say_same();
    joiner.say_same();
    REQUIRE(inviter.decides<pairing::MakeRoom>());
    const Bytes document(50'000, 9);
    inviter.loop.run([&] { inviter.conversation->welcome(some_welcome(), document); });
    REQUIRE(joiner.decides<pairing::Store>());
    CHECK(std::get<pairing::Store>(*joiner.decision).document == document);
    joiner.loop.run([&] { joiner.conversation->stored(); });
    CHECK(joiner.decides<pairing::Finished>());
    CHECK(inviter.decides<pairing::Finished>());
}

}  // namespace

TEST_CASE("Two devices that do not know each other show the same digits, and one joins") {
    PairingMachine inviter, joiner;
    REQUIRE(joiner.call(inviter.listen()) == "");
    check_that_they_pair(inviter, joiner);
}

TEST_CASE("Each end knows which device it is paired with") {
    PairingMachine inviter, joiner;
    REQUIRE(joiner.call(inviter.listen(false), false) == "");
    REQUIRE(inviter.loop.becomes([&] { return inviter.callers.size() == 1; }));
    CHECK(inviter.callers.front().device == joiner.fingerprint);
    CHECK(joiner.callers.front().device == inviter.fingerprint);
    CHECK(inviter.callers.front().channel == joiner.callers.front().channel);
    const auto channel = joiner.callers.front().channel;
    CHECK(channel != Sha256{});
    // Nor is any other connection between the two like it.
    REQUIRE(joiner.call(inviter.listen(false), false) == "");
    CHECK(joiner.callers.back().channel != channel);
}

TEST_CASE("A person who says no ends it at both ends, and the next may come") {
    PairingMachine inviter, joiner, next;
    const auto there = inviter.listen();
    REQUIRE(joiner.call(there) == "");
    REQUIRE(inviter.shows_digits());
    REQUIRE(joiner.shows_digits());
    const bool inviter_refuses = GENERATE(true, false);
    (inviter_refuses ? inviter : joiner).refuse();
    CHECK(inviter.ending() ==
          (inviter_refuses ? pairing::Ending::refused_here : pairing::Ending::refused_there));
    CHECK(joiner.ending() ==
          (inviter_refuses ? pairing::Ending::refused_there : pairing::Ending::refused_here));
    REQUIRE(next.call(there) == "");
    check_that_they_pair(inviter, next);
}

TEST_CASE(
    "Somebody who stands between two devices and passes every word on makes them show different digits") {
    PairingMachine inviter, joiner, middle;
    const auto at_inviter = inviter.listen(), at_middle = middle.listen(false);
    REQUIRE(joiner.call(at_middle) == "");
    REQUIRE(middle.loop.becomes([&] { return middle.callers.size() == 1; }));
    REQUIRE(middle.call(at_inviter, false) == "");
    middle.loop.run([&] {
        auto& to_joiner = *middle.callers.front().connection;
        auto& to_inviter = *middle.callers.back().connection;
        to_joiner.start({.received = [&](ByteView frame) { to_inviter.send({frame.begin(), frame.end()}); },
                         .sent = [] {},
                         .closed = [](const std::string&) {}});
        to_inviter.start({.received = [&](ByteView frame) { to_joiner.send({frame.begin(), frame.end()}); },
                          .sent = [] {},
                          .closed = [](const std::string&) {}});
    });
    REQUIRE(inviter.shows_digits());
    REQUIRE(joiner.shows_digits());
    CHECK(inviter.digits != joiner.digits);
}

TEST_CASE("One device is paired at a time, and whoever comes meanwhile is sent away unheard") {
    PairingMachine inviter, joiner, other;
    const auto there = inviter.listen();
    REQUIRE(joiner.call(there) == "");
    REQUIRE(inviter.shows_digits());
    CHECK(other.call(there).find("nobody at 127.0.0.1") != std::string::npos);
    check_that_they_pair(inviter, joiner);
    REQUIRE(other.call(there) == "");
    check_that_they_pair(inviter, other);
}

TEST_CASE("Where nobody is to join, nobody is heard") {
    PairingMachine inviter, joiner;
    const auto there = inviter.listen();
    inviter.loop.run([&] { inviter.open = false; });
    CHECK(joiner.call(there) != "");
    CHECK(PlainSocket::to(there.port).is_closed_unheard());
}

TEST_CASE("Who speaks as a known device is not heard at the door for pairing, and the other way round") {
    PairingMachine pairs;
    test::SecureMachine member;
    SECTION("a known device's protocol at the door for pairing") {
        CHECK(member.call(pairs.listen(false)) != "");
        CHECK(pairs.callers.empty());
    }
    SECTION("pairing at a node") {
        CHECK(pairs.call(member.listen()).find("is adding a device now") != std::string::npos);
        CHECK(member.talks_ever() == 0);
        CHECK(member.logs("does not ask for Skranke's protocol"));
    }
}

TEST_CASE("A frame of 4 KiB is heard while pairing, and one that is a byte longer ends it") {
    std::size_t heard = 0;
    bool over = false, ended = false;
    PairingMachine inviter, stranger;
    REQUIRE(stranger.call(inviter.listen(false), false) == "");
    REQUIRE(inviter.loop.becomes([&] { return inviter.callers.size() == 1; }));
    inviter.loop.run([&] {
        inviter.callers.front().connection->start({.received = [&](ByteView frame) { heard = frame.size(); },
                                                   .sent = [] {},
                                                   .closed = [&](const std::string&) { over = true; }});
    });
    const auto say = [&](std::size_t bytes) {
        REQUIRE(stranger.loop.becomes([&] { return stranger.callers.front().connection->has_room(); }));
        stranger.loop.run([&] { stranger.callers.front().connection->send(Bytes(bytes, 1)); });
    };
    stranger.loop.run([&] {
        stranger.callers.front().connection->start({.received = [](ByteView) {},
                                                    .sent = [] {},
                                                    .closed = [&](const std::string&) { ended = true; }});
    });
    say(pairing::frame_bytes_max);
    REQUIRE(inviter.loop.becomes([&] { return heard == 4096; }));
    CHECK_FALSE(over);
    say(pairing::frame_bytes_max + 1);
    CHECK(inviter.loop.becomes([&] { return over; }));
    CHECK(heard == 4096);
    CHECK(stranger.loop.becomes([&] { return ended; }));
}

TEST_CASE("Who says nothing, or rubbish, does not keep the others waiting") {
    PairingMachine inviter({.until_digits = std::chrono::milliseconds{100}}), stranger, joiner;
    const auto there = inviter.listen();
    REQUIRE(stranger.call(there, false) == "");
    SECTION("nothing") {
        stranger.loop.run([&] {
            stranger.callers.front().connection->start({[](ByteView) {}, [] {}, [](const std::string&) {}});
        });
        CHECK(inviter.ending() == pairing::Ending::refused_here);
    }
    SECTION("rubbish") {
        stranger.loop.run([&] {
            stranger.callers.front().connection->start({[](ByteView) {}, [] {}, [](const std::string&) {}});
            stranger.callers.front().connection->send(Bytes(100, 200));
        });
        CHECK(inviter.ending() == pairing::Ending::broken);
    }
    REQUIRE(inviter.loop.becomes([&] { return !inviter.conversation; }));
    REQUIRE(joiner.call(there) == "");
    REQUIRE(joiner.shows_digits());
}

TEST_CASE("Two people who do not answer are not waited for longer than two minutes, here a moment") {
    PairingMachine inviter({.in_all = std::chrono::milliseconds{300}}), joiner;
    REQUIRE(joiner.call(inviter.listen()) == "");
    REQUIRE(joiner.shows_digits());
    CHECK(inviter.ending() == pairing::Ending::refused_here);
    CHECK(joiner.ending() == pairing::Ending::refused_there);
}

TEST_CASE("A cable that is pulled out ends a pairing") {
    PairingMachine inviter;
    {
        PairingMachine joiner;
        REQUIRE(joiner.call(inviter.listen()) == "");
        REQUIRE(joiner.shows_digits());
        joiner.loop.run([&] { joiner.conversation.reset(); });
    }
    CHECK(inviter.ending() == pairing::Ending::broken);
}

TEST_CASE("Four strangers from one address are let to the door for pairing at a time; a fifth is closed") {
    PairingMachine inviter({}, std::chrono::minutes{10});
    const auto there = inviter.listen();
    std::vector<PlainSocket> patient;
    for (int i = 0; i < 4; ++i) patient.push_back(PlainSocket::to(there.port, "127.0.0.9"));
    CHECK(PlainSocket::to(there.port, "127.0.0.9").is_closed_unheard());
    // Those at the door do not keep out who comes from elsewhere.
    PairingMachine joiner;
    REQUIRE(joiner.call(there) == "");
    check_that_they_pair(inviter, joiner);
}
