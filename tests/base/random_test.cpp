#include "shared/base/random.hpp"

#include <catch2/catch.hpp>
#include <set>

using namespace skranke;

TEST_CASE("the same seed gives the same numbers, another seed others") {
    SeededRandom one{7}, same{7}, other{8};
    for (int i = 0; i < 100; ++i) {
        const auto number = one.next();
        CHECK(number == same.next());
        CHECK(number != other.next());
    }
}

TEST_CASE("the seeded generator is SplitMix64 as published") {
    SeededRandom random{1234567};
    CHECK(random.next() == 6457827717110365317ull);
    CHECK(random.next() == 3203168211198807973ull);
    CHECK(random.next() == 9817491932198370423ull);
}

TEST_CASE("numbers below a bound reach all of them and none beyond") {
    SeededRandom random{1};
    std::array<int, 6> seen{};
    for (int i = 0; i < 6000; ++i) ++seen.at(random.below(6));
    for (const int count : seen) CHECK((count > 850 && count < 1150));
    CHECK(random.below(1) == 0);
}

TEST_CASE("the unit interval is half open and evenly filled") {
    SeededRandom random{2};
    double sum = 0;
    for (int i = 0; i < 10000; ++i) {
        const double drawn = random.unit();
        REQUIRE((drawn >= 0 && drawn < 1));
        sum += drawn;
    }
    CHECK(sum / 10000 == Approx(0.5).margin(0.02));
}

TEST_CASE("any number of bytes can be filled") {
    SeededRandom random{3};
    std::array<std::uint8_t, 13> bytes{};
    random.fill(bytes);
    CHECK(std::set<std::uint8_t>(bytes.begin(), bytes.end()).size() > 6);
    random.fill({});
}

TEST_CASE("the system's generator does not repeat itself") {
    SystemRandom random;
    std::set<std::uint64_t> drawn;
    for (int i = 0; i < 1000; ++i) drawn.insert(random.next());
    CHECK(drawn.size() == 1000);
}
