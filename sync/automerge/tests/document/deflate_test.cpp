// Whatever is deflated comes back, and is not larger than need be.
#include "automerge/storage/deflate.hpp"

#include <catch2/catch.hpp>
#include <random>

namespace automerge {
namespace {

void check_round_trip(Deflater& deflater, const Bytes& bytes) {
    const Bytes deflated = deflater.deflate(bytes);
    const auto inflated = inflate_raw(deflated, bytes.size());
    REQUIRE(inflated);
    REQUIRE(*inflated == bytes);
    // A stored block costs five bytes, the end of the stream one.
    REQUIRE(deflated.size() <= bytes.size() + 5 * (bytes.size() / 32768 + 1) + 1);
}

Bytes random_bytes(std::mt19937& random, std::size_t size, unsigned alphabet) {
    Bytes bytes(size);
    for (auto& byte : bytes) byte = static_cast<std::uint8_t>(random() % alphabet);
    return bytes;
}

}  // namespace

TEST_CASE("Deflated bytes come back whatever they are") {
    std::mt19937 random(7);
    Deflater deflater;
    for (std::size_t size = 0; size < 40; ++size)
        for (const unsigned alphabet : {1u, 2u, 256u})
            check_round_trip(deflater, random_bytes(random, size, alphabet));
    for (const std::size_t size :
         {255u, 256u, 4096u, 32767u, 32768u, 32769u, 65535u, 65536u, 300'000u, 1u << 20})
        for (const unsigned alphabet : {1u, 2u, 3u, 20u, 255u, 256u})
            check_round_trip(deflater, random_bytes(random, size, alphabet));
}

TEST_CASE("Deflated repetitions come back, near and far") {
    std::mt19937 random(8);
    Deflater deflater;
    for (int round = 0; round < 200; ++round) {
        Bytes bytes = random_bytes(random, 1 + random() % 2000, 1 + random() % 256);
        const std::size_t most = 1000 + random() % 150'000;
        while (bytes.size() < most) {
            if (random() % 4 == 0) {
                bytes.push_back(static_cast<std::uint8_t>(random()));
                continue;
            }
            const std::size_t distance = 1 + random() % std::min<std::size_t>(bytes.size(), 40'000);
            for (std::size_t length = 1 + random() % 400; length > 0; --length)
                bytes.push_back(bytes[bytes.size() - distance]);
        }
        check_round_trip(deflater, bytes);
    }
}

TEST_CASE("Symbols of very different frequency get codes that are not too long") {
    // Fibonacci frequencies make the deepest Huffman tree there is.
    Bytes bytes;
    std::size_t count = 1;
    std::size_t before = 1;
    for (std::uint8_t symbol = 0; symbol < 26; ++symbol) {
        bytes.insert(bytes.end(), count, symbol);
        count = std::exchange(before, before + count);
    }
    std::shuffle(bytes.begin(), bytes.end(), std::mt19937(9));
    Deflater deflater;
    check_round_trip(deflater, bytes);
}

TEST_CASE("Repetitions make a deflated stream short") {
    std::mt19937 random(10);
    Bytes text;
    const Bytes words = random_bytes(random, 4000, 26);
    while (text.size() < 100'000) {
        const std::size_t at = random() % 3900;
        text.insert(text.end(), words.begin() + static_cast<std::ptrdiff_t>(at),
                    words.begin() + static_cast<std::ptrdiff_t>(at + 20 + random() % 80));
    }
    CHECK(Deflater().deflate(text).size() < 10'000);
    CHECK(Deflater().deflate(Bytes(1'000'000, 0)).size() < 2'000);
}

}  // namespace automerge
