// What a citizen wants to be called: in the memory of one console, and nowhere else.
#include <catch2/catch.hpp>

#include "tests/counter/console/console_driver.hpp"
#include "tests/counter/console/console_scenes.hpp"
#include "tests/node/node_world.hpp"
#include "tests/support/bytes_on_disk.hpp"

using namespace skranke;
using namespace skranke::test;

TEST_CASE("what a citizen wants to be called is on one screen, and not a byte of it on the disk") {
    ConsoleDriver console(ready_for_next().quiet(), "10.24");
    console.press('N');
    console.press('3');
    console.press('A');
    console.screen.type("Svale");
    console.screen.click("Udlever nummer");
    REQUIRE(console.posted<IssueTicket>());

    const TemporaryFolder folder;
    ManualClock clock;
    SeededRandom random{7};
    TestNode node{folder / "desk", clock, random, "Hovedbiblioteket", 'A', "Skranke 1"};
    const Performed performed = node.perform(std::get<Action>(console.intents.back().action));
    node.perform(CallNext{});
    node.close();
    CHECK(is_anywhere_in(folder / "desk", performed.ticket.service.text));
    CHECK_FALSE(is_anywhere_in(folder / "desk", "Svale"));

    SnapshotBuilder after = ready_for_next().quiet().issue("A 048", "B01", "10.24");
    console.show(after);
    console.accept(*after.build()->day->find(after.id("A 048")));
    console.press(ui::Key::escape);
    CHECK(console.shows("Svale"));
    ConsoleDriver another(after, "10.24");
    CHECK_FALSE(another.shows("Svale"));
}
