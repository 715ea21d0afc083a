#pragma once
// What a node's file looks like, as numbered steps: a file at version n has had the first n of them.
#include <cstdint>
#include <span>

namespace skranke {

// Marks the file as ours in SQLite's header: "SKRN".
inline constexpr std::int32_t application_id = 0x534b524e;

// Steps are only ever added: one that has been released stays as it is.
std::span<const char* const> schema_steps();

}  // namespace skranke
