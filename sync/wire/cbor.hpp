#pragma once
// CBOR as the wire needs it: values of definite length, read from bytes that nobody vouches for.
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "shared/base/bytes.hpp"
#include "shared/base/result.hpp"

namespace skranke::wire {

// null and undefined alike: JavaScript peers write `undefined` for what they do not have.
struct CborNothing {
    bool operator==(const CborNothing&) const = default;
};

struct CborValue;
using CborArray = std::vector<CborValue>;

// Text keys, in the order of the bytes: the value at an index belongs to the key at it.
struct CborMap {
    CborMap() = default;
    CborMap(std::initializer_list<std::pair<std::string, CborValue>> entries);
    void add(std::string key, CborValue value);
    bool operator==(const CborMap& other) const;

    std::vector<std::string> keys;
    std::vector<CborValue> values;
};

struct CborValue {
    std::variant<CborNothing, bool, std::uint64_t, std::int64_t, double, std::string, Bytes, CborArray,
                 CborMap>
        content;
    bool operator==(const CborValue&) const = default;

    const std::string* text() const { return std::get_if<std::string>(&content); }
    const Bytes* bytes() const { return std::get_if<Bytes>(&content); }
    const CborArray* array() const { return std::get_if<CborArray>(&content); }
    const CborMap* map() const { return std::get_if<CborMap>(&content); }
    // The value at a key of a map; null if this is no map or has no such key.
    const CborValue* find(std::string_view key) const;
};

// Refuses indefinite lengths, tags, keys that are not text or come twice, and what is over the limits.
Result<CborValue> decode_cbor(ByteView bytes);

// An unsigned number is std::uint64_t, a negative one std::int64_t, as `decode_cbor` gives them.
Bytes encode_cbor(const CborValue& value);

}  // namespace skranke::wire
