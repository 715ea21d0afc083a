#include "automerge/bloom_filter.hpp"

#include <catch2/catch.hpp>
#include <random>

namespace {

using automerge::BloomFilter;
using automerge::Bytes;
using automerge::ChangeHash;

std::vector<ChangeHash> random_hashes(std::size_t count, std::uint32_t seed) {
    std::mt19937 random{seed};
    std::vector<ChangeHash> hashes(count);
    for (auto& hash : hashes)
        for (auto& byte : hash.bytes) byte = static_cast<std::uint8_t>(random());
    return hashes;
}

}  // namespace

TEST_CASE("a bloom filter never denies what was put in, and seldom claims what was not") {
    for (const std::size_t count : {1u, 7u, 100u, 5000u}) {
        const auto held = random_hashes(count, 1);
        const BloomFilter filter{held};
        for (const auto& hash : held) CHECK(filter.contains(hash));
        const auto strangers = random_hashes(10'000, 2);
        const auto claimed =
            std::ranges::count_if(strangers, [&](auto& hash) { return filter.contains(hash); });
        CHECK(claimed < 400);  // about one in a hundred is expected
    }
}

TEST_CASE("a bloom filter survives its bytes") {
    const auto held = random_hashes(50, 3);
    const BloomFilter filter{held};
    const auto decoded = BloomFilter::decode(filter.encode());
    REQUIRE(decoded);
    CHECK(*decoded == filter);
}

TEST_CASE("an empty bloom filter has no bytes and holds nothing") {
    CHECK(BloomFilter{}.encode().empty());
    CHECK(BloomFilter{std::span<const ChangeHash>{}}.encode().empty());
    const auto decoded = BloomFilter::decode({});
    REQUIRE(decoded);
    CHECK_FALSE(decoded->contains(ChangeHash{}));
}

TEST_CASE("a bloom filter without entries is the same as none, whatever sizes it names") {
    const auto filter = BloomFilter::decode(Bytes{0, 8, 4});
    REQUIRE(filter);
    CHECK(*filter == BloomFilter{});
}

TEST_CASE("bloom filters of other sizes are read, as long as there is a bit to look at") {
    CHECK(BloomFilter::decode(Bytes{0x01, 0x08, 0x03, 0xff})->contains(ChangeHash{}));
    CHECK_FALSE(BloomFilter::decode(Bytes{0x01, 0x08, 0x03, 0x00})->contains(ChangeHash{}));
}

TEST_CASE("a bloom filter that would cost more than its bytes is refused") {
    CHECK_FALSE(BloomFilter::decode(Bytes{0x01, 0x00, 0x07}));                                // no bits
    CHECK_FALSE(BloomFilter::decode(Bytes{0x02, 0x0a, 0x07, 0xff}));                          // too few bits
    CHECK_FALSE(BloomFilter::decode(Bytes{0x01, 0x08, 0x80, 0x80, 0x04, 0xff}));              // 65,536 probes
    CHECK_FALSE(BloomFilter::decode(Bytes{0xff, 0xff, 0xff, 0xff, 0x0f, 0x0a, 0x07, 0xff}));  // 4 G entries
    CHECK_FALSE(BloomFilter::decode(Bytes{0x81, 0x00, 0x0a, 0x07, 0xff, 0xff}));  // not the shortest form
}
