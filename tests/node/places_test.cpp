// Bad days and places of other kinds, through nodes: on disk, on the wire, and merged.
#include <algorithm>
#include <catch2/catch.hpp>

#include "sync/wire/memory_link.hpp"
#include "tests/node/node_world.hpp"

namespace {

using namespace skranke;
using test::TestNode;
using test::World;

void meet(TestNode& one, TestNode& other) {
    wire::MemoryLink link(one->local_peer(), other->local_peer());
    REQUIRE(link.settle());
}

CloseDay closing(TestNode& node) {
    CloseDay close;
    for (const Ticket& ticket : node.day().tickets)
        if (!has_ended(ticket)) close.leftovers.push_back(ticket.id);
    return close;
}

Municipality set_up() {
    Municipality made;
    made.id = {"00000000000000aa"};
    made.name = "Prøvekommunen";
    made.sites = {{.id = {"havnen"}, .name = "Havnen", .kind = SiteKind::mobile, .keep_overnight = true},
                  {.id = {"torvet"}, .name = "Torvet", .kind = SiteKind::mobile}};
    made.services = {{.id = {"B02"}, .name = "MitID", .kle = ""}};
    made.desks = {{.id = {"bus/1"}, .site = {"havnen"}, .name = "Bussen", .kind = DeskKind::mobil},
                  {.id = {"bus/2"}, .site = {"havnen"}, .name = "Bord", .kind = DeskKind::mobil}};
    made.staff = {{.id = {"MKH"}, .role = Role::advisor}};
    return made;
}

std::unique_ptr<QueueNode> van(World& world, const std::string& name, const std::string& desk) {
    const auto folder = world.folder / name;
    const auto created = QueueNode::create(
        {.folder = folder, .site = "havnen", .desk = desk, .set_up = set_up()}, world.clock, world.random);
    REQUIRE(created);
    auto node = QueueNode::open({.folder = folder}, world.clock, world.random);
    REQUIRE(node);
    return *std::move(node);
}

Performed perform(QueueNode& node, World& world, const Action& action) {
    world.clock.advance(std::chrono::seconds{5});
    auto performed = node.perform(action);
    INFO((performed ? std::string() : test::words(performed.error())));
    REQUIRE(performed);
    return *performed;
}

}  // namespace

TEST_CASE("one closes while the other issues: both agree, and the number is marked") {
    World world;
    TestNode one(world.folder / "a", world.clock, world.random, "Hovedbiblioteket", 'A', "Skranke 1");
    TestNode other(world.folder / "b", world.clock, world.random, "Hovedbiblioteket", 'B', "Skranke 2");
    one.issue();
    meet(one, other);
    one.perform(closing(one));
    const Ticket late = other.issue();
    meet(one, other);
    CHECK(one.day() == other.day());
    CHECK(one.day().find(late.id)->overlooked_at_closing);
    CHECK(one.day().find(TicketNumber{'A', 1})->status == TicketStatus::day_closed);
    one.reopen();
    CHECK(one.day() == other.day());
}

TEST_CASE("a crisis is switched once and seen by everybody, and so is its end") {
    World world;
    TestNode one(world.folder / "a", world.clock, world.random, "Hovedbiblioteket", 'A', "Skranke 1");
    TestNode other(world.folder / "b", world.clock, world.random, "Værestedet", 'B');
    one.perform(SwitchCrisis{true});
    meet(one, other);
    CHECK(other->snapshot()->municipality->crisis == one->snapshot()->municipality->crisis);
    REQUIRE(other->snapshot()->municipality->crisis);
    CHECK(other.issue("K02").service == ServiceId{"K02"});
    CHECK_FALSE(other->perform(IssueTicket{.service = {"B02"}}));
    other.perform(SwitchCrisis{false});
    meet(one, other);
    one.reopen();
    CHECK_FALSE(one->snapshot()->municipality->crisis);
}

TEST_CASE("numbers set aside for paper stay set aside when the program starts again") {
    World world;
    TestNode node(world.folder / "a", world.clock, world.random, "Hovedbiblioteket", 'A', "Skranke 1");
    CHECK(node.issue().number.number == 1);
    node.perform(ReservePaper{.count = 30});
    node.reopen();
    CHECK(node.issue().number.number == 32);
    const Ticket entered =
        node.perform(EnterPaper{.number = {'A', 2}, .service = {"B02"}, .came_at = world.clock.now()}).ticket;
    CHECK(entered.manual);
    CHECK(node.issue().number.number == 33);
}

TEST_CASE("a van's numbers begin at 1 at each stop, and both days are there after the tour") {
    World world;
    auto node = van(world, "a", "bus/1");
    perform(*node, world, OpenDay{});
    for (int number = 1; number <= 3; ++number) {
        CHECK(perform(*node, world, IssueTicket{.service = {"B02"}}).ticket.number.number == number);
        perform(*node, world, CallNext{});
        perform(*node, world, StartService{});
        perform(*node, world, FinishService{});
    }
    perform(*node, world, SwitchStop{{"torvet"}});
    CHECK(node->snapshot()->site == SiteId{"torvet"});
    CHECK_FALSE(node->snapshot()->day->opened);
    perform(*node, world, OpenDay{});
    CHECK(perform(*node, world, IssueTicket{.service = {"B02"}}).ticket.number.number == 1);
    perform(*node, world, CallNext{});
    REQUIRE(node->snapshot()->days.size() == 2);
    node.reset();
    auto again = QueueNode::open({.folder = world.folder / "a"}, world.clock, world.random);
    REQUIRE(again);
    CHECK((*again)->snapshot()->site == SiteId{"torvet"});
}

TEST_CASE("who is left over where leftovers are kept comes first the next day, once, whoever opens it") {
    World world;
    auto one = van(world, "a", "bus/1");
    auto other = van(world, "b", "bus/2");
    const auto meet_again = [&] {
        wire::MemoryLink link(one->local_peer(), other->local_peer());
        REQUIRE(link.settle());
    };
    perform(*one, world, OpenDay{});
    const Ticket left = perform(*one, world, IssueTicket{.service = {"B02"}}).ticket;
    perform(*one, world, CloseDay{.leftovers = {left.id}});
    meet_again();
    world.clock.advance(std::chrono::hours{24});
    perform(*one, world, OpenDay{});
    perform(*other, world, OpenDay{});
    perform(*one, world, CallNext{});
    meet_again();
    CHECK(*one->snapshot()->day == *other->snapshot()->day);
    const auto snapshot = one->snapshot();
    REQUIRE(snapshot->day->tickets.size() == 1);
    const Ticket& kept = snapshot->day->tickets.front();
    CHECK(kept.number == left.number);
    CHECK(kept.kept_overnight);
    CHECK_FALSE(kept.number_given_twice);
    CHECK(kept.status == TicketStatus::called);
    CHECK(perform(*one, world, IssueTicket{.service = {"B02"}}).ticket.number != left.number);
}
