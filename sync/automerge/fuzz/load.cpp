// Any bytes as a file.
#include <algorithm>

#include "automerge/fuzz/check.hpp"
#include "automerge/fuzz/repair.hpp"

namespace automerge::fuzz {

static void load(ByteView bytes) {
    auto document = Document::load(bytes, {}, small_limits());
    if (!document) return;
    check(*document);
    if (bytes.size() % 4 == 0) check_editable(*document);
}

}  // namespace automerge::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace automerge;
    const ByteView bytes(data, size);
    fuzz::load(bytes);
    const Bytes repaired = fuzz::Repair().file(bytes);
    if (!std::ranges::equal(repaired, bytes)) fuzz::load(repaired);
    return 0;
}
