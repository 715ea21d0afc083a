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

// Both take what check_scalar has passed.
Scalar decode_scalar(ScalarView scalar);
std::int64_t decode_integer(ScalarView scalar);  // of int, uint, counter and timestamp

// Writes the bytes of `scalar` to `storage` and returns the view of them.
ScalarView encode_scalar(const Scalar& scalar, Bytes& storage);

}  // namespace automerge
