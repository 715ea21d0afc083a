// Bad days and places of other kinds, at the console: crisis, paper, a visit, a quiet place.
#include <catch2/catch.hpp>

#include "tests/counter/console/console_driver.hpp"
#include "tests/counter/console/console_scenes.hpp"

using namespace skranke;
using namespace skranke::test;

namespace {

SnapshotBuilder with_paper() {
    return ready_for_next().about_the_day("10.20", PaperBlockReserved{'A', 61, 90});
}

SnapshotBuilder quiet_place() { return ready_for_next().quiet(); }

}  // namespace

TEST_CASE("D 4 J switches crisis mode on, and then only its services are offered") {
    ConsoleDriver console(ready_for_next(), "10.24");
    console.press('D');
    console.press('4');
    CHECK(console.shows("Slå beredskab til alle steder?"));
    CHECK(console.intents.empty());
    console.press('J');
    REQUIRE(console.posted<SwitchCrisis>());
    CHECK(console.posted<SwitchCrisis>()->on);
    console.show(ready_for_next().crisis("10.24"));
    console.accept();
    CHECK(console.shows("Beredskab siden kl. 10.24 (MKH)"));
    console.press('N');
    CHECK(console.shows("Husly"));
    CHECK(console.shows("Søg blandt 5 emner"));
    console.press('2');
    console.press(ui::Key::enter);
    REQUIRE(console.posted<IssueTicket>());
    CHECK(console.posted<IssueTicket>()->service == ServiceId{"K02"});
}

TEST_CASE("a number from paper is entered with a service and Enter, and the next one is ready") {
    ConsoleDriver console(with_paper(), "10.24");
    console.press('D');
    console.press('3');
    CHECK(console.shows("A 061 til A 090: 30 mangler at blive skrevet ind"));
    console.press('3');
    console.press(ui::Key::enter);
    REQUIRE(console.posted<EnterPaper>());
    const EnterPaper entered = *console.posted<EnterPaper>();
    CHECK(entered.number == TicketNumber{'A', 61});
    CHECK(entered.service == ServiceId{"B01"});
    CHECK(entered.came_at == with_paper().at("10.24"));
    CHECK(entered.helped);

    SnapshotBuilder after = with_paper().issue("A 061", "B01", "10.24");
    console.show(after);
    console.accept(*after.build()->day->find(TicketNumber{'A', 61}));
    CHECK(console.shows("A 061 til A 090: 29 mangler at blive skrevet ind"));
    console.press('V');
    console.press('2');
    console.press(ui::Key::enter);
    REQUIRE(console.intents.size() == 2);
    CHECK(console.posted<EnterPaper>()->number == TicketNumber{'A', 62});
    CHECK_FALSE(console.posted<EnterPaper>()->helped);
}

TEST_CASE("without a block one is set aside first") {
    ConsoleDriver console(ready_for_next(), "10.24");
    console.screen.click("Dagen");
    console.screen.click("Papirnumre");
    CHECK(console.shows("Reservér en blok først"));
    console.screen.click("Reservér 30 numre");
    CHECK(console.posted<ReservePaper>());
}

TEST_CASE("a visit is stored with how many took part") {
    ConsoleDriver console(ready_for_next(), "10.24");
    console.press('D');
    console.press('5');
    console.press('2');
    console.press('S');
    console.screen.type("24");
    console.press(ui::Key::enter);
    REQUIRE(console.posted<HoldSession>());
    CHECK(console.posted<HoldSession>()->kind == SessionKind::school);
    CHECK(console.posted<HoldSession>()->participants == 24);
}

