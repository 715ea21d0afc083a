// The guidance card: key I and its quiet action, in the line's place or beside the ticket.
#include <catch2/catch.hpp>

#include "tests/counter/console/console_driver.hpp"
#include "tests/counter/console/console_scenes.hpp"

namespace {

using namespace skranke;
using namespace skranke::test;

constexpr ui::WindowSize wide_window{1920, 1080, 1};

}  // namespace

TEST_CASE(
    "Key I shows the guidance card of the citizen's service, in the very next frame, and hides it again") {
    ConsoleDriver console(busy_morning(), "10.24");
    CHECK_FALSE(console.shows("Det hjælper vi med"));
    CHECK(console.shows("12 venter"));
    console.press('I');
    CHECK(console.shows("MitID – låst eller ny telefon"));
    CHECK(console.shows("Det hjælper vi med"));
    CHECK(console.shows("Ny kode eller ny telefon"));
    CHECK(console.shows("Det hjælper vi ikke med"));
    CHECK(console.shows("Netbank og private konti"));
    CHECK(console.shows("Skal medbringes"));
    CHECK(console.shows("Eller et vidne med eget MitID"));
    CHECK(console.shows("MitID.dk → Hjælp"));
    CHECK(console.shows("Den Digitale Hotline 70 20 00 00"));
    CHECK(console.shows("Tager typisk 15 minutter"));
    CHECK_FALSE(console.shows("12 venter"));
    console.press('I');
    CHECK(console.shows("12 venter"));
    CHECK(console.intents.empty());
}

TEST_CASE("The card opens by its quiet action, and Esc takes it away") {
    ConsoleDriver console(busy_morning(), "10.24");
    console.screen.click("Vejledning");
    CHECK(console.shows("Skal medbringes"));
    console.press(ui::Key::escape);
    CHECK(console.shows("12 venter"));
    CHECK_FALSE(console.shows("Skal medbringes"));
}

TEST_CASE("Before a call the card is that of the citizen who is next") {
    ConsoleDriver console(ready_for_next(), "10.24");
    console.press('I');
    CHECK(console.shows("MitID – uden legitimation"));
    CHECK(console.shows("Eller ledsager med kommunalt ID-kort"));
    CHECK(console.shows("Tager typisk 35 minutter"));
}

TEST_CASE("While it is not settled whose citizen it is, there is no card") {
    ConsoleDriver console(called_twice(), "09.41", ConsoleDriver::at_skranke_3(), wide_window);
    CHECK_FALSE(console.shows("Vejledningskort"));
    CHECK(console.shows("Hjulpet i dag"));
}

TEST_CASE("With nobody to guide there is no card, and key I does nothing") {
    ConsoleDriver console(nobody_left(), "14.27");
    console.press('I');
    CHECK_FALSE(console.shows("Vejledningskort"));
    CHECK(console.shows("Ingen venter lige nu"));
}

TEST_CASE("On a wide screen the card stands beside ticket and line; key I changes it for today's figures") {
    ConsoleDriver console(busy_morning(), "10.24", ConsoleDriver::at_skranke_3(), wide_window);
    CHECK(console.shows("Skal medbringes"));
    CHECK(console.shows("12 venter"));
    CHECK_FALSE(console.shows("Hjulpet i dag"));
    console.press('I');
    CHECK_FALSE(console.shows("Skal medbringes"));
    CHECK(console.shows("Hjulpet i dag"));
    console.press('I');
    CHECK(console.shows("Skal medbringes"));
}

TEST_CASE("The card's own words are there in English, too") {
    auto options = ConsoleDriver::at_skranke_3();
    options.language = Language::english;
    ConsoleDriver console(busy_morning(), "10.24", options);
    console.press('I');
    CHECK(console.shows("We do not help with"));
    CHECK(console.shows("Usually takes 15 minutes"));
}
