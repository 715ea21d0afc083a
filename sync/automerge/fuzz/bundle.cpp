// Any bytes as a bundle: decoded, each change read, and taken into a document.
#include "automerge/bundle.hpp"

#include "automerge/fuzz/check.hpp"
#include "automerge/fuzz/repair.hpp"

namespace automerge::fuzz {

static void take(ByteView bytes) {
    const auto bundle = Bundle::decode(bytes, small_limits());
    if (!bundle) return;
    for (const Change& change : bundle->changes) {
        const auto operations = change.operations();
        require(operations && operations->size() == change.op_count, "a bundled change cannot be read");
    }
    Document document = base_document().fork({});
    const Fingerprint before(document);
    if (!document.load_incremental(bytes, small_limits())) {
        require(Fingerprint(document) == before, "a refused bundle has left something behind");
        return;
    }
    check(document);
    const auto again = document.save_bundle(document.hashes_since());
    require(again && Bundle::decode(*again).has_value(), "our own bundle cannot be read");
}

}  // namespace automerge::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace automerge::fuzz;
    take({data, size});
    take(Repair(base_hashes()).file({data, size}));
    return 0;
}
