// A day at the console with the keyboard alone.
#include <catch2/catch.hpp>

#include "tests/counter/console/console_driver.hpp"
#include "tests/counter/console/console_scenes.hpp"

using namespace skranke;
using namespace skranke::test;

namespace {

SnapshotBuilder next_started() {
    SnapshotBuilder scene = next_called();
    return scene.start("A 041", "10.26");
}

SnapshotBuilder next_finished() {
    SnapshotBuilder scene = next_started();
    return scene.finish("A 041", "10.40");
}

}  // namespace

TEST_CASE("K S A is a whole citizen") {
    ConsoleDriver console(ready_for_next(), "10.24");
    console.press('K');
    REQUIRE(console.posted<CallNext>());
    CHECK(console.intents.back().desk == DeskId{"hovedbiblioteket/3"});
    CHECK(console.intents.back().person == PersonId{"MKH"});
    console.accept();
    console.show(next_called());
    console.pause();
    console.press('S');
    REQUIRE(console.posted<StartService>());
    console.accept();
    console.show(next_started());
    console.pause();
    console.press('A');
    REQUIRE(console.posted<FinishService>());
    CHECK(console.posted<FinishService>()->outcome == Outcome::solved);
    CHECK(console.posted<FinishService>()->ticket == next_started().id("A 041"));
    console.accept();
    console.show(next_finished());
    CHECK(console.shows("A 041 afsluttet kl. 10.40 som Løst"));
    CHECK(console.intents.size() == 3);
}

TEST_CASE("Enter Enter Enter is the same, for focus rests on the largest button") {
    ConsoleDriver console(ready_for_next(), "10.24");
    console.press(ui::Key::enter);
    REQUIRE(console.posted<CallNext>());
    console.accept();
    console.show(next_called());
    console.pause();
    console.press(ui::Key::enter);
    REQUIRE(console.posted<StartService>());
    console.accept();
    console.show(next_started());
    console.pause();
    console.press(ui::Key::enter);
    REQUIRE(console.posted<FinishService>());
    CHECK(console.intents.size() == 3);
}

TEST_CASE("a second press right after the first starts nothing") {
    ConsoleDriver console(ready_for_next(), "10.24");
    console.press(ui::Key::enter);
    console.accept();
    console.show(next_called());
    console.press(ui::Key::enter);
    CHECK(console.intents.size() == 1);
    console.pause();
    console.press(ui::Key::enter);
    CHECK(console.intents.size() == 2);
}

TEST_CASE("while the node has not answered nothing more is asked of it") {
    ConsoleDriver console(ready_for_next(), "10.24");
    console.press('K');
    console.press('K');
    CHECK(console.intents.size() == 1);
}

TEST_CASE("a digit chooses the outcome that A records") {
    ConsoleDriver console(busy_morning(), "10.24");
    console.press('3');
    CHECK(console.shows("som Medbetjent"));
    CHECK(console.intents.empty());
    console.press('A');
    REQUIRE(console.posted<FinishService>());
    CHECK(console.posted<FinishService>()->outcome == Outcome::assisted_self_service);
}

TEST_CASE("a referral asks where to, and Enter takes the place that was typed") {
    ConsoleDriver console(busy_morning(), "10.24");
    console.press('4');
    CHECK(console.shows("Hvor er borgeren henvist til?"));
    console.press(ui::Key::enter);
    CHECK(console.shows("Hvor er borgeren henvist til?"));
    console.press('S');
    console.screen.type("Borgerservice i Hørning");
    console.press(ui::Key::enter);
    CHECK(console.shows("som Henvist til Borgerservice i Hørning"));
    console.pause();
    console.press('A');
    REQUIRE(console.posted<FinishService>());
    CHECK(console.posted<FinishService>()->outcome == Outcome::referred);
    CHECK(console.posted<FinishService>()->referred_to == "Borgerservice i Hørning");
}

TEST_CASE("leaving the referral with Esc leaves the outcome as it was") {
    ConsoleDriver console(busy_morning(), "10.24");
    console.press('4');
    console.press(ui::Key::escape);
    CHECK(console.shows("som Løst"));
}

TEST_CASE("G calls again, but not before twenty seconds have passed") {
    ConsoleDriver console(next_called(), "10.25");
    console.press('G');
    CHECK(console.intents.empty());
    console.set_time("10.26");
    console.press('G');
    CHECK(console.posted<Recall>());
}

TEST_CASE("U asks before it gives a citizen up") {
    ConsoleDriver console(next_called(), "10.27");
    console.press('U');
    CHECK(console.shows("Er A 041 udeblevet?"));
    CHECK(console.shows("Kaldt 1 gang siden kl. 10.25."));
    console.press(ui::Key::escape);
    CHECK_FALSE(console.shows("Er A 041 udeblevet?"));
    CHECK(console.intents.empty());
    console.press('U');
    console.press('U');
    CHECK(console.posted<MarkNoShow>());
}

