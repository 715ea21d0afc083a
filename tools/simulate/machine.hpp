#pragma once
// One device of the municipality: its disk, its clocks, its power, and the node that runs on it, which is the
// one that people use.
#include <memory>
#include <optional>
#include <string>

#include "shared/storage/memory_disk.hpp"
#include "sync/node/connected_node.hpp"
#include "tools/simulate/machine_clock.hpp"
#include "tools/simulate/network.hpp"

namespace skranke::simulation {

// Where it stands and whom it calls.
struct Post {
    SiteId site;
    std::optional<DeskId> desk{};  // none: a display
    std::optional<char> letter{};
    std::string name;
    std::vector<MachineIndex> calls{};
};

class Machine {
public:
    Machine(MachineIndex index, Post post, EventHeap& heap, Network& network, UtcTime epoch,
            std::uint64_t seed);
    ~Machine();
    Machine(const Machine&) = delete;
    Machine& operator=(const Machine&) = delete;

    MachineIndex index() const { return index_; }
    const Post& post() const { return post_; }
    MachineClock& clock() { return clock_; }
    MemoryDisk& disk() { return disk_; }
    void replace_disk(const MemoryDisk::Image& image);  // while it is off

    // Makes the node, as `skranke init` does.
    Result<void> install(const Municipality& municipality);

    // Null: it does not run. One that sleeps runs, and does nothing.
    ConnectedNode* node() { return node_.get(); }
    bool is_usable() const { return node_ && !asleep_since_; }
    bool is_asleep() const { return asleep_since_.has_value(); }

    Result<void> start(std::function<void()> published);
    void stop();  // in good order
    bool is_stopping() const { return is_stopping_; }
    void kill();                                       // the process alone
    MemoryDisk::PowerLoss lose_power(Random& random);  // and with it what was not synced
    void switch_off();                                 // as somebody does who opens it
    void sleep();
    void wake();

private:
    MachineIndex index_;
    Post post_;
    EventHeap& heap_;
    Network& network_;
    MemoryDisk disk_;
    int disks_ = 1;  // that it has had
    MachineClock clock_;
    SeededRandom random_;
    std::optional<Time> asleep_since_;
    bool is_stopping_ = false;
    std::unique_ptr<ProcessTransport> transport_;
    std::unique_ptr<ConnectedNode> node_;  // after the transport, which it uses
};

}  // namespace skranke::simulation
