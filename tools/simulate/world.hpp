#pragma once
// The municipality that is simulated: its machines, its network, and the truth about what people were told,
// which no machine knows.
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "tools/simulate/machine.hpp"
#include "tools/simulate/rare_paths.hpp"

namespace skranke::simulation {

// An invariant that did not hold.
struct Violation {
    std::string invariant;  // "I3"
    std::string what;       // in words, with machine and time
};

// What a person did at a machine, and what the machine answered: from then on it is a promise.
struct Act {
    Time at{};
    MachineIndex machine = 0;
    std::shared_ptr<const Snapshot> before;  // what the screen showed
    Action action;
    std::expected<Performed, Refused> result;
};

class World;

// Watches the world for one promise.
class Checker {
public:
    virtual ~Checker() = default;
    virtual void acted(World&, const Act&) {}
    virtual void published(World&, Machine&, const Snapshot&) {}
    virtual void started(World&, Machine&) {}
    // It was asleep until now.
    virtual void woke(World&, Machine&) {}
    // Over a new connection it has heard from the other for the first time.
    virtual void heard(World&, Machine&, Machine& /*other*/) {}
    // It has another disk than it had, and is off.
    virtual void disk_replaced(World&, Machine&) {}
    // All is healed, everybody had the time that is promised.
    virtual void settled(World&) {}
    // The last citizen has been served.
    virtual void drained(World&) {}
};

class World {
public:
    World(std::uint64_t seed, std::size_t machines);
    ~World();
    World(const World&) = delete;
    World& operator=(const World&) = delete;

    EventHeap heap;
    SeededRandom random;
    Network network;
    Municipality municipality;
    std::vector<std::unique_ptr<Machine>> machines;
    std::vector<std::unique_ptr<Checker>> checkers;
    std::vector<Violation> violations;
    RarePaths rare_paths;
    std::map<std::string, std::uint64_t> counts;
    // Machines whose disk is, or was, of the same making as another's.
    std::set<MachineIndex> has_twin;

    static UtcTime epoch();  // a Monday morning

    // A person does something at a machine. Nothing if it does not run, or sleeps.
    std::optional<Act> act(MachineIndex machine, const Action& action, DeskId desk = {});
    void wake(Machine& machine);
    // The machine is switched off; when it is started again, it has this disk.
    void replace_disk(Machine& machine, const MemoryDisk::Image& image);
    // Takes a failure to start for what it is: `allowed` where the disk is known to fail.
    bool start(MachineIndex machine, bool failure_is_allowed = false);

    void violate(std::string invariant, std::string what);
    void walked(RarePath path) { rare_paths.walked(path); }
    void note(std::string_view what);  // in the trace
    // Told what people do and what goes wrong, a line each; empty: nobody listens.
    std::function<void(const std::string&)> story{};
    void tell(MachineIndex machine, std::string_view what) const;
    std::uint64_t trace_hash() const { return trace_; }
    // "day 2 10:31:05.120 machine 3": for messages.
    std::string moment(MachineIndex machine) const;

    bool stop_at_first_violation = true;
    bool is_over() const { return stop_at_first_violation && !violations.empty(); }

private:
    void published(Machine& machine);

    std::uint64_t trace_ = 0xcbf29ce484222325u;
};

}  // namespace skranke::simulation
