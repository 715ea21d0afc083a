// I1: what a person was told happened is in every node when all is healed. I10: it is on its own machine's
// disk after any crash.
#include <fmt/format.h>

#include <set>

#include "tools/simulate/checkers/checkers.hpp"
#include "tools/simulate/checkers/written_events.hpp"

namespace skranke::simulation {

namespace {

class NothingIsLost final : public Checker {
public:
    void acted(World&, const Act& act) override {
        if (!act.result || act.result->event.empty()) return;
        promised_[act.machine].insert(act.result->event.text);
        on_disk_[act.machine].insert(act.result->event.text);
    }
    void started(World& world, Machine& machine) override {
        look(world, machine, on_disk_[machine.index()], "I10");
    }
    void settled(World& world) override {
        std::set<std::string> promised;
        for (const auto& [writer, keys] : promised_) promised.insert(keys.begin(), keys.end());
        for (auto& machine : world.machines) look(world, *machine, promised, "I1");
    }
    // With the disk goes what no other machine has heard of: that is for the people to know who replaced it.
    void disk_replaced(World& world, Machine& machine) override {
        std::set<std::string> elsewhere;
        for (auto& other : world.machines)
            if (other.get() != &machine && other->node())
                elsewhere.merge(event_keys(world.municipality.id, *other));
        // Others' events, too: they may have lost their own copy with an earlier disk. Who does not run has
        // on its disk what it had.
        for (auto& [writer, keys] : promised_) {
            const bool is_off = writer != machine.index() && !world.machines[writer]->node();
            std::erase_if(keys, [&](const std::string& key) {
                return !elsewhere.contains(key) && !(is_off && on_disk_[writer].contains(key));
            });
        }
        on_disk_.erase(machine.index());
    }

private:
    static void look(World& world, Machine& machine, const std::set<std::string>& promised,
                     const char* invariant) {
        if (promised.empty() || !machine.node()) return;
        const auto there = event_keys(world.municipality.id, machine);
        for (const std::string& key : promised) {
            if (there.contains(key)) continue;
            world.violate(invariant, fmt::format("{}: event {}, of which a person was told, is not there",
                                                 world.moment(machine.index()), key));
            return;
        }
    }

    std::map<MachineIndex, std::set<std::string>> promised_, on_disk_;  // keys of events, by writer
};

}  // namespace

std::unique_ptr<Checker> check_nothing_is_lost() { return std::make_unique<NothingIsLost>(); }

}  // namespace skranke::simulation
