#pragma once
// Plays a planned day on real nodes in virtual time: each act goes through a node's front door, and the nodes
// talk to each other over links that are cut and healed as asked.
//
// At a site with several nodes, citizens are dealt out to them in turn, and the desks too.
#include <functional>
#include <memory>
#include <optional>
#include <queue>
#include <vector>

#include "sync/node/queue_node.hpp"
#include "sync/wire/memory_link.hpp"
#include "tools/replay/day_plan.hpp"
#include "tools/replay/virtual_clock.hpp"

namespace skranke::replay {

struct Cut {
    UtcTime from, until;
};

struct PlayedNode {
    QueueNode* node;
    std::size_t site = 0;
    bool looks_on = false;  // a display: is told of everything, does nothing
};

struct PlayOptions {
    std::optional<Cut> cut{};
    // The day is played until here; else to its end, when every desk has finished.
    std::optional<UtcTime> until{};
    // How much of the day has passed, from 0 to 1, and what time it is in it.
    std::function<void(double, UtcTime)> progress{};
};

struct PlayCounts {
    std::size_t actions = 0;   // that were recorded
    std::size_t refused = 0;   // by the rules: a desk that was busy, a citizen another desk had called
    std::size_t given_up = 0;  // calls for which nobody waited until the day's end
    std::size_t double_calls_answered = 0;
    std::size_t frames = 0;  // that the links carried
    UtcTime began, ended;
};

class DayPlayer {
public:
    // `desks` of each site, as many as the plan needs. All nodes outlive the player; all use `clock`.
    DayPlayer(std::vector<PlayedNode> nodes, std::vector<std::vector<DeskId>> desks, VirtualClock& clock,
              PlayOptions options);

    Result<PlayCounts> play(const DayPlan& plan);

private:
    enum class Kind { cut, heal, answer, arrive, call, recall, start, end };
    struct Act {
        UtcTime at;
        std::uint64_t sequence;  // of two at one time, the one planned first
        Kind kind;
        std::size_t index;  // of the arrival or call
        bool operator>(const Act& other) const {
            return std::tie(at, sequence) > std::tie(other.at, other.sequence);
        }
    };

    void schedule(UtcTime at, Kind kind, std::size_t index = 0);
    Result<void> play(const Act& act);
    Result<void> arrive(const PlannedArrival& arrival);
    Result<void> call(std::size_t index);
    Result<void> recall(std::size_t index);
    Result<void> start(std::size_t index);
    Result<void> end(std::size_t index);
    Result<void> open_day();
    // A person at the desk that got furthest says where the citizen is. True if there was anything to answer.
    Result<bool> answer_double_calls();
    Result<void> close_desks();

    // Nothing: the rules refused.
    Result<std::optional<Performed>> perform(QueueNode& node, const Action& action, const DeskId& desk);
    Result<void> settle();
    QueueNode& node_for_desk(std::size_t site, std::size_t desk);
    const std::vector<std::size_t>& nodes_at(std::size_t site) const { return nodes_of_site_[site]; }
    void report(UtcTime now);

    std::vector<PlayedNode> nodes_;
    std::vector<std::vector<std::size_t>> nodes_of_site_;
    std::vector<std::vector<DeskId>> desks_;
    VirtualClock& clock_;
    PlayOptions options_;
    std::vector<std::unique_ptr<wire::MemoryLink>> links_;

    const DayPlan* plan_ = nullptr;
    UtcTime last_planned_;
    std::priority_queue<Act, std::vector<Act>, std::greater<>> acts_;
    std::uint64_t next_sequence_ = 0;
    std::vector<std::size_t> issued_at_site_;
    std::vector<TicketId> called_;  // which ticket each planned call got
    PlayCounts counts_;
    int last_reported_percent_ = -1;
};

}  // namespace skranke::replay
