// "Dagen her": closed for new numbers, closed with the leftovers named, open again; by key and by click.
#include <catch2/catch.hpp>

#include "tests/counter/console/console_driver.hpp"
#include "tests/counter/console/console_scenes.hpp"

using namespace skranke;
using namespace skranke::test;

namespace {

SnapshotBuilder intake_closed() { return ready_for_next().about_the_day("10.20", IntakeClosed{}); }

}  // namespace

TEST_CASE("D 1 closes intake, and so do two clicks") {
    ConsoleDriver console(ready_for_next(), "10.24");
    SECTION("keys") {
        console.press('D');
        CHECK(console.shows("Åbent for nye numre"));
        console.press('1');
    }
    SECTION("clicks") {
        console.screen.click("Dagen");
        console.screen.click("Luk for nye numre");
    }
    CHECK(console.posted<CloseIntake>());
    console.show(intake_closed());
    console.accept();
    CHECK(console.shows("Lukket for nye numre siden kl. 10.20 (MKH)"));
    console.press('D');
    console.press('1');
    CHECK(console.posted<OpenIntake>());
}

TEST_CASE("the day closes after a question that names everybody who is not helped") {
    ConsoleDriver console(ready_for_next(), "10.24");
    console.press('D');
    console.press('2');
    CHECK(console.shows("Luk dagen?"));
    CHECK(console.shows("A 041"));
    CHECK(console.shows("er ikke hjulpet endnu."));
    CHECK(console.intents.empty());
    console.press('J');
    REQUIRE(console.posted<CloseDay>());
    CHECK(console.posted<CloseDay>()->leftovers.size() == ready_for_next().build()->day->waiting().size());
}

TEST_CASE("a closed day says who was not helped, and is opened again with one button") {
    ConsoleDriver console(ready_for_next().close_day("14.30"), "14.31");
    CHECK(console.shows("Dagen er lukket"));
    CHECK(console.shows("blev ikke hjulpet."));
    CHECK_FALSE(console.shows("Nyt\nnummer"));
    console.screen.click("Genåbn dagen");
    CHECK(console.posted<ReopenDay>());
}

TEST_CASE("with intake closed a number is handed out only by the words that say so") {
    ConsoleDriver console(intake_closed(), "10.24");
    console.press('N');
    console.press('3');
    CHECK(console.shows("Udlever alligevel"));
    console.press(ui::Key::enter);
    REQUIRE(console.posted<IssueTicket>());
    CHECK(console.posted<IssueTicket>()->although_closed);
}

TEST_CASE("somebody who got a number apart from the closing is marked in the line and can be called") {
    ConsoleDriver console(nobody_left().close_day("14.29").issue("C 021", "A01", "14.28"), "14.32");
    CHECK(console.shows("Efter lukning"));
    console.pause();
    console.press('K');
    CHECK(console.posted<CallNext>());
}
