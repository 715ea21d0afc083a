// The console with the mouse, and what a sync may change under the hand.
#include <catch2/catch.hpp>

#include "tests/counter/console/console_driver.hpp"
#include "tests/counter/console/console_scenes.hpp"

using namespace skranke;
using namespace skranke::test;

TEST_CASE("a click on the large button calls the next") {
    ConsoleDriver console(ready_for_next(), "10.24");
    CHECK(console.screen.click("Kald næste"));
    CHECK(console.posted<CallNext>());
}

TEST_CASE("the row under the mouse offers Kald, and only its button calls") {
    ConsoleDriver console(ready_for_next(), "10.24");
    const ui::Item* row = console.screen.registry().find(ready_for_next().id("A 040").text);
    REQUIRE(row != nullptr);
    const ui::Rect rect = row->rect;
    CHECK(console.screen.registry().find("Kald") == nullptr);
    console.screen.click({rect.x + 200, rect.centre().y});
    CHECK(console.intents.empty());
    CHECK(console.screen.click("Kald"));
    CHECK(console.screen.click("Særlige hensyn"));
    console.press(ui::Key::enter);
    REQUIRE(console.posted<CallTicket>());
    CHECK(console.posted<CallTicket>()->ticket == ready_for_next().id("A 040"));
}

TEST_CASE("a busy desk is offered no other citizen") {
    ConsoleDriver console(busy_morning(), "10.24");
    const ui::Item* row = console.screen.registry().find(busy_morning().id("A 040").text);
    REQUIRE(row != nullptr);
    console.screen.move_mouse(row->rect.centre());
    CHECK(console.screen.registry().find("Kald") == nullptr);
}

TEST_CASE("a number is handed out with the mouse alone") {
    ConsoleDriver console(busy_morning(), "10.24");
    CHECK(console.screen.click("new number"));
    CHECK(console.screen.click("MitID – uden legitimation"));
    CHECK(console.screen.click("Borgeren er ledsaget"));
    CHECK(console.screen.click("Videre til ID-kort"));
    CHECK(console.screen.click("Nej"));
    REQUIRE(console.posted<IssueTicket>());
    CHECK(console.posted<IssueTicket>()->escort == Escort::card_not_shown);
}

TEST_CASE("a refusal is shown above the status line for five seconds") {
    ConsoleDriver console(ready_for_next(), "10.24");
    console.press('K');
    console.refuse(
        {.kind = Refusal::Kind::nobody_waits, .danish = "Der er ingen i køen.", .english = "Nobody waits."});
    CHECK(console.shows("Der er ingen i køen."));
    console.screen.advance(std::chrono::seconds{6});
    CHECK_FALSE(console.shows("Der er ingen i køen."));
}

TEST_CASE("each answer to a double call says where the citizen is") {
    const auto answered = [](char key) {
        ConsoleDriver console(called_twice(), "09.41");
        console.press(key);
        REQUIRE(console.posted<ClearDoubleCall>());
        return *console.posted<ClearDoubleCall>();
    };
    CHECK(answered('1').desk == DeskId{"hovedbiblioteket/1"});
    CHECK(answered('2').desk == DeskId{"hovedbiblioteket/3"});
    CHECK(answered('3').answer == DoubleCallAnswer::in_queue_again);
}

TEST_CASE("a double call that comes with a sync is not answered by a press that meant something else") {
    SnapshotBuilder before;
    before.open().issue("A 017", "C01", "09.12").issue("A 018", "A04", "09.20");
    ConsoleDriver console(before, "09.39");
    console.show(called_twice());
    console.press(ui::Key::enter);
    console.press('1');
    CHECK(console.intents.empty());
    console.pause();
    console.press(ui::Key::enter);
    CHECK(console.posted<ClearDoubleCall>());
}

TEST_CASE("numbers that others call move no focus here") {
    ConsoleDriver console(ready_for_next(), "10.24");
    console.press(ui::Key::tab);
    const std::string focused = console.screen.registry().focused()->label;
    REQUIRE(focused == "Kald bestemt nummer");
    SnapshotBuilder after = ready_for_next();
    after.call("A 041", "10.25", "1", "LBJ");
    console.show(after);
    CHECK(console.shows("A 039 til Skranke 3"));
    CHECK(console.screen.registry().focused()->label == "Kald bestemt nummer");
}

TEST_CASE("the thirteenth in line is reached by scrolling, the twelfth without") {
    ConsoleDriver console(ready_for_next(), "10.24");
    const auto row_of = [&](const SnapshotBuilder& scene, std::string_view number) {
        const ui::Item* item = console.screen.registry().find(scene.id(number).text);
        REQUIRE(item != nullptr);
        return *item;
    };
    const SnapshotBuilder twelve = ready_for_next();
    CHECK(row_of(twelve, "A 047").hit.height >= 43);
    SnapshotBuilder thirteen = ready_for_next();
    thirteen.issue("A 048", "A01", "10.23");
    console.show(thirteen);
    CHECK(row_of(thirteen, "A 048").hit.height < 5);
    console.screen.wheel({900, 400}, -3);
    CHECK(row_of(thirteen, "A 048").hit.height >= 43);
}

TEST_CASE("when the last peer that called us is gone the console says since when") {
    SnapshotBuilder scene;
    scene.open().issue("A 001", "A01", "09.10");
    SnapshotBuilder joined = scene;
    ConsoleDriver console(scene, "09.50");
    CHECK(console.shows("Alt gemmes her"));
    console.show(joined.connected({"Bord 1"}));
    CHECK(console.shows("Forbundet med 1 enhed – alt er gemt og delt"));
    console.set_time("10.14");
    console.show(scene.unshared(3));
    console.set_time("10.24");
    CHECK(console.shows("Uden net siden kl. 10.14 – alt gemmes her"));
    CHECK(console.shows("3 hændelser venter på synkronisering"));
    console.show(joined);
    CHECK_FALSE(console.shows("Uden net"));
}

TEST_CASE("at rest the console asks for a frame a minute") {
    ConsoleDriver console(busy_morning(), "10.24");
    const auto next = console.screen.next_frame_in();
    REQUIRE(next);
    CHECK(*next == std::chrono::minutes{1});
}

TEST_CASE("before the node has loaded the console says that it fetches the day") {
    const StandingClock clock(SnapshotBuilder().at("10.24"));
    CounterApp app(ConsoleDriver::at_skranke_3(),
                   {.snapshot = [] { return std::shared_ptr<const Snapshot>(); },
                    .post = [](const Intent&) {},
                    .take_replies = [] { return std::vector<Reply>(); }},
                   clock);
    const ui::ScreenApp screen_app = app.screen_app();
    ui::Headless screen(screen_app, {1280, 720, 1});
    screen.frame();
    CHECK(screen.registry().shows("Henter dagen …"));
    CHECK_FALSE(app.loaded());
}
