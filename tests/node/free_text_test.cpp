// Every place where a person can write freely, and what becomes of a CPR number, a telephone number and an
// address there: refused before anything is stored, with not a byte of it on the disk. A new place belongs in
// this list.
#include <catch2/catch.hpp>
#include <filesystem>
#include <functional>

#include "tests/node/node_world.hpp"
#include "tests/support/bytes_on_disk.hpp"

namespace {

using namespace skranke;
using test::is_anywhere_in;
using test::TestNode;

struct World : test::World {
    TestNode node{folder / "desk", clock, random, "Hovedbiblioteket", 'A', "Skranke 1"};
};

// True: it was refused.
struct Entrance {
    std::string name;
    std::function<bool(World&, const std::string&)> write;
    bool public_contact = false;  // telephone numbers and addresses of offices are welcome
};

bool refuses_catalogue(World& world, const std::string& text, std::string Service::* field) {
    const Service before = world.node->snapshot()->municipality->services.front();
    Service after = before;
    after.*field = text;
    return !world.node->edit_set_up(
        CatalogueEdit{.services = {{.before = before, .after = after}}, .order = {}});
}

bool refuses_new_node(World& world, NewNode node) {
    node.folder = world.folder / "new";
    const bool refused = !QueueNode::create(node, world.clock, world.random);
    std::filesystem::remove_all(node.folder);
    return refused;
}

std::vector<Entrance> entrances() {
    std::vector<Entrance> all{
        {"where a citizen is referred to",
         [](World& world, const std::string& text) {
             return !world.node->perform(
                 FinishService{.ticket = {}, .outcome = Outcome::referred, .referred_to = text});
         }},
        {"the name of a municipality",
         [](World& world, const std::string& text) {
             return refuses_new_node(world, {.municipality_name = text});
         }},
        {"the name of a site",
         [](World& world, const std::string& text) {
             return refuses_new_node(world, {.municipality_name = "Byen", .site = text});
         }},
        {"the name of a device",
         [](World& world, const std::string& text) {
             return refuses_new_node(world, {.municipality_name = "Byen", .device_name = text});
         }},
        {"the title of a task",
         [](World& world, const std::string& text) {
             return !world.node->perform(AddTask{.words = {.title = text}});
         }},
        // What nobody has been called cannot be written anywhere.
        {"to whom a citizen is sent on",
         [](World& world, const std::string& text) {
             return !world.node->perform(TransferTicket{.ticket = {}, .to = {}, .partner = {text}});
         }},
        {"whom a citizen waits for",
         [](World& world, const std::string& text) {
             return !world.node->perform(IssueTicket{.service = {"B02"}, .prefers = {text}});
         }},
    };
    for (const auto field :
         {&Service::name, &Service::kle, &Service::bring, &Service::helps_with, &Service::does_not_help_with,
          &Service::self_service, &Service::phone, &Service::needs_capability})
        all.push_back(
            {"a text of the catalogue",
             [field](World& world, const std::string& text) { return refuses_catalogue(world, text, field); },
             true});
    return all;
}

}  // namespace

TEST_CASE("personal data is refused at every place where a person can write, and none of it is on the disk") {
    World world;
    world.node.issue();
    world.node.perform(CallNext{});
    world.node.perform(StartService{});
    const std::string cpr = "070761-4285", telephone = "20 12 34 56", address = "lene@byen.dk";
    for (const Entrance& entrance : entrances()) {
        INFO(entrance.name);
        CHECK(entrance.write(world, cpr));
        if (entrance.public_contact) continue;
        CHECK(entrance.write(world, telephone));
        CHECK(entrance.write(world, address));
    }
    world.node.close();
    for (const std::string& text : {cpr, telephone, address})
        CHECK_FALSE(is_anywhere_in(world.folder / "desk", text));
}
