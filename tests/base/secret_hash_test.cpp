#include "shared/base/secret_hash.hpp"

#include <catch2/catch.hpp>

using namespace skranke;

namespace {

ByteView bytes_of(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

}  // namespace

TEST_CASE("scrypt gives what RFC 7914 says it gives") {
    const auto hash = scrypt(bytes_of("pleaseletmein"), bytes_of("SodiumChloride"),
                             {.n = 16384, .block_size = 8, .passes = 1});
    REQUIRE(hash);
    CHECK(to_hex(*hash) == "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2");
}

TEST_CASE("a cost that makes no sense is an error, not a crash") {
    CHECK_FALSE(scrypt(bytes_of("123456"), bytes_of("salt"), {.n = 3, .block_size = 8, .passes = 1}));
}

TEST_CASE("secrets are the same only when each byte is") {
    SecretHash one{}, other{};
    CHECK(same_secret(one, other));
    other.back() = 1;
    CHECK_FALSE(same_secret(one, other));
}
