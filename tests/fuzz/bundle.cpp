// What a stick may hold: the contents of a bundle, whoever signed them. What is taken for a bundle must be
// written again as the very same bytes.
#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "sync/bundle/bundle_contents.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace skranke;
    const auto contents = bundle::decode({data, size});
    if (!contents) return 0;
    const auto again = bundle::encode(*contents);
    if (!again || !std::equal(again->begin(), again->end(), data, data + size)) {
        std::fprintf(stderr, "FOUND: a bundle that is not what it is read as\n");
        std::abort();
    }
    return 0;
}
