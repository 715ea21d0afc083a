#pragma once
// What a document holds at a key or an index: the format's scalars, and objects.
#include <variant>

#include "automerge/identifiers.hpp"

namespace automerge {

enum class ObjectType : std::uint8_t { map, list, text };

struct Null {
    auto operator<=>(const Null&) const = default;
};
// A number that several writers add to: see Transaction::increment. Read, it includes all increments.
struct Counter {
    std::int64_t value = 0;
    auto operator<=>(const Counter&) const = default;
};
struct Timestamp {
    std::int64_t milliseconds = 0;  // since 1970, UTC
    auto operator<=>(const Timestamp&) const = default;
};
// A value of a type code that this version does not know (10–15): carried as it came.
struct Unknown {
    std::uint8_t type_code = 10;
    Bytes bytes;
    auto operator<=>(const Unknown&) const = default;
};

// What can be put: the format's types, and nothing is converted between them: what was put as uint is read as
// uint everywhere. JavaScript holds integers up to 2^53 - 1 alone, and its official library then refuses to
// show the document: who shares documents with it keeps within that. It reads str as an ImmutableString;
// what people edit is a text object.
//
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

}  // namespace automerge
