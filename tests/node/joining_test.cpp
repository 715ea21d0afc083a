// How a municipality gets another device, and how a folder comes to hold a node of it.
#include <catch2/catch.hpp>
#include <set>

#include "tests/node/node_world.hpp"

using namespace skranke;
using test::TestNode;
using test::World;

namespace {

struct Library : World {
    TestNode node{folder / "library", clock, random, "Hovedbiblioteket", 'A'};

    Device add(const NewDevice& wanted) {
        auto device = node->add_device(wanted);
        INFO((device ? std::string() : device.error().message));
        REQUIRE(device);
        return *device;
    }
    Result<void> join(const std::string& name, const DeviceId& device, Bytes document) {
        return QueueNode::create_joined({.folder = folder / name,
                                         .municipality = node->snapshot()->municipality->id,
                                         .device = device,
                                         .document = std::move(document)},
                                        random);
    }
    Result<std::unique_ptr<QueueNode>> open(const std::string& name) {
        return QueueNode::open({.folder = folder / name}, clock, random);
    }
};

}  // namespace

TEST_CASE("A device that is added has a free desk of its site and a letter of its own, and is on disk") {
    Library library;
    const auto device = library.add({.site = "Hovedbiblioteket"});
    CHECK(device.letter);
    CHECK(device.letter != 'A');
    CHECK(device.name == "Konsol, Skranke 2");
    library.node.reopen();
    const auto* found = library.node->snapshot()->municipality->find(device.id);
    REQUIRE(found);
    CHECK(*found == device);
}

TEST_CASE("No two devices are given one letter, until there are none left; a display needs none") {
    Library library;
    std::set<char> letters{'A'};
    for (int i = 0; i < 22; ++i) letters.insert(*library.add({}).letter);
    CHECK(letters.size() == 23);  // A to Z without I, O and Q
    const auto one_more = library.node->add_device({});
    REQUIRE_FALSE(one_more);
    CHECK(one_more.error().message == "every number series is taken");
    const auto display = library.add({.display = true});
    CHECK_FALSE(display.letter);
    CHECK_FALSE(display.desk);
}

TEST_CASE("A letter that is asked for is given once, and a name is never a person's") {
    Library library;
    CHECK(library.add({.letter = 'K'}).letter == 'K');
    CHECK_FALSE(library.node->add_device({.letter = 'K'}));
    CHECK_FALSE(library.node->add_device({.letter = 'O'}));
    CHECK_FALSE(library.node->add_device({.name = "ring 20 12 34 56"}));
    CHECK_FALSE(library.node->add_device({.site = "Månen"}));
    CHECK(library.node->snapshot()->municipality->devices.size() == 2);
}

TEST_CASE("A folder that joins has the whole municipality at once, and gives out numbers of its letter") {
    Library library;
    const auto device = library.add({.site = "Værestedet", .letter = 'V'});
    REQUIRE(library.join("van", device.id, library.node->municipality_document()));
    auto van = library.open("van");
    REQUIRE(van);
    const auto snapshot = (*van)->snapshot();
    CHECK(snapshot->device == device.id);
    CHECK(snapshot->site == device.site);
    CHECK(*snapshot->municipality == *library.node->snapshot()->municipality);
    REQUIRE((*van)->perform(OpenDay{.day = service_day_of(library.clock.now()), .date_confirmed = true}));
    const auto issued = (*van)->perform(IssueTicket{.service = {"B02"}});
    REQUIRE(issued);
    CHECK(issued->ticket.number == TicketNumber{.letter = 'V', .number = 1});
}

TEST_CASE("What is not the municipality's document, or has no place for the device, makes no node") {
    Library library;
    const auto before = library.node->municipality_document();
    const auto device = library.add({});
    auto document = library.node->municipality_document();
    SECTION("damaged") {
        document[document.size() / 2] ^= 1;
        CHECK_FALSE(library.join("van", device.id, document));
    }
    SECTION("cut off") {
        document.resize(document.size() / 2);
        CHECK_FALSE(library.join("van", device.id, document));
    }
    SECTION("nothing") { CHECK_FALSE(library.join("van", device.id, {})); }
    SECTION("of before the device was added") { CHECK_FALSE(library.join("van", device.id, before)); }
    SECTION("of another municipality") {
        REQUIRE(
            QueueNode::create({.folder = library.folder / "elsewhere", .municipality_name = "Nabokommunen"},
                              library.clock, library.random));
        auto elsewhere = library.open("elsewhere");
        REQUIRE(elsewhere);
        CHECK_FALSE(library.join("van", device.id, (*elsewhere)->municipality_document()));
    }
    CHECK_FALSE(library.open("van"));
    CHECK_FALSE(std::filesystem::exists(library.folder / "van"));
}

TEST_CASE("A folder that holds a node already does not join another municipality") {
    Library library;
    const auto device = library.add({});
    REQUIRE(QueueNode::create({.folder = library.folder / "van", .municipality_name = "Nabokommunen"},
                              library.clock, library.random));
    const auto joined = library.join("van", device.id, library.node->municipality_document());
    REQUIRE_FALSE(joined);
    CHECK(joined.error().message.find("holds a node already") != std::string::npos);
    auto van = library.open("van");
    REQUIRE(van);
    CHECK((*van)->snapshot()->municipality->name == "Nabokommunen");
}
