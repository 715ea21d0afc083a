// Nodes that are apart and meet again, in memory: the same sessions as over sockets.
#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "shared/base/random.hpp"
#include "sync/node/queue_document.hpp"
#include "sync/repo/repository.hpp"
#include "sync/wire/memory_link.hpp"
#include "tests/node/node_world.hpp"

namespace {

using namespace skranke;
using test::TestNode;
using test::World;
using wire::MemoryLink;

void settle(MemoryLink& link) {
    const auto settled = link.settle();
    INFO((settled ? std::string() : settled.error().message));
    REQUIRE(settled);
}

std::vector<std::vector<std::string>> heads(TestNode& node) {
    std::vector<std::vector<std::string>> all;
    for (auto& document : node->documents()) all.push_back(std::move(document.heads));
    return all;
}

void check_equal(TestNode& left, TestNode& right) {
    CHECK(heads(left) == heads(right));
    const auto left_snapshot = left->snapshot(), right_snapshot = right->snapshot();
    CHECK(*left_snapshot->municipality == *right_snapshot->municipality);
    REQUIRE(left_snapshot->days.size() == right_snapshot->days.size());
    for (std::size_t i = 0; i < left_snapshot->days.size(); ++i)
        CHECK(*left_snapshot->days[i] == *right_snapshot->days[i]);
}

const Day& day_of(TestNode& node, const std::string& site) {
    static std::shared_ptr<const Snapshot> kept;
    kept = node->snapshot();
    const auto found =
        std::ranges::find_if(kept->days, [&](const auto& day) { return day->site.text == site; });
    REQUIRE(found != kept->days.end());
    return **found;
}

}  // namespace

TEST_CASE("Two sites that were apart all day have the same two days after they met") {
    World world;
    TestNode library(world.folder / "a", world.clock, world.random, "Hovedbiblioteket");
    TestNode drop_in(world.folder / "b", world.clock, world.random, "Værestedet");
    for (int i = 0; i < 20; ++i) {
        library.issue();
        drop_in.issue();
        if (i % 2 == 0) {
            library.perform(CallNext{});
            library.perform(StartService{});
            library.perform(FinishService{});
        }
    }
    CHECK(library->snapshot()->days.size() == 1);
    CHECK(library->snapshot()->sync.unshared_events == 1 + 20 + 30);

    MemoryLink link(library->local_peer(), drop_in->local_peer());
    settle(link);
    check_equal(library, drop_in);
    CHECK(library->snapshot()->days.size() == 2);
    CHECK(day_of(library, "vaerestedet").tickets.size() == 20);
    CHECK(day_of(drop_in, "hovedbiblioteket").tickets.size() == 20);
    CHECK(library->snapshot()->municipality->devices.size() == 2);
    CHECK(library->snapshot()->sync.unshared_events == 0);
    CHECK(drop_in->snapshot()->sync.unshared_events == 0);

    // And what comes later comes over at once, in few frames.
    const auto frames = link.frames_carried();
    library.issue();
    CHECK(library->snapshot()->sync.unshared_events == 1);
    settle(link);
    check_equal(library, drop_in);
    CHECK(library->snapshot()->sync.unshared_events == 0);
    CHECK(link.frames_carried() - frames <= 4);
}

TEST_CASE("Two desks of one site that open the day apart have opened the same one") {
    World world;
    TestNode one(world.folder / "a", world.clock, world.random, "Hovedbiblioteket");
    TestNode two(world.folder / "b", world.clock, world.random, "Hovedbiblioteket");
    std::set<TicketNumber> numbers;
    for (int i = 0; i < 10; ++i) {
        numbers.insert(one.issue().number);
        numbers.insert(two.issue().number);
    }
    CHECK(numbers.size() == 20);
    MemoryLink link(one->local_peer(), two->local_peer());
    settle(link);
    check_equal(one, two);
    CHECK(one.day().tickets.size() == 20);
}

