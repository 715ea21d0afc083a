#include "sync/repo/document_id.hpp"

#include <catch2/catch.hpp>

#include "shared/base/random.hpp"
#include "sync/repo/base58.hpp"

using namespace skranke;

TEST_CASE("A document id is written as automerge-repo writes it") {
    const auto bytes = from_hex("b6f6a83f487042b988faa11b959132c0");
    REQUIRE(bytes);
    const auto id = DocumentId::from_bytes(*bytes);
    REQUIRE(id);
    CHECK(id->text() == "3YqoNRxx3g3WWesscZyyeAQJtEpR");
    CHECK(id->url() == "automerge:3YqoNRxx3g3WWesscZyyeAQJtEpR");
    CHECK(DocumentId::parse("3YqoNRxx3g3WWesscZyyeAQJtEpR") == id);
    CHECK(DocumentId::parse_url("automerge:3YqoNRxx3g3WWesscZyyeAQJtEpR") == id);
    CHECK(DocumentId::parse_url("automerge:3YqoNRxx3g3WWesscZyyeAQJtEpR/events#abc|def") == id);
}

TEST_CASE("A wrong letter in an id is noticed") {
    const std::string right = "3YqoNRxx3g3WWesscZyyeAQJtEpR";
    for (std::size_t at = 0; at < right.size(); ++at) {
        auto wrong = right;
        wrong[at] = wrong[at] == 'x' ? 'y' : 'x';
        CHECK_FALSE(DocumentId::parse(wrong));
    }
    CHECK_FALSE(DocumentId::parse(""));
    CHECK_FALSE(DocumentId::parse("0OIl"));
    CHECK_FALSE(DocumentId::parse(right + right + right));
    CHECK_FALSE(DocumentId::parse(to_base58check(Bytes(15, 7))));
    CHECK_FALSE(DocumentId::parse_url("https:3YqoNRxx3g3WWesscZyyeAQJtEpR"));
}

TEST_CASE("Base58 gives back any bytes, leading zeros too") {
    SeededRandom random(3);
    for (std::size_t size = 0; size <= 40; ++size) {
        Bytes bytes(size);
        random.fill(bytes);
        for (std::size_t zeros = 0; zeros <= std::min<std::size_t>(size, 3); ++zeros) {
            std::fill_n(bytes.begin(), zeros, std::uint8_t{0});
            CHECK(from_base58check(to_base58check(bytes)) == bytes);
        }
    }
}

TEST_CASE("A derived id is a UUID of version 4 and follows from its subject alone") {
    const auto id = DocumentId::derive("skranke/day/v1");
    CHECK(id == DocumentId::derive("skranke/day/v1"));
    CHECK(id != DocumentId::derive("skranke/day/v2"));
    CHECK((id.bytes[6] & 0xf0) == 0x40);
    CHECK((id.bytes[8] & 0xc0) == 0x80);
}
