// What a stick may hold: the contents of a bundle, whoever signed them. What is taken for a bundle must be
// written again as the very same bytes.
#include <algorithm>

#include "sync/bundle/bundle_contents.hpp"
#include "tests/fuzz/instructions.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace skranke;
    const auto contents = bundle::decode({data, size});
    if (!contents) return 0;
    const auto again = bundle::encode(*contents);
    fuzz::require(again && std::equal(again->begin(), again->end(), data, data + size),
                  "a bundle that is not what it is read as");
    return 0;
}
