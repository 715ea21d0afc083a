#include "sync/discovery/discovery.hpp"

#include <catch2/catch.hpp>

using namespace skranke;
using namespace skranke::discovery;
using namespace std::chrono_literals;

namespace {

DeviceFingerprint device(std::uint8_t number) {
    DeviceFingerprint fingerprint;
    fingerprint.bytes.fill(number);
    return fingerprint;
}

// One that listens at a port of its own, or not at all.
struct Node {
    explicit Node(std::uint8_t number, bool listens = true)
        : random{number},
          discovery(device(number), listens ? static_cast<std::uint16_t>(7300 + number) : std::uint16_t{0},
                    random) {}
    SeededRandom random;
    Discovery discovery;
};

const std::set<DeviceFingerprint>& everybody() {
    static const std::set<DeviceFingerprint> devices{device(1), device(2), device(3)};
    return devices;
}

}  // namespace

TEST_CASE("who hears a known device tries the port that it names") {
    Node one{1}, two{2};
    const auto reaction = one.discovery.hear(two.discovery.call_out(), everybody, 5s);
    CHECK(reaction.try_port == 7302);
    CHECK_FALSE(reaction.call_out);
}

TEST_CASE("who listens nowhere asks, and those who listen call out at once") {
    Node display{3, false}, desk{1}, other_display{2, false};
    const auto asks = display.discovery.call_out();
    const auto reaction = desk.discovery.hear(asks, everybody, 5s);
    CHECK(reaction.call_out);
    CHECK_FALSE(reaction.try_port);
    CHECK_FALSE(other_display.discovery.hear(asks, everybody, 5s).call_out);
}

TEST_CASE("strangers are neither tried nor answered") {
    Node one{1}, stranger{9}, asking_stranger{8, false};
    for (auto* who : {&stranger, &asking_stranger}) {
        const auto reaction = one.discovery.hear(who->discovery.call_out(), everybody, 5s);
        CHECK_FALSE(reaction.try_port);
        CHECK_FALSE(reaction.call_out);
    }
}

TEST_CASE("a device that calls out often, or whose call is played again and again, is tried seldom") {
    Node one{1}, two{2}, three{3};
    const auto recorded = two.discovery.call_out();
    int tried = 0;
    for (auto now = 10'000ms; now < 20'000ms; now += 100ms)
        tried += one.discovery.hear(recorded, everybody, now).try_port ? 1 : 0;
    CHECK(tried == 5);
    // Which keeps nobody else from being found.
    CHECK(one.discovery.hear(three.discovery.call_out(), everybody, 20s).try_port == 7303);
}

TEST_CASE("who asks again and again is answered once a second") {
    Node one{1}, two{2, false}, three{3, false};
    int answered = 0;
    for (auto now = 10'000ms; now < 20'000ms; now += 100ms)
        for (auto* who : {&two, &three})
            answered += one.discovery.hear(who->discovery.call_out(), everybody, now).call_out ? 1 : 0;
    CHECK(answered == 10);
}

TEST_CASE("of a flood fifty packets a second are looked at, and the next second is a new one") {
    Node one{1}, two{2}, stranger{9};
    const auto noise = stranger.discovery.call_out();
    for (int i = 0; i < heard_per_second_max - 1; ++i) one.discovery.hear(noise, everybody, 10s);
    SECTION("the fiftieth is") {
        CHECK(one.discovery.hear(two.discovery.call_out(), everybody, 10s).try_port);
    }
    SECTION("the fifty-first is not") {
        one.discovery.hear(noise, everybody, 10s);
        CHECK_FALSE(one.discovery.hear(two.discovery.call_out(), everybody, 10'900ms).try_port);
        CHECK(one.discovery.hear(two.discovery.call_out(), everybody, 11s).try_port);
    }
    SECTION("what has not the length of a call does not count") {
        for (int i = 0; i < 1000; ++i) one.discovery.hear(Bytes(200, 7), everybody, 10s);
        CHECK(one.discovery.hear(two.discovery.call_out(), everybody, 10s).try_port);
    }
}

TEST_CASE("calls come soon at first, then every fifteen seconds, and no two are alike") {
    Node one{1};
    std::vector<std::chrono::milliseconds> waits;
    for (int i = 0; i < 7; ++i) waits.push_back(one.discovery.next_call());
    CHECK(waits == std::vector<std::chrono::milliseconds>{1s, 2s, 4s, 8s, 15s, 15s, 15s});
    CHECK(one.discovery.call_out() != one.discovery.call_out());
}

TEST_CASE("for what is not looked at nobody asks who is known") {
    Node one{1}, two{2};
    int asked = 0;
    const auto known = [&]() -> const std::set<DeviceFingerprint>& {
        ++asked;
        return everybody();
    };
    for (int i = 0; i < 1000; ++i) {
        one.discovery.hear(two.discovery.call_out(), known, 10s);
        one.discovery.hear(Bytes(200, 7), known, 10s);
    }
    CHECK(asked == heard_per_second_max);
}
