// Who is on the floor, help without a number, and a colleague, with keys and with the mouse.
#include <algorithm>
#include <catch2/catch.hpp>

#include "counter/people_texts.hpp"
#include "tests/counter/console/console_driver.hpp"
#include "tests/counter/console/console_scenes.hpp"

using namespace skranke;
using namespace skranke::test;

namespace {

SnapshotBuilder helped() {
    SnapshotBuilder scene = ready_for_next();
    return scene.happens("10.20", EnquiryRecorded{.service = {"A01"}}, "3", "MKH");
}

}  // namespace

TEST_CASE("one key goes to the floor, and the same key from it") {
    ConsoleDriver console(ready_for_next(), "10.24");
    CHECK(console.shows("Gå på gulvet"));
    console.press('W');
    REQUIRE(console.posted<SetStaffStatus>());
    CHECK(console.posted<SetStaffStatus>()->status == StaffStatus::on_floor);
    CHECK(console.posted<SetStaffStatus>()->who == PersonId{"MKH"});
    console.accept();
    SnapshotBuilder there = ready_for_next();
    console.show(there.happens("10.24", StaffStatusSet{{"MKH"}, StaffStatus::on_floor}, "3", "MKH"));
    CHECK(console.shows("1 på gulvet"));
    CHECK(console.shows("Gå fra gulvet"));
    CHECK(console.screen.click("floor"));
    CHECK(console.posted<SetStaffStatus>()->status == StaffStatus::off);
}

TEST_CASE("who is here stands behind one key, with a break in one more") {
    SnapshotBuilder scene = ready_for_next();
    scene.happens("09.02", StaffStatusSet{{"LBJ"}, StaffStatus::on_floor});
    ConsoleDriver console(scene, "10.24");
    console.press('C');
    CHECK(console.shows("LBJ"));
    CHECK(console.shows("siden kl. 09.02"));
    console.press('2');
    REQUIRE(console.posted<SetStaffStatus>());
    CHECK(console.posted<SetStaffStatus>()->status == StaffStatus::paused);
}

TEST_CASE("a colleague who forgot to leave the floor is taken from it") {
    SnapshotBuilder scene = ready_for_next();
    scene.happens("09.02", StaffStatusSet{{"LBJ"}, StaffStatus::on_floor});
    ConsoleDriver console(scene, "16.10");
    CHECK(console.screen.click("who is here"));
    CHECK(console.screen.click("leave LBJ"));
    REQUIRE(console.posted<SetStaffStatus>());
    CHECK(console.posted<SetStaffStatus>()->who == PersonId{"LBJ"});
    CHECK(console.posted<SetStaffStatus>()->status == StaffStatus::off);
}

TEST_CASE("helped on the floor is one key and a service") {
    ConsoleDriver console(ready_for_next(), "10.24");
    console.press('H');
    console.press('1');
    REQUIRE(console.posted<RecordEnquiry>());
    CHECK(console.posted<RecordEnquiry>()->source == EnquirySource::floor);
    CHECK(console.posted<RecordEnquiry>()->service == ServiceId{"A01"});
    console.accept();
    CHECK(console.shows("Talt med: Pas – voksen"));
}

TEST_CASE("a telephone call and a mail are two keys each") {
    ConsoleDriver console(ready_for_next(), "10.24");
    console.press('T');
    console.press('4');
    REQUIRE(console.posted<RecordEnquiry>());
    CHECK(console.posted<RecordEnquiry>()->channel == Channel::telephone);
    CHECK(console.posted<RecordEnquiry>()->source == EnquirySource::by_hand);
    console.accept();
    console.press('M');
    console.press('4');
    CHECK(console.posted<RecordEnquiry>()->channel == Channel::email);
    CHECK(console.intents.size() == 2);
}

TEST_CASE("the channel can be chosen with the mouse, and the service searched for") {
    ConsoleDriver console(ready_for_next(), "10.24");
    CHECK(console.screen.click("phone"));
    CHECK(console.screen.click("Brev"));
    CHECK(console.screen.click("Boligstøtte – hjælp til ansøgning"));
    REQUIRE(console.posted<RecordEnquiry>());
    CHECK(console.posted<RecordEnquiry>()->channel == Channel::letter);
    CHECK(console.posted<RecordEnquiry>()->service == ServiceId{"D02"});
}

