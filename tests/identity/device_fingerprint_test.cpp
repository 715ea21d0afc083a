#include "sync/identity/device_fingerprint.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "shared/base/random.hpp"

using namespace skranke;

namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
constexpr std::size_t group_length = 7, groups = 8;

DeviceFingerprint any_fingerprint(Random& random) {
    DeviceFingerprint fingerprint;
    random.fill(fingerprint.bytes);
    return fingerprint;
}

// Where the n-th character stands, hyphens left out.
std::size_t place_in_text(std::size_t n) { return n + n / group_length; }

std::string error_in(const std::string& text) {
    const auto parsed = parse_fingerprint(text);
    return parsed ? "no error" : parsed.error().message;
}

}  // namespace

TEST_CASE("a fingerprint is eight groups of seven characters, and is read back as it was written") {
    SeededRandom random(1);
    for (int round = 0; round < 1000; ++round) {
        const auto fingerprint = any_fingerprint(random);
        const auto text = fingerprint.text();
        REQUIRE(text.size() == groups * group_length + groups - 1);
        for (std::size_t i = 0; i < text.size(); ++i)
            REQUIRE((i % (group_length + 1) == group_length) == (text[i] == '-'));
        REQUIRE(parse_fingerprint(text) == fingerprint);
    }
}

TEST_CASE("fingerprints that are known by heart stay as they are") {
    CHECK(DeviceFingerprint{}.text() == "AAAAAAA-AAAAAAA-AAAAAAA-AAAAAAA-AAAAAAA-AAAAAAA-AAAAAAA-AAAAAAA");
    DeviceFingerprint counting;
    for (std::size_t i = 0; i < counting.bytes.size(); ++i) counting.bytes[i] = static_cast<std::uint8_t>(i);
    CHECK(counting.text() == "AAAQEAY-EAUDAOC-AJBIFQY-DIOB46Y-IBCEQTC-QKRMFYY-DENBWHA-5DYPQDM");
}

TEST_CASE("a fingerprint may be typed in small letters, with spaces or nothing between the groups") {
    SeededRandom random(2);
    const auto fingerprint = any_fingerprint(random);
    std::string small, spaced = "  ", bare;
    for (const char character : fingerprint.text()) {
        const bool letter = character >= 'A' && character <= 'Z';
        small += letter ? static_cast<char>(character - 'A' + 'a') : character;
        spaced += character == '-' ? ' ' : character;
        if (character != '-') bare += character;
    }
    CHECK(parse_fingerprint(small) == fingerprint);
    CHECK(parse_fingerprint(spaced + "\n") == fingerprint);
    CHECK(parse_fingerprint(bare) == fingerprint);
    CHECK(parse_fingerprint("AAAA AAA AAAAAAA-AAAAAAA-AAAAAAA-AAAAAAA-AAAAAAA-AAAAAAA-AAAAAAA") ==
          DeviceFingerprint{});
}

TEST_CASE("0, 1 and 8, which are in no fingerprint, are read as O, I and B") {
    SeededRandom random(3);
    for (int round = 0; round < 100; ++round) {
        const auto fingerprint = any_fingerprint(random);
        auto text = fingerprint.text();
        for (char& character : text) {
            if (character == 'O') character = '0';
            if (character == 'I') character = '1';
            if (character == 'B') character = '8';
        }
        REQUIRE(parse_fingerprint(text) == fingerprint);
    }
}

TEST_CASE("any single wrong character is noticed, and its group is named") {
    SeededRandom random(4);
    for (int round = 0; round < 20; ++round) {
        const auto right = any_fingerprint(random).text();
        for (std::size_t n = 0; n < groups * group_length; ++n) {
            for (const char other : alphabet) {
                auto text = right;
                if (std::exchange(text[place_in_text(n)], other) == other) continue;
                const auto group = std::to_string(n / group_length + 1);
                INFO(right << " typed as " << text);
                REQUIRE(error_in(text).find("look at group " + group + ",") != std::string::npos);
            }
        }
    }
}

TEST_CASE("two wrong characters in a half, and two that changed places, are noticed") {
    SeededRandom random(5);
    constexpr std::size_t half = groups * group_length / 2;
    for (int round = 0; round < 20'000; ++round) {
        const auto fingerprint = any_fingerprint(random);
        auto text = fingerprint.text();
        const auto start = random.below(2) * half;
        for (int typo = 0; typo < 2; ++typo)
            text[place_in_text(start + random.below(half))] = alphabet[random.below(alphabet.size())];
        if (text == fingerprint.text()) continue;
        INFO(fingerprint.text() << " typed as " << text);
        REQUIRE_FALSE(parse_fingerprint(text));
    }
    for (int round = 0; round < 1000; ++round) {
        const auto right = any_fingerprint(random).text();
        auto text = right;
        const auto n = random.below(groups * group_length - 1);
        std::swap(text[place_in_text(n)], text[place_in_text(n + 1)]);
        if (text == right) continue;
        INFO(right << " typed as " << text);
        REQUIRE_FALSE(parse_fingerprint(text));
    }
}

TEST_CASE("a character left out or typed twice is noticed, and its group is named") {
    SeededRandom random(6);
    for (int round = 0; round < 100; ++round) {
        const auto right = any_fingerprint(random).text();
        const auto n = random.below(groups * group_length);
        const auto group = "group " + std::to_string(n / group_length + 1) + " ";
        auto shorter = right, longer = right;
        shorter.erase(place_in_text(n), 1);
        longer.insert(place_in_text(n), 1, right[place_in_text(n)]);
        REQUIRE(error_in(shorter).find(group) != std::string::npos);
        REQUIRE(error_in(longer).find(group) != std::string::npos);
    }
}

TEST_CASE("what is no fingerprint at all is refused in words") {
    for (const auto* text : {"", "-", "hello", "ABCDEFG", "Æ"}) {
        INFO(text);
        CHECK(error_in(text).find("not the fingerprint of a device") != std::string::npos);
    }
    auto text = DeviceFingerprint{}.text();
    text[place_in_text(30)] = '?';
    CHECK(error_in(text).find("group 5") != std::string::npos);
    CHECK(error_in(std::string(100'000, 'A')).find("100000 characters") != std::string::npos);
}
