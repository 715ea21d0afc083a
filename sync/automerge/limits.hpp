#pragma once
// Bounds on what untrusted bytes may ask for; checked before anything is allocated.
#include <cstddef>
#include <cstdint>

namespace automerge {

struct Limits {
    std::size_t inflated_chunk_bytes = 256u << 20;  // of one chunk or column
    std::size_t operations_per_change = 1u << 24;
    std::size_t operations_per_document = 1u << 26;  // in one document chunk
    std::size_t changes_per_document = 1u << 23;     // in one document chunk
    std::uint64_t counter_max = 0xffffffffu;         // the official library holds counters in 32 bits
};

}  // namespace automerge
