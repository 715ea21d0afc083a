#pragma once
// Bounds on what a peer may send of a document, each with its reason. They concern the bytes alone, so that
// every node takes or refuses the same: what one took and another refused would keep the two apart for good.
// Nor does a node write what these refuse (RepositoryTransaction::edit).
#include "automerge/limits.hpp"

namespace skranke {

inline constexpr automerge::Limits peer_limits{
    // What as many operations as a document may have come to. No ratio besides: most of a queue's columns
    // deflate tenfold, but those that say the same again and again several hundredfold.
    .inflated_chunk_bytes = 32u << 20,
    .inflate_free_bytes = 32u << 20,
    // One act at a desk makes about ten operations; setting up a municipality makes hundreds.
    .change_bytes = 256u << 10,
    .operations_per_change = 4096,
    // A change depends on all heads that its writer knew: one for each device that had been alone.
    .dependencies_per_change = 512,
    // The longest name everybody who is passed by a call or left when a day is closed: the change bounds it.
    .value_bytes = 256u << 10,
    .key_bytes = 128,
    .nesting = 8,
    // Five times a busy day.
    .operations_per_document = 1u << 20,
    .changes_per_document = 1u << 18,
    // Changes travel with what they depend on; some may overtake others between three nodes.
    .waiting_changes = 2000,
    .waiting_bytes = 8u << 20,
    .message_bytes = 16u << 20,
    .message_hashes = 4096,
    .message_filters = 4,
    // Of a peer that knows nothing of us: ten bits for each change that a document may have.
    .bloom_bytes = 384u << 10,
    .bloom_probes = 16,
};

}  // namespace skranke
