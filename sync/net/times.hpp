#pragma once
// How long the net waits, and for what.
#include <chrono>

namespace skranke::net {

struct ConnectionTimes {
    std::chrono::milliseconds handshake{5'000};
    // A connection on which nothing was heard for this long, in spite of a ping half-way, is dead. Ten
    // seconds are promised.
    std::chrono::milliseconds silence{8'000};
};

struct NetworkTimes {
    ConnectionTimes connection{};
    // Between one try and the next: doubles from the first to the last, shortened at random by up to half so
    // that a whole site does not call at the same moment.
    std::chrono::milliseconds retry_first{250};
    std::chrono::milliseconds retry_last{5'000};
};

}  // namespace skranke::net
