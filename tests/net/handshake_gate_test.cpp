#include "sync/net/handshake_gate.hpp"

#include <catch2/catch.hpp>

using namespace skranke::net;
using namespace std::chrono_literals;

TEST_CASE("ten handshakes a second from one address begin, and an eleventh does not") {
    HandshakeGate gate;
    for (int i = 0; i < 10; ++i) {
        REQUIRE(gate.enter("10.0.0.1", i * 10ms));
        gate.leave("10.0.0.1");
    }
    CHECK_FALSE(gate.enter("10.0.0.1", 999ms));
    CHECK(gate.enter("10.0.0.2", 999ms));
    // The first of the ten is a second old.
    CHECK(gate.enter("10.0.0.1", 1000ms));
    CHECK_FALSE(gate.enter("10.0.0.1", 1009ms));
    CHECK(gate.enter("10.0.0.1", 1010ms));
}

TEST_CASE("four handshakes from one address are open at a time, and a fifth is not") {
    HandshakeGate gate;
    for (int i = 0; i < 4; ++i) REQUIRE(gate.enter("10.0.0.1", i * 1s));
    CHECK_FALSE(gate.enter("10.0.0.1", 100s));
    CHECK(gate.enter("10.0.0.2", 100s));
    gate.leave("10.0.0.1");
    CHECK(gate.enter("10.0.0.1", 101s));
    CHECK_FALSE(gate.enter("10.0.0.1", 102s));
}

TEST_CASE("thirty-two handshakes are open at a time, and a thirty-third is not") {
    HandshakeGate gate;
    for (int i = 0; i < 32; ++i) REQUIRE(gate.enter("10.0.0." + std::to_string(i % 8), 0s));
    CHECK_FALSE(gate.enter("10.0.1.1", 100s));
    gate.leave("10.0.0.3");
    CHECK(gate.enter("10.0.1.1", 100s));
    CHECK_FALSE(gate.enter("10.0.1.2", 100s));
}

TEST_CASE("who was sent away does not wait longer for having asked") {
    HandshakeGate gate;
    for (int i = 0; i < 10; ++i) {
        REQUIRE(gate.enter("10.0.0.1", 0s));
        gate.leave("10.0.0.1");
    }
    for (int i = 0; i < 1000; ++i) REQUIRE_FALSE(gate.enter("10.0.0.1", 500ms));
    CHECK(gate.enter("10.0.0.1", 1s));
}

TEST_CASE("callers from ever new addresses do not fill the memory") {
    HandshakeGate gate({.sources = 100});
    const auto knock = [&gate](int number, std::chrono::nanoseconds now) {
        const auto source = std::to_string(number);
        const bool in = gate.enter(source, now);
        if (in) gate.leave(source);
        return in;
    };
    for (int i = 0; i < 100; ++i) REQUIRE(knock(i, 0s));
    CHECK_FALSE(knock(100, 999ms));
    CHECK(knock(5, 999ms));  // one that is remembered
    CHECK(knock(100, 1s));
    // Somebody half open is not forgotten.
    REQUIRE(gate.enter("patient", 2s));
    for (int i = 1000; i < 1200; ++i) REQUIRE(knock(i, 10s + i * 20ms));
    for (int i = 0; i < 3; ++i) CHECK(gate.enter("patient", 100s));
    CHECK_FALSE(gate.enter("patient", 100s));
}

TEST_CASE("with IPv6 a whole network is counted as one, and with IPv4 each address") {
    CHECK(source_of("10.0.0.1") == "10.0.0.1");
    CHECK(source_of("::ffff:10.0.0.1") == "10.0.0.1");
    CHECK(source_of("2001:db8:1:2::1") == source_of("2001:db8:1:2:ffff:ffff:ffff:ffff"));
    CHECK(source_of("2001:db8:1:2::1") != source_of("2001:db8:1:3::1"));
    CHECK(source_of("fe80::1%eth0") == source_of("fe80::2%eth0"));
}
