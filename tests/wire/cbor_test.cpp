#include "sync/wire/cbor.hpp"

#include <catch2/catch.hpp>

#include "shared/base/random.hpp"
#include "sync/wire/limits.hpp"

namespace {

using namespace skranke;
using namespace skranke::wire;

Result<CborValue> decoded(std::string_view hex) { return decode_cbor(from_hex(hex).value()); }

}  // namespace

TEST_CASE("Values of every kind come back as they went") {
    const CborValue value{CborMap{
        {"nothing", {CborNothing{}}},
        {"yes", {true}},
        {"small", {std::uint64_t{23}}},
        {"large", {UINT64_MAX}},
        {"negative", {std::int64_t{-1}}},
        {"lowest", {INT64_MIN}},
        {"half", {0.5}},
        {"text", {std::string("Værestedet")}},
        {"bytes", {Bytes{0, 1, 255}}},
        {"empty", {Bytes{}}},
        {"list", {CborArray{{std::uint64_t{1}}, {CborMap{}}, {CborArray{}}}}},
    }};
    const auto again = decode_cbor(encode_cbor(value));
    REQUIRE(again);
    CHECK(*again == value);
}

TEST_CASE("The forms that cbor-x writes are read") {
    const auto map = decoded("b900026161f7616201");  // {a: undefined, b: 1} with a count in 16 bits
    REQUIRE(map);
    CHECK(map->find("a")->content == CborValue{CborNothing{}}.content);
    CHECK(map->find("b")->content == CborValue{std::uint64_t{1}}.content);
    CHECK(map->find("c") == nullptr);
    CHECK(decoded("5900030a0b0c")->bytes()->size() == 3);
    CHECK(decoded("780161")->text()->size() == 1);
}

TEST_CASE("Bytes that nobody should send are refused") {
    for (const auto* hex : {
             "",          // nothing
             "a1",        // a map without its entry
             "a16161",    // a key without its value
             "0101",      // two values
             "5f4101ff",  // bytes of indefinite length
             "7f6161ff",
             "9f01ff",              // text, list
             "bf616101ff",          // map
             "ff",                  // an end of nothing
             "c100",                // a tag
             "d84041ff",            // tag 64
             "a10102",              // a key that is a number
             "a2616101616102",      // a key twice
             "5bffffffffffffffff",  // more bytes than there can be
             "7bffffffffffffffff",
             "9bffffffffffffffff",
             "bbffffffffffffffff",
             "9affffffff",
             "3bffffffffffffffff",  // below 64 bits
             "1c",
             "fc",  // reserved
         }) {
        INFO(hex);
        CHECK_FALSE(decoded(hex));
    }
}

TEST_CASE("Depth, number and length are bounded, at the bound and one above it") {
    const auto nested = [](int depth) {
        Bytes bytes(static_cast<std::size_t>(depth), 0x81);
        bytes.push_back(0x01);
        return decode_cbor(bytes);
    };
    CHECK(nested(nesting_max));
    CHECK_FALSE(nested(nesting_max + 1));
    CHECK_FALSE(nested(1'000'000));

    const auto many = [](std::size_t count) {
        CborArray array(count, CborValue{true});
        return decode_cbor(encode_cbor(CborValue{std::move(array)}));
    };
    CHECK(many(items_max - 1));
    CHECK_FALSE(many(items_max));

    const auto long_text = [](std::size_t size) {
        return decode_cbor(encode_cbor(CborValue{std::string(size, 'x')}));
    };
    CHECK(long_text(text_bytes_max));
    CHECK_FALSE(long_text(text_bytes_max + 1));
}

TEST_CASE("Random bytes and damaged frames are read or refused, never more") {
    SeededRandom random(19);
    const auto frame = encode_cbor(CborValue{CborMap{{"type", {std::string("sync")}},
                                                     {"data", {Bytes(200, 7)}},
                                                     {"list", {CborArray(20, CborValue{true})}}}});
    for (int round = 0; round < 20'000; ++round) {
        Bytes bytes = frame;
        if (round % 2 == 0) {
            bytes.resize(random.below(64));
            random.fill(bytes);
        } else {
            for (int damage = 0; damage < 4; ++damage)
                bytes[random.below(bytes.size())] = static_cast<std::uint8_t>(random.next());
        }
        const auto value = decode_cbor(bytes);
        if (value) CHECK(decode_cbor(encode_cbor(*value)).has_value());
    }
}
