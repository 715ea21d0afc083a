#include "tools/simulate/faults.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace skranke::simulation {

namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr std::array<std::string_view, fault_classes> names{
    "cut",   "one-way",   "reset",      "slow",    "kill",  "power",   "sleep",
    "clock", "disk-full", "disk-error", "restore", "clone", "mistakes"};

bool is_between_two(Fault fault) {
    return fault == Fault::cut || fault == Fault::one_way || fault == Fault::reset || fault == Fault::clone;
}

// Nobody restores a disk every minute, however dense the faults: how many times more seldom than others.
constexpr double rarity = 50, rarity_when_dense = 8;
bool is_rare(Fault fault) { return fault == Fault::restore || fault == Fault::clone; }

constexpr Time usual_delay_least = milliseconds{1}, usual_delay_most = milliseconds{5};

}  // namespace

std::string_view name_of(Fault fault) { return names[static_cast<std::size_t>(fault)]; }

std::optional<Fault> fault_named(std::string_view name) {
    const auto found = std::ranges::find(names, name);
    if (found == names.end()) return std::nullopt;
    return static_cast<Fault>(found - names.begin());
}

std::set<Fault> all_faults() {
    std::set<Fault> all;
    for (std::size_t i = 0; i < fault_classes; ++i) all.insert(static_cast<Fault>(i));
    return all;
}

FaultPlan draw_faults(const std::set<Fault>& allowed, bool dense, Random& random) {
    FaultPlan plan;
    for (const Fault fault : all_faults()) {
        const bool on = random.below(2) == 0;
        // From one in four hours to some dozens an hour.
        const double rate = 0.25 * std::exp(random.unit() * std::log(100.0));
        if (!allowed.contains(fault) || !(on || dense)) continue;
        plan.on.insert(fault);
        plan.per_hour[static_cast<std::size_t>(fault)] = is_rare(fault)
                                                             ? rate / (dense ? rarity_when_dense : rarity)
                                                         : dense ? 60 + 600 * random.unit()
                                                                 : rate;
    }
    return plan;
}

Habits draw_habits(const FaultPlan& plan, bool dense, Random& random) {
    Habits habits;
    habits.tickets_an_hour = dense ? 5 : 0.5 + 3.5 * random.unit();
    if (dense) {
        // A dense day has few looks at a screen: each must try what a sparse day tries now and then.
        habits.beside_the_line = 0.5;
        habits.rare_things = 0.3;
        habits.intake_closed = 0.8;
    }
    habits.escorted = 0.3 * random.unit();
    habits.no_show = (dense ? 0.4 : 0.1) * random.unit();
    if (plan.on.contains(Fault::mistakes)) {
        habits.double_click = 0.1 * random.unit();
        habits.forgotten_finish = 0.2 * random.unit();
        habits.wrong_date = 0.3 * random.unit();
        habits.wrong_number = 0.2 * random.unit();
        habits.closed_by_mistake = 0.02 * random.unit();
    }
    return habits;
}

Faults::Faults(World& world, const FaultPlan& plan, StrikeWindow window)
    : world_(world), plan_(plan), window_(window), disk_is_bad_(world.machines.size(), false) {}

void Faults::begin(Time until) {
    until_ = until;
    if (plan_.on.contains(Fault::clock)) {
        for (auto& machine : world_.machines)
            machine->clock().set_drift(static_cast<int>(world_.random.below(401)) - 200);
    }
    for (const Fault fault : plan_.on)
        if (fault != Fault::mistakes) schedule(fault);
}

void Faults::schedule(Fault fault) {
    const double per_hour = plan_.per_hour[static_cast<std::size_t>(fault)] *
                            static_cast<double>(world_.municipality.sites.size());
    const auto gap =
        std::chrono::duration<double, std::ratio<3600>>(-std::log(1 - world_.random.unit()) / per_hour);
    const Time when = world_.heap.now() + std::chrono::duration_cast<Time>(gap);
    if (when >= until_) return;
    world_.heap.at(when, [this, fault] {
        strike(fault);
        schedule(fault);
    });
}

Time Faults::lasting(Time least, Time most) {
    const double ratio = static_cast<double>(most.count()) / static_cast<double>(least.count());
    const double length = static_cast<double>(least.count()) * std::pow(ratio, world_.random.unit());
    return Time{static_cast<Time::rep>(length)};
}

