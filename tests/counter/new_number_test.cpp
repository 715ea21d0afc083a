// "Nyt nummer": an ordinary citizen, an escorted one, and what is shown when.
#include <catch2/catch.hpp>

#include "tests/counter/console/console_driver.hpp"
#include "tests/counter/console/console_scenes.hpp"

using namespace skranke;
using namespace skranke::test;

namespace {

SnapshotBuilder with_number(Escort escort) {
    SnapshotBuilder scene = busy_morning();
    return scene.issue("A 048", "B03", "10.24", escort);
}

void accept_number(ConsoleDriver& console, Escort escort) {
    const SnapshotBuilder after = with_number(escort);
    console.show(after);
    console.accept(*after.build()->day->find(after.id("A 048")));
}

}  // namespace

TEST_CASE("N 3 Enter hands out an ordinary number") {
    ConsoleDriver console(busy_morning(), "10.24");
    console.press('N');
    CHECK(console.shows("Hvad vil borgeren have hjælp til?"));
    CHECK(console.shows("Søg blandt 16 emner"));
    console.press(ui::Key::enter);
    CHECK(console.intents.empty());
    console.press('3');
    console.press(ui::Key::enter);
    REQUIRE(console.posted<IssueTicket>());
    CHECK(console.posted<IssueTicket>()->service == ServiceId{"B01"});
    CHECK(console.posted<IssueTicket>()->escort == Escort::none);
}

TEST_CASE("N 5 L Enter J hands out a number to an escorted citizen who showed the card") {
    ConsoleDriver console(busy_morning(), "10.24");
    console.press('N');
    console.press('5');
    console.press('L');
    CHECK(console.shows("Videre til ID-kort"));
    console.press(ui::Key::enter);
    CHECK(console.shows("Er kommunalt ID-kort vist?"));
    CHECK(console.shows("Vi gemmer kun ja eller nej – aldrig navn eller kortets nummer."));
    CHECK(console.intents.empty());
    console.press('J');
    REQUIRE(console.posted<IssueTicket>());
    CHECK(console.posted<IssueTicket>()->escort == Escort::card_shown);
    accept_number(console, Escort::card_shown);
    CHECK(console.shows("Ledsaget, ID-kort set kl. 10.24. Kaldes efter A 041."));
}

TEST_CASE("neither answer about the card is chosen beforehand, so Enter gives none") {
    ConsoleDriver console(busy_morning(), "10.24");
    console.press('N');
    console.press('5');
    console.press('L');
    console.press(ui::Key::enter);
    CHECK(console.screen.registry().focused() == nullptr);
    console.press(ui::Key::enter);
    console.press(ui::Key::enter);
    CHECK(console.intents.empty());
    CHECK(console.shows("Er kommunalt ID-kort vist?"));
    console.press('N');
    REQUIRE(console.posted<IssueTicket>());
    CHECK(console.posted<IssueTicket>()->escort == Escort::card_not_shown);
}

TEST_CASE("a time that was agreed on goes with the number") {
    ConsoleDriver console(busy_morning(), "10.24");
    console.press('N');
    console.press('3');
    console.press('T');
    console.screen.type("halv elleve");
    console.press(ui::Key::enter);
    CHECK(console.shows("Skriv den aftalte tid som 10.30, eller lad feltet stå tomt."));
    CHECK(console.intents.empty());
    for (int i = 0; i < 11; ++i) console.press(ui::Key::backspace);
    console.screen.type("10.30");
    console.press(ui::Key::enter);
    REQUIRE(console.posted<IssueTicket>());
    CHECK(console.posted<IssueTicket>()->appointment == busy_morning().at("10.30"));
}

TEST_CASE("who only hands out numbers says that a citizen is escorted, and is not asked for a card") {
    ConsoleDriver console(busy_morning(), "10.24");
    console.show(among_hosts(busy_morning()));
    console.press('N');
    console.press('5');
    console.press('L');
    CHECK(console.shows("Skranken ser ID-kortet"));
    CHECK_FALSE(console.shows("Videre til ID-kort"));
    console.press(ui::Key::enter);
    REQUIRE(console.posted<IssueTicket>());
    CHECK(console.posted<IssueTicket>()->escort == Escort::claimed);
}

TEST_CASE("what the visit needs is said of the new number with one key, and shown once it is stored") {
    ConsoleDriver console(busy_morning(), "10.24");
    console.press('N');
    console.press('5');
    console.press(ui::Key::enter);
    accept_number(console, Escort::none);
    console.press('3');
    REQUIRE(console.posted<NoteNeeds>());
    CHECK(console.posted<NoteNeeds>()->needs == NeedSet{Need::hearing});
    CHECK(console.shows("Borgerens nummer er"));
    SnapshotBuilder after = with_number(Escort::none);
    after.needs("A 048", {Need::hearing}, "10.24");
    console.show(after);
    console.accept(*after.build()->day->find(after.id("A 048")));
    console.press('5');
    CHECK(console.posted<NoteNeeds>()->needs == NeedSet{Need::hearing, Need::calm});
    console.press(ui::Key::escape);
    CHECK(console.shows("· Hørelse"));
}

