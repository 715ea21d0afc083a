// I5: nodes that have heard the same say the same, in whatever order they heard it. I11: no writer has
// numbered two changes alike.
#include <fmt/format.h>

#include <algorithm>

#include "sync/repo/repository.hpp"
#include "tools/simulate/checkers/checkers.hpp"
#include "tools/simulate/checkers/written_events.hpp"

namespace skranke::simulation {

namespace {

constexpr int orders_tried = 20;

class Convergence final : public Checker {
public:
    void settled(World& world) override {
        Machine* first = nullptr;
        for (auto& machine : world.machines) {
            if (!machine->node()) continue;
            if (first) {
                compare(world, *first, *machine);
            } else {
                first = machine.get();
                check_writers(world, *first);
                check_order_free(world, *first);
            }
        }
    }

private:
    static void compare(World& world, Machine& first, Machine& other) {
        const auto expected = first.node()->node().documents();
        const auto found = other.node()->node().documents();
        bool same = expected.size() == found.size();
        for (std::size_t i = 0; same && i < expected.size(); ++i)
            same = expected[i].url == found[i].url && expected[i].heads == found[i].heads;
        if (!same) {
            world.violate("I5", fmt::format("{} and machine {} do not hold the same after a minute together",
                                            world.moment(other.index()), first.index() + 1));
            return;
        }
        const auto days = first.node()->snapshot()->days;
        const auto others = other.node()->snapshot()->days;
        for (std::size_t i = 0; i < days.size(); ++i)
            if (!(*days[i] == *others[i]))
                world.violate("I5", fmt::format("{} and machine {} read the same events as different days",
                                                world.moment(other.index()), first.index() + 1));
    }

    void check_writers(World& world, Machine& machine) {
        auto& repository = machine.node()->node().repository();
        for (const auto& id : repository.documents()) {
            std::map<std::pair<automerge::ActorId, std::uint64_t>, automerge::ChangeHash> by_writer;
            for (const auto& change : repository.find(id)->changes_since()) {
                const auto [place, is_new] = by_writer.insert({{change.actor, change.seq}, change.hash});
                if (!is_new && place->second != change.hash)
                    world.violate("I11",
                                  fmt::format("{}: actor {} numbered two changes {}",
                                              world.moment(machine.index()), change.actor.hex(), change.seq));
            }
        }
    }

    static void check_order_free(World& world, Machine& machine) {
        const auto snapshot = machine.node()->snapshot();
        for (auto& written : written_days(world.municipality.id, machine)) {
            const auto shown = std::ranges::find_if(snapshot->days, [&](const auto& day) {
                return day->site == written.identity.site && day->day == written.identity.day;
            });
            for (int order = 0; order < orders_tried; ++order) {
                for (std::size_t i = written.events.size(); i > 1; --i)
                    std::swap(written.events[i - 1], written.events[world.random.below(i)]);
                if (fold_day(written.identity.site, written.identity.day, written.events) == **shown)
                    continue;
                world.violate("I5", fmt::format("{}: another order of the same events makes another day",
                                                world.moment(machine.index())));
                return;
            }
        }
    }
};

}  // namespace

std::unique_ptr<Checker> check_convergence() { return std::make_unique<Convergence>(); }

}  // namespace skranke::simulation