void Faults::strike(Fault fault) {
    ++strikes_;
    const MachineIndex one = any_machine();
    const MachineIndex other =
        (one + 1 + world_.random.below(world_.machines.size() - 1)) % world_.machines.size();
    if (strikes_ < window_.first || strikes_ > window_.last) return;
    ++injected_;
    auto& machine = *world_.machines[one];
    auto& network = world_.network;
    world_.note(name_of(fault));
    world_.tell(one, is_between_two(fault) ? fmt::format("{} with machine {}", name_of(fault), other + 1)
                                           : std::string(name_of(fault)));
    switch (fault) {
        case Fault::cut:
            network.cut(one, other);
            network.cut(other, one);
            world_.heap.after(lasting(milliseconds{100}, hours{2}), [&network, one, other] {
                network.heal(one, other);
                network.heal(other, one);
            });
            break;
        case Fault::one_way:
            network.cut(one, other);
            world_.heap.after(lasting(milliseconds{100}, minutes{30}),
                              [&network, one, other] { network.heal(one, other); });
            break;
        case Fault::reset: network.reset(one, other); break;
        case Fault::slow:
            network.set_delay(usual_delay_least, lasting(milliseconds{50}, seconds{60}));
            world_.heap.after(lasting(seconds{1}, minutes{10}), [this, &network, round = ++slow_round_] {
                if (round == slow_round_) network.set_delay(usual_delay_least, usual_delay_most);
            });
            break;
        case Fault::kill:
            if (!machine.node() || machine.is_asleep()) break;
            // Every third time it is a person who closes the program, in good order.
            if (world_.random.below(3) == 0) {
                machine.stop();
            } else {
                machine.kill();
            }
            restart_later(one, lasting(milliseconds{500}, minutes{2}));
            break;
        case Fault::power:
            if (!machine.node()) break;
            if (machine.is_asleep() || disk_is_bad_[one] || world_.random.below(2) == 0) {
                lose_power(one);
            } else {
                lose_power_soon(one);
            }
            break;
        case Fault::sleep:
            if (!machine.is_usable()) break;
            machine.sleep();
            world_.heap.after(lasting(seconds{1}, hours{8}), [this, &machine] {
                if (machine.is_asleep()) world_.wake(machine);
            });
            break;
        case Fault::clock: step_clock(one); break;
        case Fault::disk_full: break_disk(one, true); break;
        case Fault::disk_error: break_disk(one, false); break;
        case Fault::restore: restore_copy(one); break;
        case Fault::clone: clone_disk(other, one); break;
        case Fault::mistakes: break;
    }
}

void Faults::lose_power(MachineIndex index) {
    auto& machine = *world_.machines[index];
    const auto loss = machine.lose_power(world_.random);
    disk_is_bad_[index] = false;
    machine.disk().judge = {};
    if (loss.torn_log) world_.walked(RarePath::torn_log);
    if (loss.torn_log_header) world_.walked(RarePath::torn_log_header);
    if (loss.unsynced > 0 && loss.kept > 0) world_.walked(RarePath::kept_in_part);
    restart_later(index, lasting(seconds{5}, minutes{20}));
}

// While the machine writes: after one of the next requests to its disk, in the middle of whatever that is
// for.
void Faults::lose_power_soon(MachineIndex index) {
    constexpr std::uint64_t requests_most = 30, syncs_most = 6;
    auto& machine = *world_.machines[index];
    disk_is_bad_[index] = true;
    // Or while it waits for a sync, when most is at stake.
    const bool at_a_sync = world_.random.below(2) == 0;
    machine.disk().judge = [this, index, at_a_sync,
                            left = world_.random.below(at_a_sync ? syncs_most : requests_most)](
                               MemoryDisk::Request request, std::uint64_t) mutable {
        using enum MemoryDisk::Request;
        if (request == read || (at_a_sync && request != sync) || left-- > 0) return MemoryDisk::Answer::done;
        world_.walked(RarePath::power_lost_in_the_middle);
        world_.machines[index]->disk().cut_power();
        world_.heap.after(Time{}, [this, index] { lose_power(index); });
        return MemoryDisk::Answer::failed;
    };
}

