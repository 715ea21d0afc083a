// Whole nodes on threads of their own, over real sockets of this machine.
#include "sync/node/node_thread.hpp"

#include <sys/socket.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>

#include "tests/node/damage_day.hpp"
#include "tests/node/thread_world.hpp"

namespace {

using namespace skranke;
using test::TemporaryFolder;

using World = test::ThreadWorld;
using test::tickets_at;

std::string address(const NodeThread& node) { return "127.0.0.1:" + std::to_string(node.port()); }

}  // namespace

TEST_CASE("An intent is answered after the snapshot that shows it") {
    World world;
    auto node = world.start({.node = {.folder = world.node("a", "Hovedbiblioteket")}});
    const auto performed = world.perform(*node, IssueTicket{.service = {"A01"}});
    CHECK(node->snapshot()->day->find(performed.ticket.id) != nullptr);
    CHECK(node->port() == 0);
}

TEST_CASE("What is refused comes back with its reason") {
    World world;
    auto node = world.start({.node = {.folder = world.node("a", "Hovedbiblioteket")}});
    node->post({.id = 5, .action = CallNext{}});
    std::vector<Reply> replies;
    world.wait_until([&] {
        replies = node->take_replies();
        return !replies.empty();
    });
    CHECK(replies.front().id == 5);
    REQUIRE_FALSE(replies.front().result);
    CHECK(std::get<Refusal>(replies.front().result.error()).kind == Refusal::Kind::nobody_waits);
}

TEST_CASE(
    "An edit of the set-up is answered after the snapshot that shows it, and a refusal in both languages") {
    World world;
    const auto folder = world.node("a", "Hovedbiblioteket");
    auto node = world.start({.node = {.folder = folder}});
    const SetUpEdit newcomer = PersonEdit{.after = Person{.id = {"NYE"}}};
    node->post({.id = 1, .action = newcomer, .person = {"MKH"}});
    node->post({.id = 2, .action = newcomer, .person = {"PVA"}});
    std::vector<Reply> replies;
    world.wait_until([&] {
        for (auto& reply : node->take_replies()) replies.push_back(std::move(reply));
        return replies.size() == 2;
    });
    CHECK(replies[0].id == 1);
    REQUIRE_FALSE(replies[0].result);
    const auto& refusal = std::get<Refusal>(replies[0].result.error());
    CHECK(refusal.danish.starts_with("MKH må ikke ændre"));
    CHECK(refusal.english.starts_with("MKH may not change"));
    CHECK(replies[1].result);
    CHECK(node->snapshot()->municipality->find(PersonId{"NYE"}) != nullptr);
    node.reset();
    node = world.start({.node = {.folder = folder}});
    CHECK(node->snapshot()->municipality->find(PersonId{"NYE"}) != nullptr);
}

TEST_CASE("Two nodes over a socket show each other's tickets and names") {
    World world;
    const auto first = world.node("a", "Hovedbiblioteket"), second = world.node("b", "Værestedet");
    auto library = world.start({.node = {.folder = first}, .listen = "127.0.0.1:0"});
    auto drop_in = world.start({.node = {.folder = second}, .peers = {address(*library)}});
    for (int i = 0; i < 5; ++i) {
        world.perform(*library, IssueTicket{.service = {"A01"}});
        world.perform(*drop_in, IssueTicket{.service = {"B02"}});
    }
    world.wait_until([&] {
        return tickets_at(*library, "vaerestedet") == 5 && tickets_at(*drop_in, "hovedbiblioteket") == 5;
    });
    world.wait_until([&] {
        return library->snapshot()->sync.unshared_events == 0 &&
               drop_in->snapshot()->sync.unshared_events == 0;
    });
    const auto status = drop_in->snapshot()->sync;
    REQUIRE(status.peers.size() == 1);
    CHECK(status.connected == 1);
    CHECK(status.missing == 0);
    CHECK(status.peers.front().configured);
    CHECK(status.peers.front().name == "Konsol, Skranke 1");
    const auto guests = library->snapshot()->sync;
    REQUIRE(guests.peers.size() == 1);
    CHECK_FALSE(guests.peers.front().configured);
    CHECK(guests.peers.front().name == "Konsol, Bord 1");
}

