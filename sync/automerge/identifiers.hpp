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

namespace automerge {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

// Any bytes; 16 random ones by default. Ordered byte by byte.
struct ActorId {
    Bytes bytes;
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
