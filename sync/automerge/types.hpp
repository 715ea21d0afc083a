#pragma once
// The nouns of the format: actors, operations, objects, hashes, values. Names are the format's own.
#include <array>
#include <compare>
#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace automerge {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

enum class ErrorKind {
    truncated,           // the bytes end too early
    malformed,           // they break the format
    checksum,            // a chunk's checksum is wrong
    non_canonical,       // "poison": the change could not be rebuilt byte for byte from what it says
    missing_dependency,  // changes refer to others that are not there
    duplicate_sequence,  // another change with the same actor and sequence number is known
    over_limit,          // larger than Limits allow
    invalid_operation,   // the caller asks for what the document does not allow
};

// `message` is one line that names what is wrong and where.
struct Error {
    ErrorKind kind{};
    std::string message;
};

template <class T = void>
using Result = std::expected<T, Error>;

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

enum class ObjectType : std::uint8_t { map, list, text };

// The root map, or the object made by an operation. Cheap to copy; meaningful in any replica.
struct ObjectId {
    OpId op;  // counter 0: the root
    auto operator<=>(const ObjectId&) const = default;
    bool is_root() const { return op.counter == 0; }
    std::string text() const;  // "_root" or the op's
};
inline const ObjectId root{};

struct Null {
    auto operator<=>(const Null&) const = default;
};
struct Counter {
    std::int64_t value = 0;
    auto operator<=>(const Counter&) const = default;
};
struct Timestamp {
    std::int64_t milliseconds = 0;
    auto operator<=>(const Timestamp&) const = default;
};
// A value of a type code that this version does not know (10–15): carried as it came.
struct Unknown {
    std::uint8_t type_code = 10;
    Bytes bytes;
    auto operator<=>(const Unknown&) const = default;
};

// int64 = int, uint64 = uint, double = f64, std::string = str (UTF-8), Bytes = bytes.
using Scalar = std::variant<Null, bool, std::uint64_t, std::int64_t, double, std::string, Bytes, Counter,
                            Timestamp, Unknown>;

// What is visible at a key or index: a scalar or an object, and the operation that put it there.
struct Value {
    std::variant<Scalar, ObjectType> content;
    OpId id;

    bool is_object() const { return std::holds_alternative<ObjectType>(content); }
    ObjectId object() const { return ObjectId{id}; }  // meaningful if is_object()
    const Scalar* scalar() const { return std::get_if<Scalar>(&content); }
    const std::string* str() const;               // null unless a str
    std::optional<std::int64_t> integer() const;  // int, uint that fits, counter or timestamp
};

// Bounds on what untrusted bytes may ask for; checked before anything is allocated.
struct Limits {
    std::size_t inflated_chunk_bytes = 256u << 20;  // of one chunk or column
    std::size_t operations_per_change = 1u << 24;
    std::size_t operations_per_document = 1u << 26;  // in one document chunk
    std::size_t changes_per_document = 1u << 23;     // in one document chunk
    std::uint64_t counter_max = 0xffffffffu;         // the official library holds counters in 32 bits
};

}  // namespace automerge
