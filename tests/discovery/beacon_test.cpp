#include "sync/discovery/beacon.hpp"

#include <catch2/catch.hpp>
#include <vector>

#include "shared/base/random.hpp"

using namespace skranke;
using namespace skranke::discovery;

namespace {

DeviceFingerprint device(std::uint8_t number) {
    DeviceFingerprint fingerprint;
    fingerprint.bytes.fill(number);
    return fingerprint;
}

Beacon beacon(std::uint16_t port = 7301, std::uint64_t seed = 1) {
    SeededRandom random{seed};
    Beacon made{.chance = {}, .port = port};
    random.fill(made.chance);
    return made;
}

}  // namespace

TEST_CASE("whoever knows a device recognises its call, among the calls of many") {
    const std::set<DeviceFingerprint> known{device(1), device(2), device(3)};
    for (const auto port : std::vector<std::uint16_t>{0, 1, 7301, 65535}) {
        const auto heard = recognise(encode(beacon(port), device(2)), known);
        REQUIRE(heard);
        CHECK(heard->from == device(2));
        CHECK(heard->beacon.port == port);
        CHECK(heard->beacon.chance == beacon().chance);
    }
}

TEST_CASE("to whoever does not know the device its call is noise") {
    const auto packet = encode(beacon(), device(9));
    CHECK_FALSE(recognise(packet, {device(1), device(2)}));
    CHECK_FALSE(recognise(packet, {}));
}

TEST_CASE("two calls of one device have nothing in common but what all calls have") {
    const auto one = encode(beacon(7301, 1), device(1)), other = encode(beacon(7301, 2), device(1));
    const auto stranger = encode(beacon(7301, 3), device(2));
    std::vector<std::size_t> same, same_of_strangers;
    for (std::size_t i = 0; i < beacon_bytes; ++i) {
        if (one[i] == other[i]) same.push_back(i);
        if (one[i] == stranger[i]) same_of_strangers.push_back(i);
    }
    // The four letters and the port; by chance a byte more.
    CHECK(same.size() <= 8);
    CHECK(same_of_strangers.size() <= 8);
}

TEST_CASE("a call of which any byte was changed, or is missing, or is too many, is noise") {
    const std::set<DeviceFingerprint> known{device(1)};
    const auto packet = encode(beacon(), device(1));
    REQUIRE(packet.size() == beacon_bytes);
    for (std::size_t i = 0; i < packet.size(); ++i) {
        auto changed = packet;
        changed[i] ^= 1U;
        INFO("byte " << i);
        CHECK_FALSE(recognise(changed, known));
        CHECK_FALSE(recognise(ByteView(packet).first(i), known));
    }
    auto longer = packet;
    longer.push_back(0);
    CHECK_FALSE(recognise(longer, known));
}