TEST_CASE("help on the floor becomes a number, which is shown when it is stored") {
    ConsoleDriver console(helped(), "10.24");
    console.press('H');
    CHECK(console.shows("kl. 10.20 · Pas – voksen"));
    console.press('G');
    REQUIRE(console.posted<IssueTicket>());
    CHECK_FALSE(console.posted<IssueTicket>()->from_enquiry.empty());
    SnapshotBuilder after = helped();
    after.issue("A 048", "A01", "10.24");
    console.show(after);
    console.accept(*after.build()->day->find(after.id("A 048")));
    CHECK(console.shows("A 048"));
}

TEST_CASE("a slip of the finger on the floor is taken back") {
    ConsoleDriver console(helped(), "10.24");
    console.press('H');
    console.press('F');
    CHECK(console.posted<WithdrawEnquiry>());
}

TEST_CASE("somebody who waits is answered where they stand") {
    ConsoleDriver console(ready_for_next(), "10.24");
    console.press('H');
    console.press('B');
    console.screen.type("43");
    console.press(ui::Key::enter);
    REQUIRE(console.posted<AnswerOnFloor>());
    CHECK(console.posted<AnswerOnFloor>()->ticket == ready_for_next().id("A 043"));
}

TEST_CASE("a colleague is asked for with one key, which takes it back, too") {
    ConsoleDriver console(busy_morning(), "10.24");
    console.press('L');
    CHECK(console.posted<RequestHelp>());
    console.accept();
    SnapshotBuilder asked = busy_morning();
    asked.happens("10.24", HelpRequested{}, "3", "MKH");
    console.show(asked);
    CHECK(console.shows("Du har tilkaldt en kollega kl. 10.24"));
    console.press('L');
    CHECK(console.posted<CloseHelp>());
}

TEST_CASE("a colleague who is wanted is seen at once, and one key says who comes") {
    SnapshotBuilder scene = busy_morning();
    scene.happens("10.23", HelpRequested{});
    ConsoleDriver console(scene, "10.24");
    CHECK(console.shows("Skranke 1 beder om en kollega – kl. 10.23"));
    console.press('J');
    REQUIRE(console.posted<AnswerHelp>());
    console.accept();
    const EventKey request = console.posted<AnswerHelp>()->request;
    console.show(scene.happens("10.24", HelpAnswered{request}, "3", "MKH"));
    CHECK_FALSE(console.shows("beder om en kollega"));
}

TEST_CASE("whoever asked sees who comes") {
    SnapshotBuilder scene = busy_morning();
    scene.happens("10.23", HelpRequested{}, "3", "MKH");
    const EventKey request = scene.build()->day->help.front().key;
    ConsoleDriver console(scene.happens("10.24", HelpAnswered{request}), "10.24");
    CHECK(console.shows("LBJ er på vej til dig"));
}

TEST_CASE("a host hands out numbers, and is offered nothing that a host may not") {
    const Snapshot snapshot = among_hosts(ready_for_next());
    ConsoleState state;
    state.desk = DeskId{"hovedbiblioteket/3"};
    state.person = PersonId{"MKH"};
    const ConsoleScreen screen = console_screen(&snapshot, state, ready_for_next().at("10.24"));
    CHECK(screen.may_issue);
    CHECK_FALSE(screen.may_serve);
    CHECK(screen.card.title == "Du udleverer numre");
    CHECK(std::holds_alternative<OpenNewTicket>(screen.card.primary.command));
    CHECK(std::ranges::none_of(screen.list.rows, [](const QueueRow& row) { return row.call.has_value(); }));
}

TEST_CASE("a long line is said in the status line, calmly") {
    SnapshotBuilder scene = ready_for_next();
    scene.happens("09.03", StaffStatusSet{{"MKH"}, StaffStatus::on_floor}, "3", "MKH");
    ConsoleDriver console(scene, "10.24");
    CHECK(console.shows("Én mere på gulvet?"));
}
