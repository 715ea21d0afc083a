#include "shared/base/bytes.hpp"

#include <catch2/catch.hpp>

using namespace skranke;

TEST_CASE("bytes are written as two lower-case hexadecimal digits each") {
    CHECK(to_hex(Bytes{0x00, 0x0f, 0xa9, 0xff}) == "000fa9ff");
    CHECK(to_hex(Bytes{}).empty());
}

TEST_CASE("hexadecimal text of either case is read back") {
    CHECK(from_hex("000fA9fF") == Bytes{0x00, 0x0f, 0xa9, 0xff});
    CHECK(from_hex("") == Bytes{});
}

TEST_CASE("text that is odd in length or not hexadecimal gives nothing") {
    CHECK_FALSE(from_hex("abc"));
    CHECK_FALSE(from_hex("0g"));
    CHECK_FALSE(from_hex("0x"));
    CHECK_FALSE(from_hex(" 1"));
}