TEST_CASE("R sends a called citizen back and says so") {
    SnapshotBuilder scene = next_called();
    ConsoleDriver console(scene, "10.27");
    console.press('R');
    REQUIRE(console.posted<ReturnToQueue>());
    Ticket ticket;
    ticket.number = {'A', 41};
    console.accept(ticket);
    CHECK(console.shows("A 041 er i køen igen"));
    console.screen.advance(std::chrono::seconds{5});
    CHECK_FALSE(console.shows("A 041 er i køen igen"));
}

TEST_CASE("V sends the citizen on to another service") {
    ConsoleDriver console(busy_morning(), "10.24");
    console.press('V');
    CHECK(console.shows("Viderestil A 038"));
    console.press(ui::Key::enter);
    CHECK(console.intents.empty());
    console.press('1');
    console.press(ui::Key::enter);
    REQUIRE(console.posted<TransferTicket>());
    CHECK(console.posted<TransferTicket>()->to == ServiceId{"A01"});
}

TEST_CASE("B calls a chosen number that is typed in whatever way") {
    for (const std::string_view typed : {"A 043", "a43", "43", "043"}) {
        ConsoleDriver console(ready_for_next(), "10.24");
        console.press('B');
        console.screen.type(typed);
        INFO(typed);
        CHECK(console.shows("Kald A 043"));
        console.press(ui::Key::enter);
        CHECK(console.shows("Hvorfor A 043 før A 041?"));
        console.press('2');
        console.press(ui::Key::enter);
        REQUIRE(console.posted<CallTicket>());
        CHECK(console.posted<CallTicket>()->because == ChosenBecause::agreed_with_citizen);
        CHECK(console.posted<CallTicket>()->ticket == ready_for_next().id("A 043"));
    }
}

TEST_CASE("B and a number answer why it has not been called yet") {
    ConsoleDriver console(ready_for_next(), "10.24");
    console.press('B');
    console.screen.type("43");
    CHECK(console.shows("A 043 er nr. 7 i køen og har ventet 18 min. Ingen går foran efter kl. 10.36."));
}

TEST_CASE("nobody is called out of order before somebody has said why") {
    ConsoleDriver console(ready_for_next(), "10.24");
    console.press('B');
    console.screen.type("43");
    console.press(ui::Key::enter);
    console.press(ui::Key::enter);
    CHECK(console.intents.empty());
    console.press(ui::Key::escape);
    CHECK(console.intents.empty());
    CHECK_FALSE(console.shows("Hvorfor A 043 før A 041?"));
}

TEST_CASE("who did not show up comes back with B, the number and Enter") {
    SnapshotBuilder scene = ready_for_next();
    scene.call("A 039", "10.05").no_show("A 039", "10.09");
    ConsoleDriver console(scene, "10.24");
    console.press('B');
    console.screen.type("39");
    CHECK(console.shows("Udeblevet"));
    CHECK(console.shows("Mødte ikke op, da nummeret blev kaldt."));
    CHECK(console.shows("A 039 tilbage i køen"));
    console.press(ui::Key::enter);
    REQUIRE(console.posted<ReturnToQueue>());
    CHECK(console.posted<ReturnToQueue>()->ticket == scene.id("A 039"));
}

TEST_CASE("who came back once and stayed away again is not offered to come back") {
    SnapshotBuilder scene = ready_for_next();
    scene.call("A 039", "10.05").no_show("A 039", "10.09").back_to_queue("A 039", "10.10");
    scene.call("A 039", "10.12").no_show("A 039", "10.16");
    ConsoleDriver console(scene, "10.24");
    console.press('B');
    console.screen.type("39");
    CHECK(console.shows("Ingen, der venter, har det nummer"));
    console.press(ui::Key::enter);
    CHECK(console.intents.empty());
}

TEST_CASE("a number that nobody has calls nobody") {
    ConsoleDriver console(ready_for_next(), "10.24");
    console.press('B');
    console.screen.type("999");
    CHECK(console.shows("Ingen, der venter, har det nummer"));
    console.press(ui::Key::enter);
    CHECK(console.intents.empty());
}

TEST_CASE("Tab reaches every row, and Enter calls the one with focus") {
    ConsoleDriver console(ready_for_next(), "10.24");
    const auto focused_number = [&] {
        const ui::Item* item = console.screen.registry().focused();
        return item != nullptr ? plain(item->label) : std::string{};
    };
    for (int presses = 0; presses < 20 && focused_number() != "C 012"; ++presses) {
        console.press(ui::Key::tab);
    }
    REQUIRE(focused_number() == "C 012");
    console.press(ui::Key::enter);
    console.press('1');
    console.press(ui::Key::enter);
    REQUIRE(console.posted<CallTicket>());
    CHECK(console.posted<CallTicket>()->ticket == ready_for_next().id("C 012"));
}

