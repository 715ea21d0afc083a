// Times of day as people type them.
#include "counter/typed_time.hpp"

#include <catch2/catch.hpp>
#include <string_view>

using namespace skranke;

namespace {

constexpr ServiceDay day{std::chrono::year{2026} / 11 / 23};

}  // namespace

TEST_CASE("a time is understood in all the ways in which it is written") {
    const auto expected = from_danish_time(std::chrono::local_days{day.date} + std::chrono::hours{9} +
                                           std::chrono::minutes{32});
    for (const std::string_view text :
         {"9.32", "09.32", "9:32", "09:32", "932", "0932", "kl. 9.32", " 9.32 ", "t932"}) {
        INFO(text);
        CHECK(time_typed(text, day) == expected);
    }
}

TEST_CASE("what is no time of day is none") {
    for (const std::string_view text :
         {"", " ", "9", "93", "24.00", "9.60", "9.5", "9.320", "12345", "9..32", "9.3a", "-9.32", "+932",
          "halv ti", "9.32 eller 10", "kl.", ".32", "9.", "9 32"}) {
        INFO(text);
        CHECK_FALSE(time_typed(text, day));
    }
}
