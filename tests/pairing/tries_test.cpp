#include <catch2/catch.hpp>

#include "sync/pairing/pairing_tries.hpp"

using namespace skranke;
using namespace std::chrono_literals;
using pairing::Tries;

namespace {
const UtcTime noon{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + 12h};
}

TEST_CASE("digits are shown five times in ten minutes, and not a sixth") {
    Tries tries({});
    for (std::size_t left = 5; left > 0; --left) {
        CHECK(tries.left(noon) == left);
        tries.note(noon + 1s * (5 - left));
    }
    CHECK(tries.left(noon + 5s) == 0);
    CHECK(tries.left(noon + 10min - 1ms) == 0);
    CHECK(tries.left(noon + 10min) == 1);
    CHECK(tries.left(noon + 10min + 4s) == 5);
    SECTION("nor after the program is started anew") { CHECK(Tries(tries.times()).left(noon + 5s) == 0); }
    SECTION("and what is long ago is not kept") {
        tries.note(noon + 1h);
        CHECK(tries.times().size() == 1);
    }
}

TEST_CASE("a try that led to a device is none") {
    Tries tries({});
    tries.note(noon);
    tries.note(noon + 1s);
    tries.take_back_the_latest();
    CHECK(tries.times() == std::vector<UtcTime>{noon});
    tries.take_back_the_latest();
    tries.take_back_the_latest();
    CHECK(tries.left(noon) == 5);
}

TEST_CASE("a clock that is set back a little forgets nothing; years forget") {
    Tries tries({});
    for (int i = 0; i < 5; ++i) tries.note(noon);
    CHECK(tries.left(noon - 9min) == 0);
    CHECK(tries.left(noon - std::chrono::years{5}) == 5);
}