TEST_CASE("A call that names all whom it passes reaches the others, however long the line is") {
    World world;
    TestNode here(world.folder / "a", world.clock, world.random, "Hovedbiblioteket", 'A', "Skranke 1");
    TestNode there(world.folder / "b", world.clock, world.random, "Hovedbiblioteket", 'B', "Skranke 2");
    Ticket last;
    for (int i = 0; i < 900; ++i) {
        last = here.issue();
        world.clock.advance(std::chrono::seconds{5});
    }
    here.perform(CallTicket{.ticket = last.id, .because = ChosenBecause::agreed_with_citizen});
    MemoryLink link(here->local_peer(), there->local_peer());
    settle(link);
    CHECK(there.day() == here.day());
}

TEST_CASE("Two desks that call the same ticket apart both see it until a person answers") {
    World world;
    TestNode one(world.folder / "a", world.clock, world.random, "Hovedbiblioteket");
    TestNode two(world.folder / "b", world.clock, world.random, "Hovedbiblioteket");
    MemoryLink link(one->local_peer(), two->local_peer());
    const auto ticket = one.issue();
    settle(link);
    link.cut();
    CHECK(one.perform(CallNext{}).ticket.id == ticket.id);
    CHECK(two.perform(CallNext{}).ticket.id == ticket.id);
    link.heal();
    settle(link);
    check_equal(one, two);
    const auto* seen = one.day().find(ticket.id);
    REQUIRE(seen);
    REQUIRE(seen->double_call);
    CHECK(seen->double_call->others.size() == 1);

    const auto stands = seen->double_call->stands.desk;
    one.perform(ClearDoubleCall{.ticket = ticket.id, .answer = DoubleCallAnswer::at_desk, .desk = stands});
    settle(link);
    check_equal(one, two);
    CHECK_FALSE(two.day().find(ticket.id)->double_call);
    CHECK(two.day().find(ticket.id)->double_calls == 1);
}

TEST_CASE("A letter that two devices were given apart is one's alone after they met") {
    World world;
    TestNode one(world.folder / "x/a", world.clock, world.random, "Hovedbiblioteket", 'B');
    TestNode two(world.folder / "y/b", world.clock, world.random, "Hovedbiblioteket", 'B');
    CHECK(one.issue().number == TicketNumber{'B', 1});
    CHECK(two.issue().number == TicketNumber{'B', 1});
    MemoryLink link(one->local_peer(), two->local_peer());
    settle(link);
    const auto first = one.issue().number, second = two.issue().number;
    CHECK(first.letter != second.letter);
    const bool one_is_smaller = one->snapshot()->device < two->snapshot()->device;
    CHECK((one_is_smaller ? first : second) == TicketNumber{'B', 2});
    CHECK((one_is_smaller ? second : first).number == 1);
    settle(link);
    check_equal(one, two);
    CHECK(one.day().tickets.size() == 4);
}

TEST_CASE("What a peer has is remembered over a restart: the next meeting is short") {
    World world;
    TestNode one(world.folder / "a", world.clock, world.random, "Hovedbiblioteket");
    TestNode two(world.folder / "b", world.clock, world.random, "Værestedet");
    for (int i = 0; i < 50; ++i) one.issue();
    {
        MemoryLink link(one->local_peer(), two->local_peer());
        settle(link);
    }
    REQUIRE(one->maintain());
    REQUIRE(two->maintain());
    one.reopen();
    two.reopen();
    CHECK(one->snapshot()->sync.unshared_events == 0);
    one.issue();
    CHECK(one->snapshot()->sync.unshared_events == 1);
    MemoryLink link(one->local_peer(), two->local_peer());
    settle(link);
    check_equal(one, two);
}

TEST_CASE("A day that came from a peer is there after a restart") {
    World world;
    TestNode one(world.folder / "a", world.clock, world.random, "Hovedbiblioteket");
    TestNode two(world.folder / "b", world.clock, world.random, "Værestedet");
    MemoryLink link(one->local_peer(), two->local_peer());
    settle(link);
    for (int i = 0; i < 5; ++i) {
        one.issue();
        settle(link);
    }
    const Day before = day_of(two, "hovedbiblioteket");
    link.cut();
    two.reopen();
    CHECK(day_of(two, "hovedbiblioteket") == before);
}

