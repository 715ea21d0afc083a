#include "automerge/encoding/scalar_codec.hpp"

#include <bit>

#include "automerge/encoding/byte_reader.hpp"
#include "automerge/encoding/leb128.hpp"
#include "automerge/encoding/utf8.hpp"

namespace automerge {

namespace {

std::uint64_t read_f64_bits(ByteView bytes) {
    std::uint64_t bits = 0;
    for (std::size_t i = 8; i-- > 0;) bits = bits << 8 | bytes[i];
    return bits;
}

std::int64_t read_signed(ByteView bytes) {
    std::int64_t value = 0;
    ByteReader(bytes).read_leb(value);
    return value;
}

std::uint64_t read_unsigned(ByteView bytes) {
    std::uint64_t value = 0;
    ByteReader(bytes).read_uleb(value);
    return value;
}

template <class... Cases>
struct Overloaded : Cases... {
    using Cases::operator()...;
};

}  // namespace

bool ScalarView::operator==(const ScalarView& other) const {
    if (type != other.type) return false;
    // As numbers: 0 and -0 are equal, and NaN is not equal to itself. The official library compares so too.
    if (type == ScalarType::f64)
        return std::bit_cast<double>(read_f64_bits(bytes)) ==
               std::bit_cast<double>(read_f64_bits(other.bytes));
    return std::equal(bytes.begin(), bytes.end(), other.bytes.begin(), other.bytes.end());
}

Result<void> check_scalar(ScalarView scalar) {
    ByteReader reader(scalar.bytes);
    std::uint64_t unsigned_value = 0;
    std::int64_t signed_value = 0;
    switch (scalar.type) {
        case ScalarType::null:
        case ScalarType::false_:
        case ScalarType::true_: break;
        case ScalarType::uint: reader.read_uleb(unsigned_value); break;
        case ScalarType::int_:
        case ScalarType::counter:
        case ScalarType::timestamp: reader.read_leb(signed_value); break;
        case ScalarType::f64:
            if (scalar.bytes.size() != 8) return malformed("a float's length is not 8");
            return {};
        case ScalarType::string:
            if (!is_utf8(scalar.bytes)) return malformed("a string value is not valid UTF-8");
            return {};
        default: return {};
    }
    if (reader.failed()) return reader.failure("a value");
    if (!reader.at_end()) return malformed("a value has bytes left over");
    return {};
}

Scalar decode_scalar(ScalarView scalar) {
    const ByteView bytes = scalar.bytes;
    switch (scalar.type) {
        case ScalarType::null: return Null{};
        case ScalarType::false_: return false;
        case ScalarType::true_: return true;
        case ScalarType::uint: return read_unsigned(bytes);
        case ScalarType::int_: return read_signed(bytes);
        case ScalarType::f64: return std::bit_cast<double>(read_f64_bits(bytes));
        case ScalarType::string: return std::string(as_text(bytes));
        case ScalarType::bytes: return Bytes(bytes.begin(), bytes.end());
        case ScalarType::counter: return Counter{read_signed(bytes)};
        case ScalarType::timestamp: return Timestamp{read_signed(bytes)};
    }
    return Unknown{static_cast<std::uint8_t>(scalar.type), Bytes(bytes.begin(), bytes.end())};
}

std::int64_t decode_integer(ScalarView scalar) {
    if (scalar.type == ScalarType::uint) return static_cast<std::int64_t>(read_unsigned(scalar.bytes));
    return read_signed(scalar.bytes);
}

ScalarView encode_scalar(const Scalar& scalar, Bytes& storage) {
    storage.clear();
    const auto stored = [&storage](ScalarType type) { return ScalarView{type, storage}; };
    return std::visit(
        Overloaded{
            [](Null) { return ScalarView{ScalarType::null, {}}; },
            [](bool value) { return ScalarView{value ? ScalarType::true_ : ScalarType::false_, {}}; },
            [&](std::uint64_t value) {
                append_uleb(storage, value);
                return stored(ScalarType::uint);
            },
            [&](std::int64_t value) {
                append_leb(storage, value);
                return stored(ScalarType::int_);
            },
            [&](double value) {
                const auto bits = std::bit_cast<std::uint64_t>(value);
                for (unsigned i = 0; i < 8; ++i)
                    storage.push_back(static_cast<std::uint8_t>(bits >> (8 * i)));
                return stored(ScalarType::f64);
            },
            [](const std::string& value) { return ScalarView{ScalarType::string, as_bytes(value)}; },
            [](const Bytes& value) { return ScalarView{ScalarType::bytes, value}; },
            [&](Counter value) {
                append_leb(storage, value.value);
                return stored(ScalarType::counter);
            },
            [&](Timestamp value) {
                append_leb(storage, value.milliseconds);
                return stored(ScalarType::timestamp);
            },
            [](const Unknown& value) {
                return ScalarView{static_cast<ScalarType>(value.type_code & 15), value.bytes};
            },
        },
        scalar);
}

}  // namespace automerge
