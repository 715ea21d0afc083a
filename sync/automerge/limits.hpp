#pragma once
// Bounds on what bytes from a file or a peer may ask for. Each is checked before memory is taken for what it
// bounds; what exceeds one is refused with ErrorKind::over_limit, or, where that is said, dropped.
//
// The values here fit a library: every file that the official library writes in practice loads with them, and
// a small file cannot ask for much memory. Who takes bytes from strangers sets tighter ones.
#include <cstddef>
#include <cstdint>

namespace automerge {

struct Limits {
    // What is compressed. One DEFLATE byte can become 1032 at most, so the ratio here never refuses; the free
    // bytes are allowed whatever the ratio.
    std::size_t inflated_chunk_bytes = 256u << 20;  // of a compressed change, or all columns of another chunk
    std::size_t inflate_ratio = 1100;
    std::size_t inflate_free_bytes = 64u << 10;

    // A change, also where it is part of a document chunk or a bundle.
    std::size_t change_bytes = 256u << 20;  // of the chunk's contents, not compressed
    std::size_t operations_per_change = 1u << 24;
    std::size_t dependencies_per_change = 1u << 16;
    std::size_t value_bytes = (1u << 28) - 1;  // of one scalar; cannot be raised
    std::size_t key_bytes = (1u << 28) - 1;    // of a map's key or a mark's name, in UTF-8
    std::size_t nesting = 4096;                // how deep an object may lie in others; the root has depth 0
    std::uint64_t counter_max = 0xffffffffu;   // the official library holds counters in 32 bits

    // A document chunk or bundle. Runs of equal operations take next to no bytes, so their number is bounded
    // by the bytes there are, too: what DEFLATE could make of one byte for each.
    std::size_t operations_per_document = 1u << 26;
    std::size_t changes_per_document = 1u << 23;
    std::size_t operations_per_byte = 1100;
    std::size_t operations_free = 1u << 16;  // allowed whatever the bytes

    // Changes that wait for dependencies. Beyond these the one that came first is dropped, which the outcome
    // tells; the sync protocol asks for it again.
    std::size_t waiting_changes = 1u << 17;
    std::size_t waiting_bytes = 256u << 20;

    // A sync message.
    std::size_t message_bytes = 256u << 20;
    std::size_t message_hashes = 1u << 20;  // of heads, of needs, and of each filter's last heads
    std::size_t message_filters = 64;       // writers send one or none
    std::size_t bloom_bytes = 16u << 20;
    std::uint32_t bloom_probes = 64;  // no known writer asks for more than 7

    bool operator==(const Limits&) const = default;
};

// For bytes of one's own: what has been taken once is not held to limits again.
inline constexpr Limits no_limits{.inflated_chunk_bytes = SIZE_MAX / 2,
                                  .inflate_free_bytes = SIZE_MAX / 2,
                                  .change_bytes = SIZE_MAX,
                                  .operations_per_change = SIZE_MAX,
                                  .dependencies_per_change = SIZE_MAX,
                                  .nesting = SIZE_MAX,
                                  .operations_per_document = SIZE_MAX,
                                  .changes_per_document = SIZE_MAX,
                                  .operations_free = SIZE_MAX,
                                  .waiting_changes = SIZE_MAX,
                                  .waiting_bytes = SIZE_MAX,
                                  .message_bytes = SIZE_MAX,
                                  .message_hashes = SIZE_MAX,
                                  .message_filters = SIZE_MAX,
                                  .bloom_bytes = SIZE_MAX,
                                  .bloom_probes = UINT32_MAX};

}  // namespace automerge
