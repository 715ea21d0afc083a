// The counting weeks' grid, and a console that nobody touches.
#include <catch2/catch.hpp>

#include "tests/counter/console/console_driver.hpp"
#include "tests/counter/console/console_scenes.hpp"

using namespace skranke;
using namespace skranke::test;

TEST_CASE("one press of the tally counts one enquiry, as it was said to be") {
    ConsoleDriver console(ready_for_next(), "10.24");
    CHECK(console.screen.click("Tælling"));
    console.press('T');
    console.press('I');
    console.press('F');
    console.press('1');
    REQUIRE(console.posted<RecordEnquiry>());
    const RecordEnquiry counted = *console.posted<RecordEnquiry>();
    CHECK(counted.channel == Channel::telephone);
    CHECK(counted.source == EnquirySource::by_hand);
    CHECK(counted.type == EnquiryType::information);
    CHECK(counted.misdirected);
    CHECK(counted.service == ServiceId{"A01"});
    console.accept();
    // The channel and the type stay; a misdirected enquiry is one.
    CHECK(console.screen.click("Sundhedskort – mistet"));
    CHECK(console.posted<RecordEnquiry>()->channel == Channel::telephone);
    CHECK(console.posted<RecordEnquiry>()->type == EnquiryType::information);
    CHECK_FALSE(console.posted<RecordEnquiry>()->misdirected);
}

TEST_CASE("the tally shows what the whole site has counted, and takes the latest back") {
    SnapshotBuilder scene = ready_for_next();
    scene.happens("10.00", EnquiryRecorded{.service = {"A01"}}, "1", "LBJ")
        .happens("10.10",
                 EnquiryRecorded{.channel = Channel::telephone,
                                 .source = EnquirySource::by_hand,
                                 .service = {"A01"},
                                 .type = EnquiryType::transaction,
                                 .misdirected = true},
                 "3", "MKH");
    ConsoleDriver console(scene, "10.24");
    CHECK(console.screen.click("Tælling"));
    CHECK(console.shows("I alt 2 i dag · 0 information · 1 transaktion · 1 fejlhenvendelser"));
    console.press('Z');
    CHECK(console.posted<WithdrawEnquiry>());
}

TEST_CASE("what volunteers have helped with is counted by itself where there are volunteers") {
    SnapshotBuilder scene = ready_for_next();
    scene.set_up([](Municipality& municipality) {
        for (Person& person : municipality.staff)
            if (person.id == PersonId{"LBJ"}) person.role = Role::volunteer;
    });
    scene.happens("10.00", EnquiryRecorded{.service = {"A01"}}, "1", "LBJ")
        .happens("10.10", EnquiryRecorded{.service = {"A01"}}, "3", "MKH");
    ConsoleDriver console(scene, "10.24");
    CHECK(console.screen.click("Tælling"));
    CHECK(console.shows(
        "I alt 2 i dag · 0 information · 0 transaktion · 0 fejlhenvendelser · 1 ved frivillige"));
}

TEST_CASE("volunteers' progress towards a hundred each is over all days, and never by name") {
    const auto volunteers = [](Municipality& municipality) {
        for (Person& person : municipality.staff)
            if (person.id == PersonId{"LBJ"}) person.role = Role::volunteer;
    };
    SnapshotBuilder earlier(ServiceDay{std::chrono::year{2025} / 10 / 6});
    earlier.open();
    for (int i = 0; i < 61; ++i) earlier.happens("10.00", EnquiryRecorded{.service = {"A01"}}, "1", "LBJ");
    earlier.happens("10.10", EnquiryRecorded{.service = {"A01"}}, "3", "MKH");
    SnapshotBuilder scene = ready_for_next();
    scene.set_up(volunteers);
    scene.happens("10.00", EnquiryRecorded{.service = {"A01"}}, "1", "LBJ");
    const auto with_earlier = [&] {
        Snapshot snapshot = *scene.build();
        snapshot.days.insert(snapshot.days.begin(), earlier.build()->day);
        return snapshot;
    };
    ConsoleDriver console(scene, "10.24");
    CHECK(console.screen.click("Tælling"));
    CHECK(console.shows("Frivillige: 1 vejledning af 100 siden 03-11-2025"));
    console.show(with_earlier());
    CHECK(console.shows("Frivillige: 62 vejledninger af 100 siden 06-10-2025"));
    scene.happens("10.20", EnquiryRecorded{.service = {"A01"}}, "1", "LBJ");
    console.show(with_earlier());
    CHECK(console.shows("Frivillige: 63 vejledninger af 100"));
    // A second one is hoped to reach a hundred, too; who is none is no part of it.
    scene.set_up([](Municipality& municipality) {
        municipality.staff.push_back({.id = {"NYE"}, .role = Role::volunteer});
    });
    console.show(with_earlier());
    CHECK(console.shows("Frivillige: 63 vejledninger af 200"));
    scene.set_up([](Municipality& municipality) {
        for (Person& person : municipality.staff) person.role = Role::advisor;
    });
    console.show(with_earlier());
    CHECK_FALSE(console.shows("Frivillige"));
}

TEST_CASE("a console that nobody touches for five minutes hides its citizen and asks who comes") {
    ConsoleDriver console(busy_morning(), "10.24");
    console.press(ui::Key::tab);
    console.screen.advance(std::chrono::minutes{4});
    CHECK(console.shows("A 038"));
    console.screen.advance(std::chrono::minutes{2});
    CHECK_FALSE(console.shows("A 038"));
    CHECK(console.shows("Vælg, hvem du er"));
    console.press(ui::Key::escape);
    CHECK_FALSE(console.shows("A 038"));
    CHECK(console.screen.click("LBJ"));
    CHECK(console.shows("A 038"));
    CHECK(console.app.state().person == PersonId{"LBJ"});
}

TEST_CASE("F9 hides the citizen at once") {
    ConsoleDriver console(busy_morning(), "10.24");
    console.press(ui::Key::f9);
    CHECK_FALSE(console.shows("A 038"));
    CHECK(console.shows("Vælg, hvem du er"));
}
