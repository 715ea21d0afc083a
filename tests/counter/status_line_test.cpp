// The sentence at the bottom: what is kept, what is shared, since when not.
#include <catch2/catch.hpp>

#include "counter/console_screen.hpp"
#include "tests/counter/console/console_driver.hpp"
#include "tests/counter/console/console_scenes.hpp"

using namespace skranke;
using namespace skranke::test;

namespace {

StatusLine status_at(const SnapshotBuilder& scene, std::string_view time, ConsoleState state = {}) {
    StatusLine line = status_line(*scene.build(), state, scene.at(time));
    line.sentence = plain(line.sentence);
    line.fact = plain(line.fact);
    return line;
}

SnapshotBuilder open_day() {
    SnapshotBuilder scene;
    scene.open();
    return scene;
}

}  // namespace

TEST_CASE("connected devices are counted in plain Danish") {
    CHECK(status_at(open_day().connected({"Bord 4"}), "10.00").sentence ==
          "Forbundet med 1 enhed – alt er gemt og delt");
    const StatusLine five = status_at(busy_morning(), "10.24");
    CHECK(five.sentence == "Forbundet med 5 enheder – alt er gemt og delt");
    CHECK(five.tone == StatusTone::normal);
    CHECK_FALSE(five.action);
}

TEST_CASE("it never says that all is shared while something is not") {
    const StatusLine line = status_at(open_day().connected({"Bord 4"}).unshared(2), "10.00");
    CHECK(line.sentence == "Forbundet med 1 enhed – alt er gemt og deles nu");
}

TEST_CASE("a device that runs on a copied disk says so, whoever it is connected with") {
    const StatusLine line = status_at(open_day().connected({"Bord 4"}).disk_copied(), "10.00");
    CHECK(line.tone == StatusTone::notice);
    CHECK(plain(line.sentence) ==
          "Enheden kører på en kopi af en disk – se efter numre, der er udleveret to gange");
}

TEST_CASE("a device that waits to hear its last number says so before all else, and asks for it") {
    const StatusLine line =
        status_at(open_day().connected({"Bord 4"}).disk_copied().held_after({'A', 41}), "10.00");
    CHECK(line.tone == StatusTone::notice);
    CHECK(plain(line.sentence) ==
          "Enheden er startet på en kopi af sin disk – sig det sidste nummer, før den giver flere");
    REQUIRE(line.action);
    CHECK(line.action->label == "Sig sidste nummer");
}

TEST_CASE("one missing device has its name, more have a number") {
    const StatusLine one = status_at(open_day().connected({"Skranke 1"}).missing("Bord 4", "10.14"), "10.20");
    CHECK(one.sentence == "Alt gemmes her – Bord 4 mangler siden kl. 10.14");
    CHECK(one.tone == StatusTone::normal);
    const StatusLine two = status_at(
        open_day().connected({"Skranke 1"}).missing("Bord 4", "10.14").missing("Rådhuset", "10.16"), "10.20");
    CHECK(two.sentence == "Alt gemmes her – 2 enheder mangler siden kl. 10.14");
}

TEST_CASE("without network it says since when, that all is kept, and how much waits") {
    const StatusLine line = status_at(open_day().missing("Bord 4", "10.14").unshared(7), "10.24");
    CHECK(line.tone == StatusTone::notice);
    CHECK(line.sentence == "Uden net siden kl. 10.14 – alt gemmes her");
    CHECK(line.fact == "7 hændelser venter på synkronisering");
    REQUIRE(line.action);
    CHECK(line.action->label == "Se enheder");
    CHECK(line.action->key == "F2");
    CHECK(status_at(open_day().missing("Bord 4", "10.14").unshared(1), "10.24").fact ==
          "1 hændelse venter på synkronisering");
    CHECK(status_at(open_day().missing("Bord 4", "10.14"), "10.24").fact.empty());
}

TEST_CASE("a machine that has no peers just keeps everything") {
    const StatusLine line = status_at(open_day(), "10.24");
    CHECK(line.sentence == "Alt gemmes her");
    CHECK(line.tone == StatusTone::normal);
}

TEST_CASE("being connected again is news for ten minutes, longer while a number must be settled") {
    SnapshotBuilder scene = open_day().connected({"Bord 4"}).reconnected("09.39");
    CHECK(status_at(scene, "09.41").sentence == "Forbundet igen kl. 09.39 – alt er flettet");
    CHECK(status_at(scene, "09.50").sentence == "Forbundet med 1 enhed – alt er gemt og delt");
    CHECK(status_at(called_twice(), "10.30").sentence ==
          "Forbundet igen kl. 09.39 – alt er flettet, ét nummer skal afklares");
}

TEST_CASE("when nothing can be stored that comes before everything else") {
    SnapshotBuilder scene = busy_morning();
    scene.storage_error("disk is full: free some space on it, then start again");
    const StatusLine line = status_at(scene, "10.24");
    CHECK(line.tone == StatusTone::stop);
    CHECK(line.sentence == "Her kan ikke gemmes – nye numre kan ikke udleveres");
    ConsoleState state;
    state.storage_failure = ErrorCode::disk_full;
    CHECK(status_at(scene, "10.24", state).sentence == "Disken er fuld – nye numre kan ikke gemmes");
}

TEST_CASE("what a device sent and could not be taken is told at the bottom and beside that device") {
    const StatusLine line = status_at(busy_morning().unreadable_from("Bord 4"), "10.24");
    CHECK(line.sentence == "Noget fra Bord 4 kunne ikke læses og er ikke taget med");
    CHECK(line.tone == StatusTone::notice);
    ConsoleDriver console(busy_morning().unreadable_from("Bord 4"), "10.24");
    console.press(ui::Key::f2);
    CHECK(console.shows("noget kunne ikke læses"));
    CHECK(console.shows("Alt andet deles som før. Sig det til jeres it-support."));
    console.show(busy_morning());
    CHECK_FALSE(console.shows("noget kunne ikke læses"));
    CHECK(console.shows("alt er gemt og delt"));
}