void Faults::break_disk(MachineIndex index, bool full) {
    if (disk_is_bad_[index]) return;
    disk_is_bad_[index] = true;
    auto& machine = *world_.machines[index];
    const bool sync_fails = world_.random.below(2) == 0;
    machine.disk().judge = [this, &machine, full, sync_fails](MemoryDisk::Request request, std::uint64_t) {
        using enum MemoryDisk::Request;
        if (full && request != write) return MemoryDisk::Answer::done;
        if (!full && (sync_fails ? request != sync : request != write && request != truncate))
            return MemoryDisk::Answer::done;
        if (!full && world_.random.below(3) != 0) return MemoryDisk::Answer::done;
        ++injected_;
        world_.walked(!full                   ? sync_fails ? RarePath::sync_failed : RarePath::write_failed
                      : machine.is_stopping() ? RarePath::disk_full_at_stop
                                              : RarePath::disk_full);
        return full ? MemoryDisk::Answer::full : MemoryDisk::Answer::failed;
    };
    world_.heap.after(lasting(seconds{5}, minutes{5}), [this, index, &machine] {
        if (!disk_is_bad_[index]) return;
        disk_is_bad_[index] = false;
        machine.disk().judge = {};
        if (stop_if_it_asks(index)) restart_later(index, seconds{20});
    });
}

// Somebody reads on the screen that the program must be started again.
bool Faults::stop_if_it_asks(MachineIndex index) {
    auto& machine = *world_.machines[index];
    if (!machine.is_usable() || machine.node()->snapshot()->storage_error.empty()) return false;
    world_.walked(RarePath::started_again_after_disk_error);
    machine.stop();
    return true;
}

void Faults::step_clock(MachineIndex index) {
    auto& clock = world_.machines[index]->clock();
    const bool far = world_.random.below(5) == 0;
    const Time by = far ? lasting(hours{1}, hours{24 * 365 * 20}) : lasting(milliseconds{50}, hours{1});
    const auto before = service_day_of(clock.now());
    clock.step(world_.random.below(2) == 0 ? by : -by);
    if (clock.now() < clock.truth()) world_.walked(RarePath::clock_set_back);
    if (service_day_of(clock.now()) < before) world_.walked(RarePath::clock_set_back_over_midnight);
    world_.heap.after(lasting(seconds{10}, hours{2}), [&clock] { clock.correct(); });
}

// The first time a copy is made; the next, the machine goes on from it.
void Faults::restore_copy(MachineIndex index) {
    auto& machine = *world_.machines[index];
    auto copy = copies_.extract(index);
    if (copy.empty()) {
        copies_.emplace(index, machine.disk().image());
        return;
    }
    world_.walked(RarePath::restored);
    world_.replace_disk(machine, copy.mapped());
    disk_is_bad_[index] = false;
    restart_later(index, lasting(minutes{1}, minutes{20}));
}

// Between consoles of one site: what another site's desk may do, people at this one cannot use.
void Faults::clone_disk(MachineIndex from, MachineIndex to) {
    auto& source = *world_.machines[from];
    auto& target = *world_.machines[to];
    if (source.post().site != target.post().site || !source.post().desk || !target.post().desk) return;
    world_.walked(RarePath::cloned);
    copies_.erase(to);
    world_.replace_disk(target, source.disk().image());
    world_.has_twin.insert({from, to});
    disk_is_bad_[to] = false;
    restart_later(to, lasting(minutes{1}, minutes{20}));
}

void Faults::switch_on(MachineIndex machine) {
    if (world_.machines[machine]->node()) return;
    if (!world_.start(machine, disk_is_bad_[machine])) restart_later(machine, minutes{1});
}

void Faults::restart_later(MachineIndex machine, Time delay) {
    world_.heap.after(delay, [this, machine] { switch_on(machine); });
}

void Faults::heal() {
    until_ = {};
    world_.network.heal_all();
    world_.network.set_delay(usual_delay_least, usual_delay_most);
    world_.network.hurry();
    for (auto& machine : world_.machines) {
        disk_is_bad_[machine->index()] = false;
        machine->disk().judge = {};
        machine->clock().set_drift(0);
        machine->clock().correct();
        if (machine->is_asleep()) world_.wake(*machine);
        stop_if_it_asks(machine->index());
        world_.start(machine->index());
        // One that fell asleep before its screen could say so says so now.
        world_.heap.after(seconds{5}, [this, index = machine->index()] {
            if (stop_if_it_asks(index)) world_.start(index);
        });
    }
}

}  // namespace skranke::simulation