TEST_CASE("F4 asks who sits here, typed initials answer, Esc keeps who it was") {
    ConsoleDriver console(ready_for_next(), "10.24");
    console.press(ui::Key::f4);
    CHECK(console.shows("Vælg, hvem du er"));
    console.press(ui::Key::escape);
    CHECK(console.app.state().person == PersonId{"MKH"});
    CHECK(console.shows("Kald næste"));
    console.press(ui::Key::f4);
    console.press('F');
    console.press('R');
    CHECK(console.shows("Vælg, hvem du er"));
    console.press('2');
    CHECK(console.app.state().person == PersonId{"FR2"});
    CHECK(console.shows("Kald næste"));
}

TEST_CASE("without a person the console asks first; Enter takes the one that was begun") {
    CounterAppOptions options = ConsoleDriver::at_skranke_3();
    options.person.clear();
    ConsoleDriver console(ready_for_next(), "10.24", options);
    CHECK(console.shows("Vælg, hvem du er"));
    CHECK_FALSE(console.shows("Kald næste"));
    console.press('X');
    CHECK(console.shows("Ingen her har de initialer"));
    console.press(ui::Key::backspace);
    console.press('L');
    console.press(ui::Key::enter);
    CHECK(console.app.state().person == PersonId{"LBJ"});
}

TEST_CASE("initials from the command line that nobody has are asked for") {
    CounterAppOptions options = ConsoleDriver::at_skranke_3();
    options.person = "ZZZ";
    const ConsoleDriver console(ready_for_next(), "10.24", options);
    CHECK(console.shows("Vælg, hvem du er"));
}

TEST_CASE("F1 shows the keys and F2 the devices; Esc goes back") {
    ConsoleDriver console(ready_for_next(), "10.24");
    console.press(ui::Key::f1);
    CHECK(console.shows("Taster"));
    console.press(ui::Key::escape);
    CHECK_FALSE(console.shows("Taster"));
    console.press(ui::Key::f2);
    CHECK(console.shows("denne maskine"));
    CHECK(console.shows("Skærmen ved indgangen"));
    console.press(ui::Key::escape);
    CHECK(console.shows("12 venter"));
}

TEST_CASE("opening the day asks again when the date is doubted") {
    ConsoleDriver console(SnapshotBuilder(), "08.58");
    console.press(ui::Key::enter);
    REQUIRE(console.posted<OpenDay>());
    CHECK_FALSE(console.posted<OpenDay>()->date_confirmed);
    console.refuse({.kind = Refusal::Kind::day_too_late,
                    .danish = "Den sidste dag var 1. oktober.",
                    .english = "The last day was 1 October."});
    CHECK(console.shows("Er datoen rigtig?"));
    CHECK(console.shows("Uret siger mandag den 03-11-2025."));
    CHECK(console.shows("Den sidste dag var 1. oktober."));
    console.press('J');
    REQUIRE(console.posted<OpenDay>());
    CHECK(console.posted<OpenDay>()->date_confirmed);
    CHECK(console.intents.size() == 2);
}

TEST_CASE("F takes the desk's last step back, names the ticket, and says how it stands now") {
    ConsoleDriver console(next_called(), "10.26");
    console.press('F');
    REQUIRE(console.posted<UndoStep>());
    CHECK(console.posted<UndoStep>()->ticket == next_called().id("A 041"));
    Ticket waits = *next_called().build()->day->find(next_called().id("A 041"));
    waits.status = TicketStatus::waiting;
    console.accept(waits);
    CHECK(console.shows("Fortrudt: A 041 står igen som"));
}

TEST_CASE("two minutes after the last step there is nothing to take back") {
    ConsoleDriver console(next_called(), "10.30");
    CHECK_FALSE(console.shows("Fortryd"));
    console.press('F');
    CHECK(console.intents.empty());
}

TEST_CASE("several outcomes stand beside each other, and one is taken out by choosing it again") {
    ConsoleDriver console(busy_morning(), "10.24");
    console.press('3');
    console.press('5');
    CHECK(console.shows("som Medbetjent og Uden for opgaven"));
    console.press('3');
    CHECK(console.shows("som Uden for opgaven"));
    console.press('2');
    console.pause();
    console.press('A');
    REQUIRE(console.posted<FinishService>());
    CHECK(console.posted<FinishService>()->outcome == Outcome::out_of_scope);
    CHECK(console.posted<FinishService>()->also == std::vector{Outcome::resolved_at_first_contact});
}

TEST_CASE("P pauses the citizen at the desk, E asks for another topic") {
    ConsoleDriver console(busy_morning(), "10.24");
    console.press('E');
    CHECK(console.shows("Hvad skal borgeren også have hjælp til?"));
    console.press(ui::Key::escape);
    console.press('P');
    REQUIRE(console.posted<PauseService>());
    CHECK(console.posted<PauseService>()->ticket == busy_morning().id("A 038"));
}

TEST_CASE("a waiting number that has left is found with B and taken out of the line") {
    ConsoleDriver console(ready_for_next(), "10.24");
    console.press('B');
    console.screen.type("A 43");
    CHECK(console.shows("Er gået"));
    CHECK(console.shows("ID-kort set"));
}
