#pragma once
// Changes put together by hand, to make what no good writer makes.
#include <map>

#include "automerge/change.hpp"

namespace automerge {

struct CraftedChange {
    std::vector<ChangeHash> dependencies;
    ActorId author;
    std::vector<ActorId> others;
    std::uint64_t seq = 1;
    std::uint64_t start_op = 1;
    std::int64_t time = 0;
    std::string message;
    std::map<std::uint32_t, Bytes> columns;  // by specification
    Bytes extra;

    CraftedChange() = default;
    // What a good one consists of.
    explicit CraftedChange(const Change& change);
    // Its chunk and hash, whatever they are worth. Nothing else of the result is set.
    Change sealed() const;
};

}  // namespace automerge
