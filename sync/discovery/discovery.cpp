#include "sync/discovery/discovery.hpp"

#include <algorithm>
#include <utility>

namespace skranke::discovery {

Discovery::Discovery(const DeviceFingerprint& own, std::uint16_t port, Random& random, DiscoveryTimes times)
    : own_(own), port_(port), random_(random), times_(times), wait_(times.first) {}

Bytes Discovery::call_out() {
    Beacon beacon{.chance = {}, .port = port_};
    random_.fill(beacon.chance);
    return encode(beacon, own_);
}

std::chrono::milliseconds Discovery::next_call() {
    const auto longer = std::min(wait_ * 2, times_.last);
    return std::exchange(wait_, longer);
}

Discovery::Reaction Discovery::hear(ByteView packet, const Known& known, std::chrono::nanoseconds now) {
    if (packet.size() != beacon_bytes || is_flooded(now)) return {};
    const auto& devices = known();
    const auto heard = recognise(packet, devices);
    if (!heard) return {};
    const auto is_due = [&](std::optional<std::chrono::nanoseconds> last, std::chrono::nanoseconds between) {
        return !last || now - *last >= between;
    };
    if (heard->beacon.port == 0) {
        const bool answers = port_ != 0 && is_due(answered_, times_.between_answers);
        if (answers) answered_ = now;
        return {.try_port = {}, .call_out = answers};
    }
    const auto last = found_.find(heard->from);
    if (last != found_.end() && !is_due(last->second, times_.between_finds)) return {};
    std::erase_if(found_, [&](const auto& one) { return !devices.contains(one.first); });
    found_[heard->from] = now;
    return {.try_port = heard->beacon.port};
}

bool Discovery::is_flooded(std::chrono::nanoseconds now) {
    if (now - second_began_ >= std::chrono::seconds{1}) {
        second_began_ = now;
        heard_in_second_ = 0;
    }
    return ++heard_in_second_ > heard_per_second_max;
}

}  // namespace skranke::discovery
