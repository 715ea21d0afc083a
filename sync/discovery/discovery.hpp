#pragma once
// Finds the devices that this one knows, on the local network: what to call out, and what to make of what is
// heard. Holds no socket and no clock.
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>

#include "shared/base/random.hpp"
#include "sync/discovery/beacon.hpp"

namespace skranke::discovery {

struct DiscoveryTimes {
    // Between one call and the next: doubles from the first to the last, so that whoever comes is found soon
    // and a quiet network stays quiet.
    std::chrono::milliseconds first{1'000};
    std::chrono::milliseconds last{15'000};
    // To one who asks who is there, however often; and how often one device is looked for where it was heard.
    std::chrono::milliseconds between_answers{1'000};
    std::chrono::milliseconds between_finds{2'000};
};

// Packets a second that are looked at; the rest of a flood is dropped unread.
inline constexpr int heard_per_second_max = 50;

class Discovery {
public:
    // `port`: where this device listens; 0 if it does not, but calls others.
    Discovery(const DeviceFingerprint& own, std::uint16_t port, Random& random, DiscoveryTimes times = {});

    // To be sent to everybody, now; and how long to wait before the next.
    Bytes call_out();
    std::chrono::milliseconds next_call();

    struct Reaction {
        std::optional<std::uint16_t> try_port{};  // of the address that the packet came from
        bool call_out = false;                    // somebody known asks who is there
    };
    // `known` is asked only for a packet that is looked at; `now` never goes backwards.
    using Known = std::function<const std::set<DeviceFingerprint>&()>;
    Reaction hear(ByteView packet, const Known& known, std::chrono::nanoseconds now);

private:
    bool is_flooded(std::chrono::nanoseconds now);

    DeviceFingerprint own_;
    std::uint16_t port_;
    Random& random_;
    DiscoveryTimes times_;
    std::chrono::milliseconds wait_;
    std::chrono::nanoseconds second_began_{};
    int heard_in_second_ = 0;
    std::optional<std::chrono::nanoseconds> answered_{};
    std::map<DeviceFingerprint, std::chrono::nanoseconds> found_{};  // when last; known devices only
};

}  // namespace skranke::discovery