TEST_CASE("Nodes of different municipalities tell each other nothing") {
    World world;
    TestNode demo(world.folder / "a", world.clock, world.random, "Hovedbiblioteket");
    demo.issue();
    REQUIRE(QueueNode::create({.folder = world.folder / "b", .municipality_name = "Nabokommunen"},
                              world.clock, world.random));
    auto other = QueueNode::open({.folder = world.folder / "b"}, world.clock, world.random);
    REQUIRE(other);
    REQUIRE((*other)->perform(OpenDay{.day = service_day_of(world.clock.now())}));
    MemoryLink link(demo->local_peer(), (*other)->local_peer());
    settle(link);
    CHECK(demo->documents().size() == 2);
    CHECK((*other)->documents().size() == 2);
    CHECK((*other)->snapshot()->municipality->name == "Nabokommunen");
    CHECK((*other)->snapshot()->days.size() == 1);
}

TEST_CASE("Three nodes that part and meet at random end equal, with every ticket") {
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        INFO("seed " << seed);
        World world;
        SeededRandom dice(seed);
        std::vector<std::unique_ptr<TestNode>> nodes;
        for (const auto& [name, site] : std::vector<std::pair<std::string, std::string>>{
                 {"a", "Hovedbiblioteket"}, {"b", "Hovedbiblioteket"}, {"c", "Værestedet"}})
            nodes.push_back(std::make_unique<TestNode>(world.folder / name, world.clock, world.random, site));
        std::vector<std::unique_ptr<MemoryLink>> links;
        const auto connect_all = [&] {
            links.clear();
            for (const auto& [from, to] : {std::pair{0, 1}, {1, 2}, {0, 2}}) {
                links.push_back(
                    std::make_unique<MemoryLink>((*nodes[static_cast<std::size_t>(from)])->local_peer(),
                                                 (*nodes[static_cast<std::size_t>(to)])->local_peer()));
            }
        };
        connect_all();
        std::size_t issued = 0;
        for (int step = 0; step < 150; ++step) {
            auto& node = *nodes[dice.below(nodes.size())];
            auto& link = *links[dice.below(links.size())];
            world.clock.advance(std::chrono::seconds{static_cast<int>(dice.below(40))});
            switch (dice.below(10)) {
                case 0: link.cut(); break;
                case 1: link.heal(); break;
                case 2:
                    // A process ends at any moment, its connections with it.
                    links.clear();
                    node.reopen();
                    connect_all();
                    break;
                case 3:
                case 4: {
                    for (std::uint64_t frames = dice.below(6); frames > 0; --frames) REQUIRE(link.step());
                    break;
                }
                case 5:
                case 6:
                    node.issue(dice.below(2) == 0 ? "A01" : "B02",
                               dice.below(4) == 0 ? Escort::card_shown : Escort::none);
                    ++issued;
                    break;
                // What is refused is refused: the state decides, not the dice.
                case 7: (void)node->perform(CallNext{}); break;
                case 8: (void)node->perform(StartService{}); break;
                default:
                    if (!node->perform(FinishService{})) (void)node->perform(MarkNoShow{});
                    break;
            }
        }
        for (auto& link : links) link->heal();
        for (bool moved = true; moved;) {
            moved = false;
            for (auto& link : links) {
                const auto stepped = link->step();
                REQUIRE(stepped);
                moved |= *stepped;
            }
        }
        check_equal(*nodes[0], *nodes[1]);
        check_equal(*nodes[0], *nodes[2]);
        std::size_t tickets = 0;
        for (const auto& day : (*nodes[0])->snapshot()->days) tickets += day->tickets.size();
        CHECK(tickets == issued);
        const Day before = nodes[1]->day();
        // Folded event by event as they came; anew, from all of them at once, it is the same.
        for (const auto& id : (*nodes[1])->repository().documents()) {
            const auto& document = *(*nodes[1])->repository().find(id);
            const auto identity = identify_day_document(id, document);
            if (!identity) continue;
            DayEvents events;
            events.refresh(document);
            CHECK(day_of(*nodes[1], identity->site.text) ==
                  fold_day(identity->site, identity->day, events.events()));
        }
        links.clear();
        nodes[1]->reopen();
        CHECK(nodes[1]->day() == before);
    }
}
