// What anybody may send to a node's discovery: the input says, packet by packet, whether a known device, a
// stranger or noise speaks, and what is changed on the way. Nobody but a known device's own words may have
// any effect.
#include "sync/discovery/discovery.hpp"

#include <set>

#include "tests/fuzz/instructions.hpp"

namespace {

using namespace skranke;
using namespace skranke::discovery;

DeviceFingerprint device(std::uint8_t number) {
    DeviceFingerprint fingerprint;
    fingerprint.bytes.fill(number);
    return fingerprint;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::Instructions input({data, size});
    const std::set<DeviceFingerprint> known{device(1), device(2), device(3)};
    const auto listed = [&]() -> const std::set<DeviceFingerprint>& { return known; };
    SeededRandom random{7};
    Discovery node(device(1), 7301, random);
    std::chrono::nanoseconds now = std::chrono::seconds{10};
    while (!input.over()) {
        now += std::chrono::milliseconds{input.byte()};
        const auto who = input.byte();
        Bytes packet;
        std::uint16_t port = 0;
        bool genuine = false;
        if (who < 128) {  // a device, known or not
            port = static_cast<std::uint16_t>(input.byte() << 8U | input.byte());
            Beacon beacon{.chance = {}, .port = port};
            beacon.chance[0] = input.byte();
            packet = encode(beacon, device(static_cast<std::uint8_t>(who % 8)));
            const auto at = input.byte(), change = input.byte();
            if (at < packet.size()) packet[at] ^= change;
            genuine = who % 8 >= 1 && who % 8 <= 3 && (at >= packet.size() || change == 0);
        } else {
            const auto noise = input.bytes(input.byte() % 64);
            packet.assign(noise.begin(), noise.end());
        }
        const auto reaction = node.hear(packet, listed, now);
        if (genuine && (!reaction.try_port || *reaction.try_port == port)) continue;
        fuzz::require(!reaction.try_port && !reaction.call_out,
                      "a packet that no known device sent has an effect");
    }
    return 0;
}
