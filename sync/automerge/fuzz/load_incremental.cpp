// Any bytes as a piece of a file, for an empty document and for one that has changes.
#include "automerge/fuzz/check.hpp"
#include "automerge/fuzz/repair.hpp"

namespace automerge::fuzz {

static void load_into(Document document, ByteView bytes) {
    const Fingerprint before(document);
    const auto outcome = document.load_incremental(bytes, small_limits());
    if (!outcome) {
        require(Fingerprint(document) == before, "a refused piece of a file has left something behind");
        return;
    }
    require(outcome->bytes_read <= bytes.size(), "more was read than there was");
    if (Fingerprint(document) == before) return;
    check(document);
    if (bytes.size() % 4 == 0) check_editable(document);
}

}  // namespace automerge::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace automerge::fuzz;
    load_into(automerge::Document(), {data, size});
    load_into(base_document().fork({}), Repair(base_hashes()).file({data, size}));
    return 0;
}
