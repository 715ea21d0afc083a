#include "sync/net/handshake_gate.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>

namespace skranke::net {

namespace {

constexpr std::chrono::seconds window{1};

void forget_before(std::deque<std::chrono::nanoseconds>& times, std::chrono::nanoseconds now) {
    while (!times.empty() && now - times.front() >= window) times.pop_front();
}

}  // namespace

std::string source_of(const std::string& address) {
    in6_addr version_6{};
    if (inet_pton(AF_INET6, address.substr(0, address.find('%')).c_str(), &version_6) != 1) return address;
    std::array<char, INET6_ADDRSTRLEN> text{};
    if (IN6_IS_ADDR_V4MAPPED(&version_6))
        return inet_ntop(AF_INET, &version_6.s6_addr[12], text.data(), text.size());
    std::fill(std::begin(version_6.s6_addr) + 8, std::end(version_6.s6_addr), 0);
    return inet_ntop(AF_INET6, &version_6, text.data(), text.size());
}

bool HandshakeGate::enter(const std::string& source, std::chrono::nanoseconds now) {
    if (half_open_ >= limits_.half_open) return false;
    if (!sources_.contains(source) && sources_.size() >= limits_.sources) {
        forget_the_idle(now);
        if (sources_.size() >= limits_.sources) return false;
    }
    auto& [begun, half_open] = sources_[source];
    forget_before(begun, now);
    if (half_open >= limits_.half_open_from_one_source || begun.size() >= limits_.from_one_source_in_a_second)
        return false;
    begun.push_back(now);
    ++half_open;
    ++half_open_;
    return true;
}

void HandshakeGate::leave(const std::string& source) {
    const auto found = sources_.find(source);
    if (found == sources_.end()) return;
    --found->second.half_open;
    --half_open_;
}

void HandshakeGate::forget_the_idle(std::chrono::nanoseconds now) {
    for (auto& [name, source] : sources_) forget_before(source.begun, now);
    std::erase_if(sources_, [](const auto& entry) {
        return entry.second.half_open == 0 && entry.second.begun.empty();
    });
}

}  // namespace skranke::net
