// "Hvilket nummer var det sidste i dag?": asked of a device whose disk is a copy.
#include <catch2/catch.hpp>

#include "tests/counter/console/console_driver.hpp"
#include "tests/counter/console/console_scenes.hpp"

using namespace skranke;
using namespace skranke::test;

namespace {

// The status line's button was pressed.
struct Asked : ConsoleDriver {
    Asked() : ConsoleDriver(busy_morning().held_after({'A', 47}), "10.24") {
        screen.click("Sig sidste nummer");
    }
};

}  // namespace

TEST_CASE("the question names the day that it is about") { CHECK(Asked().shows("mandag 3. november")); }

TEST_CASE("the number is typed, and Enter goes on after it") {
    Asked console;
    CHECK(console.shows("Hvilket nummer var det sidste i dag?"));
    console.press(ui::Key::enter);
    CHECK(console.intents.empty());
    console.screen.type("a 052");
    CHECK(console.shows("Fortsæt efter A 052"));
    console.press(ui::Key::enter);
    REQUIRE(console.posted<ConfirmLastNumber>());
    CHECK(console.posted<ConfirmLastNumber>()->last == 52);
}

TEST_CASE("a number before one that is known is not taken for the last") {
    Asked console;
    console.screen.type("46");
    console.press(ui::Key::enter);
    CHECK(console.intents.empty());
}

TEST_CASE("whoever does not know goes on a hundred further") {
    Asked console;
    console.screen.click("Ved ikke – fortsæt efter A\u00a0147");
    REQUIRE(console.posted<ConfirmLastNumber>());
    CHECK_FALSE(console.posted<ConfirmLastNumber>()->last);
}

TEST_CASE("a refused number asks for the last one") {
    ConsoleDriver console(busy_morning(), "10.24");
    console.press('N');
    console.press('3');
    console.press(ui::Key::enter);
    console.refuse({.kind = Refusal::Kind::series_held, .danish = "", .english = ""});
    CHECK(console.shows("Hvilket nummer var det sidste i dag?"));
}
