#pragma once
// Scalars as the value columns hold them: a type code with a length, and the bytes.
#include "automerge/error.hpp"
#include "automerge/value.hpp"

namespace automerge {

enum class ScalarType : std::uint8_t {
    null,
    false_,
    true_,
    uint,
    int_,
    f64,
    string,
    bytes,
    counter,
    timestamp  // 10–15 are unknown to us
};

// What a row's value metadata says and its bytes. The bytes belong to whoever made the view.
struct ScalarView {
    ScalarType type = ScalarType::null;
    ByteView bytes;

    std::uint64_t meta() const { return std::uint64_t{bytes.size()} << 4 | static_cast<unsigned>(type); }
    bool operator==(const ScalarView& other) const;
};

// Refuses bytes that do not say exactly one value of that type.
Result<void> check_scalar(ScalarView scalar);
// The values that are seen to be right at a glance: most of them. Of the others, check_scalar has to tell.
inline bool is_plainly_right(ScalarView scalar) {
    const ByteView bytes = scalar.bytes;
    switch (scalar.type) {
        case ScalarType::null:
        case ScalarType::false_:
        case ScalarType::true_: return bytes.empty();
        case ScalarType::uint:
        case ScalarType::int_:
        case ScalarType::counter:
        case ScalarType::timestamp: return bytes.size() == 1 && bytes[0] < 0x80;
        case ScalarType::string: {
            std::uint8_t all = 0;
            for (const std::uint8_t byte : bytes) all |= byte;
            return all < 0x80;
        }
        default: return false;
    }
}

// Both take what check_scalar has passed.
Scalar decode_scalar(ScalarView scalar);
std::int64_t decode_integer(ScalarView scalar);  // of int, uint, counter and timestamp

// Writes the bytes of `scalar` to `storage` and returns the view of them.
ScalarView encode_scalar(const Scalar& scalar, Bytes& storage);

}  // namespace automerge
