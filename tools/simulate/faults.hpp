#pragma once
// What goes wrong, and how often. A seed turns each class on or off and draws its rate: no two seeds have the
// same bad days.
#include <array>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "tools/simulate/people.hpp"
#include "tools/simulate/world.hpp"

namespace skranke::simulation {

enum class Fault {
    cut,         // nothing gets from one machine to another, either way
    one_way,     // nothing gets one of the ways
    reset,       // connections end
    slow,        // frames take up to a minute
    kill,        // a process ends, its machine goes on
    power,       // a machine loses its power
    sleep,       // a laptop is closed, up to eight hours
    clock,       // clocks are wrong, drift, and are stepped
    disk_full,   // there is no room, for a while
    disk_error,  // a write or a sync fails
    restore,     // a machine goes on from an older copy of its disk
    clone,       // a machine goes on from a copy of another's disk: one device, twice
    mistakes,    // people click twice, forget to finish, confirm a wrong date
};
inline constexpr std::size_t fault_classes = 13;

std::string_view name_of(Fault fault);
std::optional<Fault> fault_named(std::string_view name);
std::set<Fault> all_faults();

struct FaultPlan {
    std::set<Fault> on;
    std::array<double, fault_classes> per_hour{};  // at a site
};

// `dense`: as many faults as the machines can bear, for the fault's sake.
FaultPlan draw_faults(const std::set<Fault>& allowed, bool dense, Random& random);
Habits draw_habits(const FaultPlan& plan, bool dense, Random& random);

// Which strikes of faults happen, counted from 1; the others are passed over.
struct StrikeWindow {
    std::size_t first = 1, last = std::numeric_limits<std::size_t>::max();
    bool operator==(const StrikeWindow&) const = default;
};

class Faults {
public:
    Faults(World& world, const FaultPlan& plan, StrikeWindow window);

    // Things go wrong from now until then.
    void begin(Time until);
    // Starts its program, and tries again for as long as the disk is broken.
    void switch_on(MachineIndex machine);
    // Everything is repaired: links, disks, clocks, power.
    void heal();
    std::uint64_t injected() const { return injected_; }
    std::size_t strikes() const { return strikes_; }

private:
    void schedule(Fault fault);
    void strike(Fault fault);
    void lose_power(MachineIndex machine);
    void lose_power_soon(MachineIndex machine);
    void break_disk(MachineIndex machine, bool full);
    void step_clock(MachineIndex machine);
    void restore_copy(MachineIndex machine);
    void clone_disk(MachineIndex from, MachineIndex to);
    bool stop_if_it_asks(MachineIndex machine);
    void restart_later(MachineIndex machine, Time delay);
    // From the least to the most, short ones as often as long ones.
    Time lasting(Time least, Time most);
    MachineIndex any_machine() { return world_.random.below(world_.machines.size()); }

    World& world_;
    FaultPlan plan_;
    StrikeWindow window_;
    Time until_{};
    std::size_t strikes_ = 0;
    std::uint64_t injected_ = 0;
    std::uint64_t slow_round_ = 0;
    std::vector<bool> disk_is_bad_;
    std::map<MachineIndex, MemoryDisk::Image> copies_;
};

}  // namespace skranke::simulation