TEST_CASE("times agreed on for a visit are added with Enter, and what became of each is one press") {
    SnapshotBuilder scene = ready_for_next();
    scene.set_up([](Municipality& municipality) {
        municipality.sites.front().opening_hours = {*weekday_hours_in("mandag 10-17")};
    });
    ConsoleDriver console(scene, "10.24");
    console.press('D');
    console.press('5');
    console.press('2');
    console.press('T');
    console.screen.type("17.15");
    CHECK(console.shows("Tilføj aftale"));
    console.press(ui::Key::enter);
    REQUIRE(console.posted<MakeSessionAppointment>());
    CHECK(console.posted<MakeSessionAppointment>()->kind == SessionKind::school);
    CHECK(console.posted<MakeSessionAppointment>()->at == scene.at("17.15"));
    scene.happens("10.24", SessionAppointmentMade{.kind = SessionKind::school, .at = scene.at("17.15")})
        .happens("10.24", SessionAppointmentMade{.kind = SessionKind::school, .at = scene.at("10.45")})
        .happens("10.24", SessionAppointmentMade{.kind = SessionKind::association, .at = scene.at("11.00")});
    console.show(scene);
    console.accept();
    CHECK(console.shows("17.15 · nr. 1"));
    CHECK(console.shows("Aftalt · uden for åbningstid"));
    CHECK(console.shows("10.45 · nr. 1"));
    CHECK_FALSE(console.shows("11.00 · nr. 1"));
    CHECK_FALSE(console.shows("Lige nu er uden for åbningstid"));
    // The first in the list is the earliest.
    CHECK(console.screen.click("Hjulpet 0"));
    REQUIRE(console.posted<MoveSessionAppointment>());
    CHECK(console.posted<MoveSessionAppointment>()->to == AppointmentState::helped);
    scene.happens("10.25", SessionAppointmentMoved{console.posted<MoveSessionAppointment>()->appointment,
                                                   AppointmentState::helped});
    console.show(scene);
    console.accept();
    CHECK(console.shows("Hjulpet"));
    // As many took part as were helped, unless somebody says otherwise.
    CHECK(console.screen.click("Gem besøget"));
    REQUIRE(console.posted<HoldSession>());
    CHECK(console.posted<HoldSession>()->participants == 1);
}

TEST_CASE("a time that is none adds no appointment, and a refusal stands at the field") {
    ConsoleDriver console(ready_for_next(), "10.24");
    console.press('D');
    console.press('5');
    console.press('T');
    console.screen.type("1099");
    console.press(ui::Key::enter);
    CHECK(console.intents.empty());
    for (int i = 0; i < 4; ++i) console.press(ui::Key::backspace);
    console.screen.type("10.15");
    console.press(ui::Key::enter);
    REQUIRE(console.posted<MakeSessionAppointment>());
    console.refuse({.kind = Refusal::Kind::bad_appointment, .danish = "Skriv et andet.", .english = "no"});
    CHECK(console.shows("Skriv et andet."));
    CHECK(console.shows("10.15"));
}

TEST_CASE("a quiet place receives citizens, says when they came, and counts no minutes") {
    ConsoleDriver console(quiet_place(), "10.24");
    CHECK(console.shows("Tag imod"));
    CHECK(console.shows("Gå hen til borgeren – der råbes ikke op"));
    CHECK(console.shows("her nu"));
    CHECK(console.shows("kom kl."));
    CHECK_FALSE(console.shows("Kald næste"));
}

TEST_CASE("what a citizen wants to be called stays on the screen, is in no intent, and goes with them") {
    ConsoleDriver console(quiet_place(), "10.24");
    console.press('N');
    console.press('3');
    console.press('A');
    console.screen.type("Svale");
    console.press('V');
    console.press(ui::Key::tab);
    console.screen.click("Udlever nummer");
    REQUIRE(console.posted<IssueTicket>());
    CHECK(console.posted<IssueTicket>()->prefers.empty());
    SnapshotBuilder after = quiet_place().issue("A 048", "B01", "10.24");
    console.show(after);
    console.accept(*after.build()->day->find(after.id("A 048")));
    console.press(ui::Key::escape);
    CHECK(console.shows("Svale"));
    console.show(after.call("A 048", "10.25", "1", "LBJ").start("A 048", "10.25").finish("A 048", "10.30"));
    CHECK_FALSE(console.shows("Svale"));
    CHECK(console.app.state().aliases.empty());
}

TEST_CASE("a telephone number is no name: it is refused, nothing is posted, and the text stays") {
    ConsoleDriver console(quiet_place(), "10.24");
    console.press('N');
    console.press('3');
    console.press('A');
    console.screen.type("20 12 34 56");
    console.screen.click("Udlever nummer");
    CHECK(console.intents.empty());
    CHECK(console.shows("20 12 34 56"));
    CHECK(console.shows("telefon"));
}

TEST_CASE(
    "an escorted citizen at a quiet place shows the card as anywhere, and a name is looked at before that") {
    ConsoleDriver console(quiet_place(), "10.24");
    console.press('N');
    console.press('3');
    console.press('L');
    console.press('A');
    console.screen.type("lene@byen.dk");
    console.screen.click("Videre til ID-kort");
    CHECK(console.shows("mail"));
    CHECK(console.shows("lene@byen.dk"));
    CHECK(console.intents.empty());
}

TEST_CASE("whom a citizen waits for goes with the number, and stands in the line") {
    ConsoleDriver console(quiet_place(), "10.24");
    console.press('N');
    console.press('3');
    console.press('V');
    console.screen.type("lbj");
    console.screen.click("Udlever nummer");
    REQUIRE(console.posted<IssueTicket>());
    CHECK(console.posted<IssueTicket>()->prefers == PersonId{"LBJ"});
}
