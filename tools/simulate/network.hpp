#pragma once
// A network of machines on the event heap: connections that carry frames in order until somebody cuts them.
// What a node sees of it is net::Transport, as it sees sockets.
#include <cstdint>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "shared/base/random.hpp"
#include "sync/net/transport.hpp"
#include "tools/simulate/event_heap.hpp"

namespace skranke::simulation {

using MachineIndex = std::size_t;

struct NetworkTraffic {
    std::uint64_t frames = 0, bytes = 0;
    std::uint64_t connections = 0, refused = 0, silent_deaths = 0, resets = 0, lost_frames = 0;
};

class ProcessTransport;

class Network {
public:
    Network(EventHeap& heap, Random& random, std::size_t machines);
    ~Network();
    Network(const Network&) = delete;
    Network& operator=(const Network&) = delete;

    // The transport of a process that starts on a machine; it ends with the process.
    std::unique_ptr<ProcessTransport> start_process(MachineIndex machine);
    static std::string address_of(MachineIndex machine);

    // Nothing goes from one to the other; neither is told. The other way is a cut of its own.
    void cut(MachineIndex from, MachineIndex to);
    void heal(MachineIndex from, MachineIndex to);
    bool is_cut(MachineIndex from, MachineIndex to) const { return cuts_.contains({from, to}); }
    void heal_all();
    // Ends the connections between two, as a router that restarts or a damaged byte under TLS does.
    void reset(MachineIndex first, MachineIndex second);
    // How long a frame takes.
    void set_delay(Time least, Time most) { delay_least_ = least, delay_most_ = most; }
    // What is under way comes as fast as what is sent now.
    void hurry();

    // A machine that is asleep, or without power: it does nothing and says nothing.
    void set_silent(MachineIndex machine, bool silent);
    bool is_silent(MachineIndex machine) const { return silent_[machine]; }

    const NetworkTraffic& traffic() const { return traffic_; }

    // Called when the first frame of a connection has been heard at one end, once for each end.
    std::function<void(MachineIndex from, MachineIndex at)> heard{};

private:
    friend class ProcessTransport;
    class Wire;
    class End;
    class Listening;
    class Calling;
    class HeapTimer;

    bool reaches(MachineIndex from, MachineIndex to) const {
        return !silent_[from] && !silent_[to] && !is_cut(from, to);
    }
    Time draw_delay();
    void look_for_silence();

    EventHeap& heap_;
    Random& random_;
    Time delay_least_{std::chrono::milliseconds{1}}, delay_most_{std::chrono::milliseconds{5}};
    std::set<std::pair<MachineIndex, MachineIndex>> cuts_;
    std::vector<bool> silent_;
    std::vector<ProcessTransport*> processes_;  // by machine; null: none runs
    std::list<std::weak_ptr<Wire>> wires_;
    NetworkTraffic traffic_;
};

// A process's door to the network and to time. What is left of it when it ends never happens.
class ProcessTransport final : public net::Transport {
public:
    ~ProcessTransport() override;
    ProcessTransport(const ProcessTransport&) = delete;
    ProcessTransport& operator=(const ProcessTransport&) = delete;

    void post(std::move_only_function<void()> work) override;
    std::unique_ptr<net::Timer> make_timer() override;
    Result<std::unique_ptr<net::Listener>> listen(const net::Endpoint& endpoint,
                                                  const net::ConnectionTimes& times,
                                                  net::TakeConnection take) override;
    std::unique_ptr<net::Attempt> connect(
        const net::Endpoint& endpoint, const net::ConnectionTimes& times,
        std::move_only_function<void(Result<std::unique_ptr<net::Connection>>)> done) override;

    // The process is gone at once: the others are told by the machine's system, or, if it lost its power too,
    // by nobody.
    void kill(bool others_are_told);

private:
    friend class Network;
    ProcessTransport(Network& network, MachineIndex machine);
    // Runs work on this process at a time: later if the machine sleeps then, never if the process has ended.
    void run_at(Time when, std::move_only_function<void()> work);
    void run(std::move_only_function<void()> work);
    void wake();

    Network& network_;
    MachineIndex machine_;
    Network::Listening* listening_ = nullptr;
    std::vector<std::move_only_function<void()>> while_asleep_;
    std::shared_ptr<ProcessTransport*> self_;  // null inside: ended
};

}  // namespace skranke::simulation
