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

    // A new way from an address of this machine, which leads nowhere yet: its number. Where the machine has
    // several hosts, all belongs to the one of the thread that made this network.
    std::size_t add_way(const std::string& from = "127.0.0.1");
    // Whoever calls this address is led along.
    std::string address(std::size_t way) const;
    // To a port; 0: nowhere. Connections that are open stay as they are.
    void lead(std::size_t way, std::uint16_t port, const std::string& to = "127.0.0.1");
    void set_weather(std::size_t way, Weather weather);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace skranke::test