TEST_CASE("an answer about the card can be reached with Tab and given with Enter") {
    ConsoleDriver console(busy_morning(), "10.24");
    console.press('N');
    console.press('5');
    console.press('L');
    console.press(ui::Key::enter);
    for (int presses = 0; presses < 10; ++presses) {
        const ui::Item* item = console.screen.registry().focused();
        if (item != nullptr && item->label == "Ja, kortet er vist") {
            break;
        }
        console.press(ui::Key::tab);
    }
    console.press(ui::Key::enter);
    REQUIRE(console.posted<IssueTicket>());
    CHECK(console.posted<IssueTicket>()->escort == Escort::card_shown);
}

TEST_CASE("the number is shown only after the node has said that it is stored") {
    ConsoleDriver console(busy_morning(), "10.24");
    console.press('N');
    console.press('5');
    console.press(ui::Key::enter);
    REQUIRE(console.posted<IssueTicket>());
    CHECK(console.shows("Gemmer …"));
    CHECK_FALSE(console.shows("Borgerens nummer er"));
    // The snapshot may come before the reply; not even then.
    console.show(with_number(Escort::none));
    CHECK_FALSE(console.shows("Borgerens nummer er"));
    console.press(ui::Key::escape);
    console.press(ui::Key::enter);
    CHECK(console.intents.size() == 1);
    accept_number(console, Escort::none);
    CHECK(console.shows("Borgerens nummer er"));
    CHECK(console.shows("A 048"));
    CHECK(console.shows("Gemt kl. 10.24"));
    CHECK(console.shows("”Du har nummer A 048.”"));
    CHECK(console.shows("Kaldes efter A 047."));
    console.press(ui::Key::enter);
    CHECK_FALSE(console.shows("Borgerens nummer er"));
    CHECK(console.intents.size() == 1);
}

TEST_CASE("a number that was refused says why and can be tried again") {
    ConsoleDriver console(busy_morning(), "10.24");
    console.press('N');
    console.press('3');
    console.press(ui::Key::enter);
    console.refuse({.kind = Refusal::Kind::series_used_up,
                    .danish = "Der er ikke flere numre i rækken.",
                    .english = "The series is used up."});
    CHECK(console.shows("Der er ikke flere numre i rækken."));
    CHECK(console.shows("Hvad vil borgeren have hjælp til?"));
    console.press(ui::Key::enter);
    CHECK(console.intents.size() == 2);
}

TEST_CASE("a full disk is said in the dialog and on the status line, and goes when it works again") {
    ConsoleDriver console(busy_morning(), "10.24");
    console.press('N');
    console.press('3');
    console.press(ui::Key::enter);
    console.fail_with({ErrorCode::disk_full, "the disk is full"});
    CHECK_FALSE(console.shows("Borgerens nummer er"));
    CHECK(console.shows("Disken er fuld – nye numre kan ikke gemmes"));
    console.press(ui::Key::enter);
    accept_number(console, Escort::none);
    CHECK_FALSE(console.shows("Disken er fuld"));
}

TEST_CASE("searching narrows the services, and Enter takes the first that fits") {
    ConsoleDriver console(busy_morning(), "10.24");
    console.press('N');
    console.press('S');
    console.screen.type("LÅST mit");
    CHECK(console.shows("MitID – låst eller ny telefon"));
    CHECK(console.screen.registry().find("E03") == nullptr);
    console.press(ui::Key::enter);
    console.press(ui::Key::enter);
    REQUIRE(console.posted<IssueTicket>());
    CHECK(console.posted<IssueTicket>()->service == ServiceId{"B02"});
}

TEST_CASE("a search that fits nothing says so") {
    ConsoleDriver console(busy_morning(), "10.24");
    console.press('N');
    console.press('S');
    console.screen.type("badebillet");
    CHECK(console.shows("Intet emne passer til det, du skrev"));
    console.press(ui::Key::enter);
    CHECK(console.intents.empty());
}

TEST_CASE("the service can be corrected from the question about the card") {
    ConsoleDriver console(busy_morning(), "10.24");
    console.press('N');
    console.press('5');
    console.press('L');
    console.press(ui::Key::enter);
    CHECK(console.screen.click("change Emne"));
    CHECK(console.shows("Hvad vil borgeren have hjælp til?"));
    console.press('1');
    console.press(ui::Key::enter);
    console.press('J');
    REQUIRE(console.posted<IssueTicket>());
    CHECK(console.posted<IssueTicket>()->service == ServiceId{"A01"});
}