TEST_CASE("A node that was away is missed, called again, and gets what it missed") {
    World world;
    const auto first = world.node("a", "Hovedbiblioteket"), second = world.node("b", "Hovedbiblioteket");
    auto one = world.start({.node = {.folder = first}, .listen = "127.0.0.1:0"});
    const auto where = address(*one);
    auto two = world.start({.node = {.folder = second}, .peers = {where}});
    world.wait_until([&] { return two->snapshot()->sync.connected == 1; });

    one.reset();
    world.wait_until([&] { return two->snapshot()->sync.missing == 1; });
    CHECK(two->snapshot()->sync.missing_since);
    for (int i = 0; i < 20; ++i) world.perform(*two, IssueTicket{.service = {"A01"}});
    CHECK(two->snapshot()->sync.unshared_events >= 20);

    one = world.start({.node = {.folder = first}, .listen = where});
    world.wait_until([&] { return tickets_at(*one, "hovedbiblioteket") == 20; });
    world.wait_until([&] { return two->snapshot()->sync.unshared_events == 0; });
    CHECK(two->snapshot()->sync.reconnected_at);
    CHECK_FALSE(two->snapshot()->sync.missing_since);
    CHECK(*one->snapshot()->day == *two->snapshot()->day);
}

TEST_CASE("What cannot start says why at once") {
    World world;
    const auto folder = world.node("a", "Hovedbiblioteket");
    const auto code_of = [&](ConnectedNodeOptions options) {
        const auto started = world.try_start(std::move(options));
        REQUIRE_FALSE(started);
        return started.error().code;
    };
    CHECK(code_of({.node = {.folder = world.folder / "none"}}) == ErrorCode::not_found);
    CHECK(code_of({.node = {.folder = folder}, .listen = "192.0.2.1:7301"}) == ErrorCode::io);
    CHECK(code_of({.node = {.folder = folder}, .peers = {"0.0.0.0:7301"}}) == ErrorCode::invalid_input);
    CHECK(code_of({.node = {.folder = folder}, .listen = "nonsense"}) == ErrorCode::invalid_input);

    auto node = world.start({.node = {.folder = folder}, .listen = "127.0.0.1:0"});
    CHECK(code_of({.node = {.folder = folder}}) == ErrorCode::in_use);
    CHECK(code_of({.node = {.folder = world.node("b", "")}, .listen = address(*node)}) == ErrorCode::in_use);
}

TEST_CASE("A node that reads its earlier days later meets its peers with all of them") {
    World world;
    const auto first = world.node("a", "Hovedbiblioteket"), second = world.node("b", "Værestedet");
    {
        auto library = world.start({.node = {.folder = first}});
        world.perform(*library, OpenDay{.day = service_day_of(world.clock.now()) + std::chrono::days{1},
                                        .date_confirmed = true});
        world.perform(*library, IssueTicket{.service = {"A01"}});
    }
    auto library =
        world.start({.node = {.folder = first, .earlier_days_later = true}, .listen = "127.0.0.1:0"});
    CHECK(library->snapshot()->day->tickets.size() == 1);
    auto drop_in = world.start({.node = {.folder = second}, .peers = {address(*library)}});
    world.wait_until(
        [&] { return drop_in->snapshot()->days.size() == 3 && library->snapshot()->days.size() == 3; });
    world.wait_until([&] { return library->snapshot()->sync.unshared_events == 0; });
}

TEST_CASE("A damaged earlier day keeps a node alone, and its console told") {
    World world;
    const auto folder = world.node("a", "Hovedbiblioteket");
    const auto today = service_day_of(world.clock.now());
    {
        auto node = world.start({.node = {.folder = folder}});
        world.perform(*node, OpenDay{.day = today + std::chrono::days{1}, .date_confirmed = true});
    }
    damage_day(folder, today);
    CHECK_FALSE(world.try_start({.node = {.folder = folder}}));
    auto node =
        world.start({.node = {.folder = folder, .earlier_days_later = true}, .listen = "127.0.0.1:0"});
    world.wait_until([&] { return !node->snapshot()->storage_error.empty(); });
    node->post({.id = 1, .action = IssueTicket{.service = {"A01"}}});
    std::vector<Reply> replies;
    world.wait_until([&] {
        replies = node->take_replies();
        return !replies.empty();
    });
    CHECK_FALSE(replies.front().result);
}

TEST_CASE("Intents that were posted are performed before the node stops") {
    World world;
    const auto folder = world.node("a", "Hovedbiblioteket");
    {
        auto node = world.start({.node = {.folder = folder}});
        for (std::uint64_t i = 0; i < 10; ++i)
            node->post({.id = i, .action = IssueTicket{.service = {"A01"}}});
    }
    auto node = world.start({.node = {.folder = folder}});
    CHECK(node->snapshot()->day->tickets.size() == 10);
}
