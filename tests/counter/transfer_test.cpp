// "Viderestil" to a desk or a partner, and in front.
#include <catch2/catch.hpp>

#include "counter/dialog_screen.hpp"
#include "tests/counter/console/console_driver.hpp"
#include "tests/counter/console/console_scenes.hpp"

using namespace skranke;
using namespace skranke::test;

namespace {

const std::string library = "hovedbiblioteket";

// The scene with a partner's desk beside ours.
Snapshot with_partner() {
    Snapshot snapshot = *busy_morning().build();
    Municipality municipality = *snapshot.municipality;
    municipality.desks.push_back({.id = DeskId{library + "/9"},
                                  .site = snapshot.site,
                                  .name = "Bord 9",
                                  .kind = DeskKind::bord,
                                  .partner = PartnerId{"Ældre Sagen"}});
    snapshot.municipality = std::make_shared<const Municipality>(municipality);
    return snapshot;
}

ConsoleState at_skranke_3() {
    ConsoleState state;
    state.desk = DeskId{library + "/3"};
    state.person = PersonId{"MKH"};
    return state;
}

}  // namespace

TEST_CASE("K sends the citizen on to a desk of this site, by time or in front") {
    ConsoleDriver console(busy_morning(), "10.24");
    console.press('V');
    CHECK(console.shows("Nummeret går i køen igen og beholder sin tid."));
    console.press('K');
    CHECK(console.shows("Hvilken skranke skal kalde borgeren?"));
    SECTION("by time") { console.press('1'); }
    SECTION("in front") {
        console.press('F');
        CHECK(console.shows("Nummeret bliver kaldt før alle, der venter."));
        console.press('1');
    }
    const bool in_front = console.shows("før alle, der venter");
    console.press(ui::Key::enter);
    const auto* posted = console.posted<TransferTicket>();
    REQUIRE(posted);
    CHECK(posted->desk == DeskId{library + "/1"});
    CHECK(posted->to.empty());
    CHECK(posted->to_front == in_front);
    console.accept();
    CHECK(console.shows("er viderestillet til Skranke 1"));
}

TEST_CASE("a service that was chosen is forgotten when a desk is to be chosen") {
    ConsoleDriver console(busy_morning(), "10.24");
    console.press('V');
    console.press('1');
    console.press('K');
    console.press(ui::Key::enter);
    CHECK(console.intents.empty());
}

TEST_CASE("partners are offered where one has a desk, and only there") {
    const Snapshot with = with_partner(), without = *busy_morning().build();
    const Ticket* ticket = with.day->at_desk(DeskId{library + "/3"});
    REQUIRE(ticket);
    TransferDialog dialog{.ticket = ticket->id, .picker = {}, .to = TransferTo::partner};
    CHECK(transfer_screen(dialog, without, at_skranke_3()).ways.size() == 2);
    const TransferScreen screen = transfer_screen(dialog, with, at_skranke_3());
    CHECK(screen.ways.size() == 3);
    REQUIRE(screen.options.size() == 1);
    CHECK(screen.options.front().label == "Ældre Sagen");
    CHECK_FALSE(screen.primary.enabled);
    dialog.partner = PartnerId{"Ældre Sagen"};
    CHECK(transfer_screen(dialog, with, at_skranke_3()).primary.enabled);
}

TEST_CASE("a partner's desk, one's own and one elsewhere are no desks to send on to") {
    const Snapshot snapshot = with_partner();
    const Ticket* ticket = snapshot.day->at_desk(DeskId{library + "/3"});
    const TransferDialog dialog{.ticket = ticket->id, .picker = {}, .to = TransferTo::desk};
    for (const auto& option : transfer_screen(dialog, snapshot, at_skranke_3()).options) {
        const auto desk = std::get<ChooseDesk>(option.command).desk;
        CHECK(desk != DeskId{library + "/3"});
        CHECK(desk != DeskId{library + "/9"});
        CHECK(snapshot.municipality->find(desk)->site == snapshot.site);
    }
}

TEST_CASE("another topic for the same visit is a service, and goes nowhere") {
    ConsoleDriver console(busy_morning(), "10.24");
    console.press('E');
    CHECK_FALSE(console.shows("Forrest i køen"));
    console.press('K');
    CHECK_FALSE(console.shows("Hvilken skranke"));
}
