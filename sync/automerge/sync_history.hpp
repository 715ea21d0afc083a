#pragma once
// The change graph as the sync protocol asks for it.
#include "sync/automerge/document.hpp"

namespace automerge {

inline std::vector<ChangeHash> hashes_since(const Document& document, std::span<const ChangeHash> heads) {
    std::vector<ChangeHash> hashes;
    for (const Change& change : document.changes_since(heads)) hashes.push_back(change.hash);
    return hashes;
}

inline std::vector<ChangeHash> dependencies(const Document& document, const ChangeHash& hash) {
    const auto change = document.change(hash);
    return change ? change->dependencies : std::vector<ChangeHash>{};
}

}  // namespace automerge
