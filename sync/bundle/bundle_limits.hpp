#pragma once
// Bounds on a bundle, each with its reason: the stick on which it lies may have been anywhere.
#include <cstddef>

namespace skranke::bundle {

// A year of a municipality with ten sites: 2,500 days of some 30 KiB.
inline constexpr std::size_t file_bytes_max = 256u << 20;
inline constexpr std::size_t documents_max = 20'000;
// As a frame on the wire: a document that no peer would take is taken from no stick either.
inline constexpr std::size_t history_bytes_max = 16u << 20;

}  // namespace skranke::bundle
