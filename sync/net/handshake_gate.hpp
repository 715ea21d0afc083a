#pragma once
// How many strangers may be at the door at once: before a device has proved who it is, every connection costs
// memory and a millisecond of arithmetic, and anybody on the network can ask for one. Pure: the time comes
// in.
#include <chrono>
#include <deque>
#include <map>
#include <string>

namespace skranke::net {

struct HandshakeLimits {
    std::size_t from_one_source_in_a_second = 10;
    int half_open_from_one_source = 4;
    int half_open = 32;
    // Sources that are remembered at a time; a second makes them forgotten.
    std::size_t sources = 1024;
};

// Whom an address is counted with: itself, or with IPv6 the whole network (/64) of which one household gets
// all addresses.
std::string source_of(const std::string& address);

class HandshakeGate {
public:
    explicit HandshakeGate(const HandshakeLimits& limits = {}) : limits_(limits) {}

    // True: it may begin, and `leave` is called when it is over, however it ended. `now` since any fixed
    // point.
    bool enter(const std::string& source, std::chrono::nanoseconds now);
    void leave(const std::string& source);

private:
    struct Source {
        std::deque<std::chrono::nanoseconds> begun;  // in the last second
        int half_open = 0;
    };
    void forget_the_idle(std::chrono::nanoseconds now);

    HandshakeLimits limits_;
    std::map<std::string, Source> sources_;
    int half_open_ = 0;
};

}  // namespace skranke::net
