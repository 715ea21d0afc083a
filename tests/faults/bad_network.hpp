#pragma once
// A network between real processes that does what real ones do: it cuts, delays, dribbles, holds, hangs up on
// one side, or brings bytes twice. A thread of its own forwards TCP connections within this machine.
#include <cstdint>
#include <memory>
#include <string>

namespace skranke::test {

enum class Weather {
    clear,
    cut,         // connections end, and nobody is reached
    delayed,     // bytes come late
    dribbling,   // bytes come one at a time
    held,        // nothing comes, and nobody is told
    hung_up,     // one side is told that the other has nothing more to say, which is not so
    duplicated,  // some bytes come twice: what no TCP does, but what a broken device between may
};
inline constexpr int kinds_of_weather = 7;

const char* name_of(Weather weather);

// Calls may come from one thread.
class BadNetwork {
public:
    explicit BadNetwork(unsigned seed);
    ~BadNetwork();
    BadNetwork(const BadNetwork&) = delete;
    BadNetwork& operator=(const BadNetwork&) = delete;

    // A new way, which leads nowhere yet: its number.
    std::size_t add_way();
    // Whoever calls this address is led along.
    std::string address(std::size_t way) const;
    // To a port of this machine; 0: nowhere. Connections that are open stay as they are.
    void lead(std::size_t way, std::uint16_t port);
    void set_weather(std::size_t way, Weather weather);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace skranke::test
