#pragma once
// The names of things: actors, changes, operations, objects. All are plain values that mean the same in any
// replica.
#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "automerge/error.hpp"

namespace automerge {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

// Who makes changes: any bytes, ordered byte by byte. No two writers may ever share one: their changes would
// have the same names, and their documents could never merge. So take a random one for each replica and each
// start of a program. An empty one does for a document that is only read.
struct ActorId {
    Bytes bytes;
    static Result<ActorId> random();  // 16 bytes; fails with `unavailable` if the machine has none to give
    std::strong_ordering operator<=>(const ActorId& other) const;
    bool operator==(const ActorId&) const = default;
    std::string hex() const;
};

struct ChangeHash {
    std::array<std::uint8_t, 32> bytes{};
    auto operator<=>(const ChangeHash&) const = default;
    std::string hex() const;
    static std::optional<ChangeHash> from_hex(std::string_view text);
};

// Lamport order: counter, then actor in bytes.
struct OpId {
    std::uint64_t counter = 0;
    ActorId actor;
    auto operator<=>(const OpId&) const = default;
    std::string text() const;  // "12@a1b2…"
    static std::optional<OpId> from_text(std::string_view text);
};

// The root map, or the object made by an operation. Cheap to copy; meaningful in any replica.
struct ObjectId {
    OpId op;  // counter 0: the root
    auto operator<=>(const ObjectId&) const = default;
    bool is_root() const { return op.counter == 0; }
    std::string text() const;  // "_root" or the op's
};
inline const ObjectId root{};

}  // namespace automerge
