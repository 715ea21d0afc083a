// I19: a display that was asleep shows no old call as if it were made now, and does not announce one after
// the other what it missed. Each machine is looked at as if a display hung on it.
#include <fmt/format.h>

#include <algorithm>

#include "queue-display/announcements.hpp"
#include "tools/simulate/checkers/checkers.hpp"

namespace skranke::simulation {

namespace {

using display::Announcements;

class CallsAreCurrent final : public Checker {
public:
    void acted(World& world, const Act& act) override {
        const bool calls = std::holds_alternative<CallNext>(act.action) ||
                           std::holds_alternative<CallTicket>(act.action) ||
                           std::holds_alternative<Recall>(act.action);
        if (!calls || !act.result || act.result->ticket.calls.empty()) return;
        made_[act.result->ticket.calls.back().event] = {
            .at = world.heap.now(), .clock_error = world.machines[act.machine]->clock().error()};
    }
    void published(World& world, Machine& machine, const Snapshot& snapshot) override {
        look(world, machine, *snapshot.day);
    }
    void started(World&, Machine& machine) override { displays_.erase(machine.index()); }
    void woke(World& world, Machine& machine) override {
        if (!machine.node()) return;
        auto& display = displays_[machine.index()];
        display.slept_since = display.looked_at;
        look(world, machine, *machine.node()->snapshot()->day);
    }

private:
    struct Made {
        Time at, clock_error;
    };
    struct Display {
        Announcements announcements;
        std::optional<EventKey> announced;
        Time clock_error{};  // when that was judged to be news
        Time looked_at{};
        std::optional<Time> slept_since;  // and nothing has come since it woke
    };

    const Made* made(const Call& call) const {
        const auto found = made_.find(call.event);
        return found == made_.end() ? nullptr : &found->second;
    }

    void note_news(World& world, Display& display, const Day& day) const {
        if (!display.slept_since) return;
        const bool called_meanwhile = std::ranges::any_of(day.latest_calls, [&](const Call& call) {
            return made(call) && made(call)->at > *display.slept_since;
        });
        if (!called_meanwhile) return;
        display.slept_since.reset();
        world.walked(RarePath::woke_to_news);
    }

    void look(World& world, Machine& machine, const Day& day) {
        if (!machine.is_usable()) return;
        auto& display = displays_[machine.index()];
        const auto now = machine.clock().since_boot();
        note_news(world, display, day);
        display.announcements.observe(day, machine.clock().now(), now);
        display.looked_at = world.heap.now();
        const auto& shown = display.announcements.shown();
        if (!shown) return;
        const Made* call = made(shown->call);
        if (!shown->since) {
            if (call && world.heap.now() - call->at > display::news_at_most_old)
                world.walked(RarePath::old_call_not_announced);
            return;
        }
        if (display.announced != shown->call.event) {
            display.announced = shown->call.event;
            display.clock_error = machine.clock().error();
        }
        if (!call || now - *shown->since >= display::filled_at_most) return;
        // The display judges by two clocks, which may be wrong; and several calls wait for each other.
        const Time clocks = std::chrono::abs(call->clock_error) + std::chrono::abs(display.clock_error);
        const auto turns = static_cast<int>(day.latest_calls.size()) * display::shown_at_least;
        const Time oldest = display::news_at_most_old + display::filled_at_most + turns + clocks;
        if (world.heap.now() - call->at <= oldest) return;
        world.violate(
            "I19",
            fmt::format("{}: a call made {} minutes ago is shown as if it were made now",
                        world.moment(machine.index()),
                        std::chrono::floor<std::chrono::minutes>(world.heap.now() - call->at).count()));
    }

    std::map<EventKey, Made> made_;
    std::map<MachineIndex, Display> displays_;
};

}  // namespace

std::unique_ptr<Checker> check_calls_are_current() { return std::make_unique<CallsAreCurrent>(); }

}  // namespace skranke::simulation
