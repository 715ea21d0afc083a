// A node that opens with the day at hand, and reads a year of closed days while people already work.
#include <catch2/catch.hpp>

#include "sync/wire/memory_link.hpp"
#include "tests/node/damage_day.hpp"
#include "tests/node/node_world.hpp"

namespace {

using namespace skranke;
using test::TestNode;
using test::words;
using test::World;
using namespace std::chrono_literals;

// Three days at the library, each with as many numbers as its place in the row.
struct Library {
    World world;
    std::filesystem::path folder = world.folder / "library";
    std::vector<Day> days;

    Library() {
        TestNode node(folder, world.clock, world.random, "Hovedbiblioteket", 'A');
        for (int day = 1; day <= 3; ++day) {
            if (day > 1) node.perform(OpenDay{});
            for (int number = 1; number <= day; ++number) node.issue();
            if (day < 3) world.clock.advance(24h);
        }
        for (const auto& day : node->snapshot()->days) days.push_back(*day);
    }

    std::unique_ptr<QueueNode> open(bool earlier_days_later = true) {
        auto node = QueueNode::open({.folder = folder, .earlier_days_later = earlier_days_later}, world.clock,
                                    world.random);
        INFO((node ? std::string() : node.error().message));
        REQUIRE(node);
        return *std::move(node);
    }
    std::vector<Day> days_of(const QueueNode& node) const {
        std::vector<Day> all;
        for (const auto& day : node.snapshot()->days) all.push_back(*day);
        return all;
    }
};

void read_all(QueueNode& node) {
    while (node.has_unread_days()) REQUIRE(node.read_earlier_day());
}

}  // namespace

TEST_CASE("the open day is there at once, and the days before it when they have been read") {
    Library library;
    const auto node = library.open();
    CHECK(*node->snapshot()->day == library.days.back());
    CHECK(node->snapshot()->days.size() == 1);
    CHECK(node->has_unread_days());
    int published = 0;
    node->on_change([&] { ++published; });
    read_all(*node);
    CHECK(library.days_of(*node) == library.days);
    CHECK(published == 1);
    CHECK_FALSE(node->snapshot()->sync.disk_was_copied);
}

TEST_CASE("what is done before the days are read is kept, and takes the next number") {
    Library library;
    {
        const auto node = library.open();
        REQUIRE(node->read_earlier_day());
        const auto issued = node->perform(IssueTicket{.service = {"B02"}});
        REQUIRE(issued);
        CHECK(issued->ticket.number == TicketNumber{'A', 4});
        read_all(*node);
        CHECK(node->snapshot()->day->tickets.size() == 4);
        CHECK_FALSE(node->snapshot()->sync.disk_was_copied);
    }
    const auto again = library.open(false);
    CHECK(again->snapshot()->day->tickets.size() == 4);
    CHECK(again->snapshot()->days.size() == 3);
}

TEST_CASE("a day is opened only when it is known whether it was opened before") {
    Library library;
    const auto node = library.open();
    library.world.clock.advance(24h);
    REQUIRE(node->perform(OpenDay{}));
    CHECK_FALSE(node->has_unread_days());
    CHECK(node->snapshot()->days.size() == 4);
}

TEST_CASE("what other sites do on the open day is there with it") {
    Library library;
    const auto folder = library.world.folder / "other";
    TestNode other(folder, library.world.clock, library.world.random, "Værestedet", 'B');
    {
        const auto node = library.open();
        read_all(*node);
        wire::MemoryLink link(node->local_peer(), other->local_peer());
        REQUIRE(link.settle());
    }
    const auto all = other->snapshot()->days;
    REQUIRE(all.size() == 4);
    other.close();
    const auto node = QueueNode::open({.folder = folder, .earlier_days_later = true}, library.world.clock,
                                      library.world.random);
    REQUIRE(node);
    REQUIRE((*node)->snapshot()->days.size() == 2);
    CHECK(*(*node)->snapshot()->days[0] == *all[2]);
    CHECK(*(*node)->snapshot()->days[1] == *all[3]);
}

TEST_CASE("a damaged earlier day is named, and from then on nothing is done") {
    Library library;
    damage_day(library.folder, library.days.front().day);
    const auto node = library.open();
    REQUIRE(node->read_earlier_day());
    const auto read = node->read_earlier_day();
    REQUIRE_FALSE(read);
    CHECK(read.error().code == ErrorCode::corrupt);
    CHECK(read.error().message.find(to_iso(library.days.front().day)) != std::string::npos);
    CHECK(node->snapshot()->storage_error == read.error().message);
    CHECK_FALSE(node->has_unread_days());
    for (const Action& action : {Action{IssueTicket{.service = {"B02"}}}, Action{OpenDay{}}}) {
        const auto done = node->perform(action);
        REQUIRE_FALSE(done);
        CHECK(words(done.error()) == read.error().message);
    }
    CHECK(node->snapshot()->storage_error == read.error().message);
}
