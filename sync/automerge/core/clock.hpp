#pragma once
// A moment in a document's history as numbers. An actor's changes all build on each other, so what a moment
// has of an actor is what it numbered up to some counter.
#include "automerge/core/change_graph.hpp"

namespace automerge {

class Clock {
public:
    // The moment when these changes and those they build on were all there was. Costs the changes since then.
    Clock(const ChangeGraph& graph, std::span<const ChangeIndex> heads);

    bool covers(ShortId id) const { return id.actor < last_.size() && id.counter <= last_[id.actor]; }

private:
    std::vector<std::uint32_t> last_;  // by actor: its largest counter
};

}  // namespace automerge
