// Any bytes as a change: decoded, read, and applied to a document.
#include "automerge/change.hpp"

#include "automerge/fuzz/check.hpp"
#include "automerge/fuzz/repair.hpp"

namespace automerge::fuzz {

static void apply(ByteView bytes) {
    const auto change = Change::decode(bytes, small_limits());
    if (!change) return;
    const auto operations = change->operations();
    require(operations && operations->size() == change->op_count, "a decoded change cannot be read");
    Document document = base_document().fork({});
    const Fingerprint before(document);
    const auto outcome = document.apply(std::span(&*change, 1));
    if (!outcome) {
        require(Fingerprint(document) == before, "a refused change has left something behind");
        return;
    }
    check(document);
    if (bytes.size() % 4 == 0) check_editable(document);
}

}  // namespace automerge::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace automerge::fuzz;
    apply({data, size});
    apply(Repair(base_hashes()).file({data, size}));
    return 0;
}
