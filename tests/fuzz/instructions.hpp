#pragma once
// A fuzzer's input as what is to happen next, byte by byte: when it is over, it gives zeros and nothing.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "shared/base/bytes.hpp"

namespace skranke::fuzz {

class Instructions {
public:
    explicit Instructions(ByteView bytes) : rest_(bytes) {}
    bool over() const { return rest_.empty(); }
    std::uint8_t byte() {
        if (rest_.empty()) return 0;
        const auto first = rest_.front();
        rest_ = rest_.subspan(1);
        return first;
    }
    ByteView bytes(std::size_t count) {
        const auto taken = rest_.first(std::min(count, rest_.size()));
        rest_ = rest_.subspan(taken.size());
        return taken;
    }

private:
    ByteView rest_;
};

// What does not hold ends the process, which libFuzzer takes for a find.
inline void require(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "FOUND: %s\n", what);
    std::abort();
}

}  // namespace skranke::fuzz
