#pragma once
// A bundle: some changes of a document packed together, smaller than one by one, for where a whole document
// would be too much. Made by Document::save_bundle; Document::load and load_incremental take it like any
// piece of a file.
//
// The official library calls the format experimental: keep documents as files, not as bundles.
#include "automerge/change.hpp"

namespace automerge {

struct Bundle {
    std::vector<ChangeHash> dependencies;  // what its changes depend on outside of it
    std::vector<Change> changes;           // each after what it depends on inside

    // Takes one whole chunk of type 3. Costs about what loading a document of the same operations does.
    static Result<Bundle> decode(ByteView chunk, const Limits& limits = {});
};

}  // namespace automerge
