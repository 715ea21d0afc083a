#pragma once
// Bounds on what a peer may send, each with its reason.
#include <cstddef>

namespace skranke::wire {

// One frame. A frame holds at most the whole of one document; the largest is a municipality's busiest day,
// some hundreds of kilobytes. Sixteen megabytes leave room for a document thirty times as large.
inline constexpr std::size_t frame_bytes_max = 16u << 20;

// Of a frame's outer map: the protocol's deepest field is at level 4 (remote-heads-changed).
inline constexpr int nesting_max = 16;
// Values in one frame, the list of heads or storage ids of a large mesh included.
inline constexpr std::size_t items_max = 65'536;
// Texts are ids, type names and error messages.
inline constexpr std::size_t text_bytes_max = 64u << 10;
inline constexpr std::size_t peer_id_bytes_max = 256;

// Documents that a peer has told of but not yet shown: they live in memory alone.
inline constexpr std::size_t unknown_documents_max = 64;
// Document ids that are not ours to keep, remembered so that they are refused without looking again.
inline constexpr std::size_t refused_documents_max = 4096;

}  // namespace skranke::wire
