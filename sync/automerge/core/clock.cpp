#include "automerge/core/clock.hpp"

#include <algorithm>

namespace automerge {

Clock::Clock(const ChangeGraph& graph, std::span<const ChangeIndex> heads) : last_(graph.actor_count()) {
    const auto max_op = [&](std::uint32_t actor, std::uint32_t seq) {
        return seq == 0 ? 0 : graph[graph.of_actor(actor, seq)].max_op();
    };
    for (std::uint32_t actor = 0; actor < last_.size(); ++actor)
        last_[actor] = max_op(actor, graph.last_seq(actor));
    for (const ChangeIndex later : graph.since(heads)) {
        const ChangeRecord change = graph[later];
        last_[change.actor] = std::min(last_[change.actor], max_op(change.actor, change.seq - 1));
    }
}

}  // namespace automerge
