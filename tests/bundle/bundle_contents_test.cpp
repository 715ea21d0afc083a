#include "sync/bundle/bundle_contents.hpp"

#include <array>
#include <catch2/catch.hpp>

#include "sync/bundle/bundle_limits.hpp"

using namespace skranke;
using bundle::Contents;

namespace {

DocumentId document(std::uint8_t first) { return {.bytes = {first, 2, 3}}; }

Contents example() {
    return {.municipality = "000102030405060708090a0b0c0d0e0f",
            .device = "1011121314151617",
            .histories = {{document(1), {7}}, {document(2), {8, 9}}}};
}

Bytes encoded(const Contents& contents) {
    auto bytes = encode(contents);
    REQUIRE(bytes);
    return *std::move(bytes);
}

constexpr std::size_t count_at = 24, first_length_at = 28 + 16;

}  // namespace

TEST_CASE("what is written into a bundle is read out of it") {
    CHECK(bundle::decode(encoded(example())) == example());
    auto empty = example();
    empty.histories.clear();
    CHECK(bundle::decode(encoded(empty)) == empty);
}

TEST_CASE("a bundle that is cut off anywhere, or goes on after its end, is refused") {
    auto bytes = encoded(example());
    for (std::size_t length = 0; length < bytes.size(); ++length)
        CHECK_FALSE(bundle::decode(ByteView(bytes).first(length)));
    bytes.push_back(0);
    CHECK_FALSE(bundle::decode(bytes));
}

TEST_CASE("a bundle that says it holds more than it does is refused before memory is taken for it") {
    auto bytes = encoded(example());
    SECTION("documents") {
        for (std::size_t i = 0; i < 4; ++i) bytes[count_at + i] = 0xff;
        CHECK_FALSE(bundle::decode(bytes));
    }
    SECTION("bytes of one") {
        for (std::size_t i = 0; i < 4; ++i) bytes[first_length_at + i] = 0xff;
        CHECK_FALSE(bundle::decode(bytes));
    }
}

TEST_CASE("a document is in a bundle once, and its history is something") {
    auto contents = example();
    SECTION("twice") { contents.histories[1].document = contents.histories[0].document; }
    SECTION("in the wrong order") { std::swap(contents.histories[0], contents.histories[1]); }
    const auto bytes = bundle::encode(contents);
    REQUIRE(bytes);
    CHECK_FALSE(bundle::decode(*bytes));
    contents.histories[0].bytes.clear();
    CHECK_FALSE(bundle::encode(contents));
}

TEST_CASE("a bundle takes as many documents and bytes as the limits say, and not one more") {
    using namespace bundle;
    auto contents = example();
    contents.histories.clear();
    for (std::size_t i = 0; i < documents_max; ++i)
        contents.histories.push_back(
            {{.bytes = {static_cast<std::uint8_t>(i >> 8U), static_cast<std::uint8_t>(i)}}, {1}});
    auto bytes = encoded(contents);
    CHECK(decode(bytes) == contents);
    contents.histories.push_back({{.bytes = {0xff}}, {1}});
    CHECK_FALSE(encode(contents));
    // The same, as somebody else could have written it.
    const std::size_t one_more = documents_max + 1;
    bytes[count_at + 2] = static_cast<std::uint8_t>(one_more >> 8U);
    bytes[count_at + 3] = static_cast<std::uint8_t>(one_more);
    const std::array<std::uint8_t, 16> id{0xff};
    bytes.insert(bytes.end(), id.begin(), id.end());
    bytes.insert(bytes.end(), {0, 0, 0, 1, 1});
    CHECK_FALSE(decode(bytes));

    contents.histories = {{document(1), Bytes(history_bytes_max, 1)}};
    bytes = encoded(contents);
    CHECK(decode(bytes) == contents);
    contents.histories[0].bytes.push_back(1);
    CHECK_FALSE(encode(contents));
    bytes[first_length_at + 3] = 1;
    bytes.push_back(1);
    CHECK_FALSE(decode(bytes));
}

TEST_CASE("a bundle is of a municipality, by a device") {
    auto contents = example();
    SECTION("no municipality") { contents.municipality = "0001"; }
    SECTION("no hexadecimal") { contents.device = "en enhed i skuff"; }
    CHECK_FALSE(bundle::encode(contents));
}
