// Changing the services of a municipality that is at work.
#include <algorithm>

#include "sync/wire/memory_link.hpp"
#include "tests/node/node_world.hpp"

namespace {

using namespace skranke;
using namespace skranke::test;

const PersonId manager{"PVA"};

struct Office : World {
    TestNode node{folder / "a", clock, random, "Hovedbiblioteket", 'A'};

    Service service(const std::string& code) {
        return *node->snapshot()->municipality->find(ServiceId{code});
    }
    std::string refusal(const CatalogueEdit& edit, const PersonId& person = manager) {
        const auto edited = node->edit_set_up(edit, person);
        REQUIRE_FALSE(edited);
        return words(edited.error());
    }
};

CatalogueEdit change(const Service& before, const Service& after) {
    return {.services = {{.before = before, .after = after}}, .order = {}};
}
CatalogueEdit add(const Service& service) {
    return {.services = {{.before = {}, .after = service}}, .order = {}};
}

}  // namespace

TEST_CASE("A changed service is on disk before it is shown, and keeps its place") {
    Office world;
    const auto before = world.service("B02");
    auto after = before;
    after.phone = "11 22 33 44";
    after.express = true;
    after.bring.clear();
    REQUIRE(world.node->edit_set_up(change(before, after), manager));
    CHECK(world.service("B02") == after);
    const auto services = world.node->snapshot()->municipality->services;
    world.node.reopen();
    CHECK(world.node->snapshot()->municipality->services == services);
    CHECK(services[7].id.text == "B02");
}

TEST_CASE("A new service comes last, and can be asked for at once") {
    Office world;
    const Service campaign{.id = {"G01"}, .name = "Ny kampagne", .kle = {}};
    REQUIRE(world.node->edit_set_up(add(campaign), manager));
    CHECK(world.node->snapshot()->municipality->services.back() == campaign);
    CHECK(world.node.issue("G01").service.text == "G01");
}

TEST_CASE("A service that has ended takes nobody new, and what was keeps its name") {
    Office world;
    const auto ticket = world.node.issue("F03");
    const auto before = world.service("F03");
    auto after = before;
    after.ended = true;
    REQUIRE(world.node->edit_set_up(change(before, after), manager));
    const auto refused = world.node->perform(IssueTicket{.service = {"F03"}, .escort = Escort::none});
    REQUIRE_FALSE(refused);
    CHECK(std::get<Refusal>(refused.error()).kind == Refusal::Kind::unknown_service);
    CHECK(world.service(ticket.service.text).name == "Brevstemme");
}

TEST_CASE("The services stand in the order that is asked for") {
    Office world;
    auto wanted = world.node->snapshot()->municipality->services;
    std::ranges::reverse(wanted);
    REQUIRE(
        world.node->edit_set_up(edit_to(world.node->snapshot()->municipality->services, wanted), manager));
    CHECK(world.node->snapshot()->municipality->services == wanted);
}

TEST_CASE("An edit that a role or a rule forbids changes nothing, and says why in both languages") {
    Office world;
    const auto before = world.service("B02");
    const auto municipality = *world.node->snapshot()->municipality;
    auto after = before;
    after.phone = "1";
    CHECK(world.refusal(change(before, after), {"MKH"}) ==
          "MKH may not change services, rules, staff or desks: let a manager or site administrator do it "
          "(--person)");
    CHECK(world.refusal(change(before, after), {"QQQ"}).starts_with("nobody has the initials"));
    after.kle = "23.15";
    CHECK(world.refusal(change(before, after)) ==
          "B02: kle \"23.15\" is no KLE number: write it as 23.15.25, or nothing");
    CHECK(world.refusal(add(before)).starts_with("B02 is already \"MitID"));
    after = before;
    after.id = {"G01"};
    CHECK(world.refusal(change(before, after)).starts_with("there is no service G01"));
    // Nothing of one citizen, in any of the texts.
    for (auto text : {&Service::name, &Service::bring, &Service::helps_with, &Service::self_service}) {
        after = before;
        after.*text = "Spørg efter 010170-1234";
        CHECK(world.refusal(change(before, after)).find("looks like a CPR number") != std::string::npos);
    }
    // One bad service among good ones: none is written.
    auto good = before;
    good.phone = "2";
    auto both = change(before, good);
    both.services.push_back({.before = {}, .after = {.id = {"g1"}, .name = "x", .kle = {}}});
    CHECK(world.refusal(both).starts_with("g1: code"));
    CHECK(*world.node->snapshot()->municipality == municipality);
}

TEST_CASE("Two who edit one service apart both have their way") {
    Office world;
    TestNode other(world.folder / "b", world.clock, world.random, "Hovedbiblioteket", 'B');
    const auto before = world.service("B02");
    auto left = before;
    left.phone = "11 22 33 44";
    auto right = before;
    right.name = "MitID – låst";
    REQUIRE(world.node->edit_set_up(change(before, left), manager));
    REQUIRE(other->edit_set_up(change(before, right), manager));
    wire::MemoryLink link(world.node->local_peer(), other->local_peer());
    REQUIRE(link.settle());
    for (auto* node : {&world.node, &other}) {
        const auto merged = *(*node)->snapshot()->municipality->find(before.id);
        CHECK(merged.phone == "11 22 33 44");
        CHECK(merged.name == "MitID – låst");
    }
}

TEST_CASE("An edit of what has been edited the same way meanwhile does nothing") {
    Office world;
    const auto before = world.service("B02");
    auto after = before;
    after.phone = "11 22 33 44";
    REQUIRE(world.node->edit_set_up(change(before, after), manager));
    const auto heads = world.node->documents().front().heads;
    CHECK(world.node->edit_set_up(change(before, after), manager));
    CHECK(world.node->documents().front().heads == heads);
}
