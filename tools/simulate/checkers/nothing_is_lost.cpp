// I1: what a person was told happened is in every node when all is healed. I10: it is on its own machine's
// disk after any crash.
#include <fmt/format.h>

#include <set>

#include "tools/simulate/checkers/checkers.hpp"
#include "tools/simulate/checkers/written_events.hpp"

namespace skranke::simulation {

namespace {

std::set<std::string> event_keys(World& world, Machine& machine) {
    std::set<std::string> keys;
    for (const auto& day : written_days(world.municipality.id, machine))
        for (const Event& event : day.events) keys.insert(event.key.text);
    return keys;
}

class NothingIsLost final : public Checker {
public:
    void acted(World&, const Act& act) override {
        if (!act.result || std::holds_alternative<OpenDay>(act.action)) return;
        // The act's own event, unless somebody else's came after it in the same moment.
        promised_[act.machine].insert(act.result->ticket.last_event.text);
    }
    void started(World& world, Machine& machine) override {
        look(world, machine, promised_[machine.index()], "I10");
    }
    void settled(World& world) override {
        for (auto& machine : world.machines)
            for (const auto& [writer, keys] : promised_) look(world, *machine, keys, "I1");
    }
    void disk_replaced(World&, Machine& machine) override {
        // What it wrote since the copy was made is lost with the disk, unless the others have it; that is for
        // the people who copied it to know.
        promised_.erase(machine.index());
    }

private:
    static void look(World& world, Machine& machine, const std::set<std::string>& promised,
                     const char* invariant) {
        if (promised.empty() || !machine.node()) return;
        const auto there = event_keys(world, machine);
        for (const std::string& key : promised) {
            if (there.contains(key)) continue;
            world.violate(invariant, fmt::format("{}: event {}, of which a person was told, is not there",
                                                 world.moment(machine.index()), key));
            return;
        }
    }

    std::map<MachineIndex, std::set<std::string>> promised_;
};

}  // namespace

std::unique_ptr<Checker> check_nothing_is_lost() { return std::make_unique<NothingIsLost>(); }

}  // namespace skranke::simulation
