// A JavaScript program with the official automerge-repo, at a node of ours on the same machine.
#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/clients/repo_client.hpp"
#include "tests/support/serving_node.hpp"

using namespace skranke::test;
using nlohmann::json;

namespace {

json documents(const std::string& folder) {
    return json::parse(run_process({program("skranke"), "documents", "--data", folder, "--json"}).out);
}

json day_document(const std::string& folder) {
    for (auto& document : documents(folder))
        if (document["kind"] == "day") return document;
    return {};
}

// A node with one ticket, and a client that is connected with it.
struct Followed {
    explicit Followed(RepoClient& with, const std::vector<std::string>& options = {})
        : client(with), options_(options) {
        make_demo_node(program("skranke"), {folder, "Hovedbiblioteket", "", 'A'});
        start();
        issue();
        client.ask("connect", {{"url", "ws://" + address}});
    }

    void start(const std::string& listen = "127.0.0.1:0") {
        node.reset();
        document = day_document(folder)["url"];
        node.emplace(program("skranke"), folder, std::vector<std::string>{}, listen, options_);
        address = node->address();
    }
    // What the node's disk holds, once it has ended.
    json heads_at_the_end() {
        node.reset();
        return day_document(folder)["heads"];
    }
    void issue() {
        const auto issued = node->ask("issue --service B02");
        REQUIRE(issued);
        REQUIRE(issued->contains("number"));
        ++events;
    }
    std::string numbers() { return node->ask("list")->dump(); }

    json of(json details = json::object()) const {
        details["document"] = document;
        return details;
    }
    // What the client has, with all that the node had until now.
    json client_heads() {
        client.ask("wait_for_events", of({{"count", events}}));
        return client.ask("heads", of());
    }

    RepoClient& client;
    TemporaryFolder temporary;
    std::string folder = temporary / "node", document, address;
    std::optional<ServingNode> node;
    int events = 1;  // the day was opened

private:
    std::vector<std::string> options_;
};

const std::vector<std::string> writable{"--clients-may-write"};

}  // namespace

TEST_CASE("a JavaScript client follows a day live") {
    auto client = RepoClient::start();
    if (!client) return;
    Followed day(*client);
    client->ask("wait_for_events", day.of({{"count", 2}}));
    const auto read = client->ask("read", day.of());
    CHECK(read["kind"] == "day");
    CHECK(read["site"] == "hovedbiblioteket");
    for (int i = 0; i < 5; ++i) {
        day.issue();
        CHECK(client->ask("wait_for_events", day.of({{"count", day.events}})) == true);
    }
    const auto heads = day.client_heads();
    CHECK(heads == day.heads_at_the_end());
}

TEST_CASE("what a JavaScript client writes is not taken, and others do not see it") {
    auto client = RepoClient::start(), other = RepoClient::start();
    if (!client || !other) return;
    Followed day(*client);
    day.client_heads();
    client->ask("scribble", day.of({{"key", "scribble"}, {"times", 3}}));
    // Longer than the way there and back.
    for (int i = 0; i < 3; ++i) {
        day.issue();
        day.client_heads();
    }
    other->ask("connect", {{"url", "ws://" + day.address}});
    other->ask("wait_for_events", day.of({{"count", day.events}}));
    CHECK_FALSE(other->ask("read", day.of()).contains("scribble"));
    CHECK(other->ask("heads", day.of()) == day.heads_at_the_end());
}

TEST_CASE("where clients may write, a client's ticket stands in the line of the node, and stays") {
    auto client = RepoClient::start();
    if (!client) return;
    Followed day(*client, writable);
    day.client_heads();
    client->ask("issue_like", day.of({{"key", "0123456789ab-1"}, {"number", 7}}));
    const auto sees_it = [&] { return day.numbers().find("A007") != std::string::npos; };
    // The client hears of a number that the node issued after it had the client's.
    for (int i = 0; i < 50 && !sees_it(); ++i) {
        day.issue();
        client->ask("wait_for_events", day.of({{"count", day.events + 1}}));
    }
    CHECK(sees_it());
    const auto heads = client->ask("heads", day.of());
    CHECK(heads == day.heads_at_the_end());
}

TEST_CASE("what a client and a node do while they are apart, both have when they meet again") {
    auto client = RepoClient::start();
    if (!client) return;
    Followed day(*client, writable);
    day.client_heads();
    client->ask("go_offline");
    day.issue();
    client->ask("issue_like", day.of({{"key", "0123456789ab-1"}, {"number", 7}}));
    day.issue();
    client->ask("go_online");
    client->ask("wait_for_events", day.of({{"count", day.events + 1}}));
    SECTION("and a node that ends and starts again is found by itself") {
        const auto address = day.address;
        day.start(address);
        day.issue();
        client->ask("wait_for_events", day.of({{"count", day.events + 1}}));
    }
    day.issue();
    client->ask("wait_for_events", day.of({{"count", day.events + 1}}));
    CHECK(day.numbers().find("A007") != std::string::npos);
    const auto heads = client->ask("heads", day.of());
    CHECK(heads == day.heads_at_the_end());
}

TEST_CASE("a thousand changes of a client all arrive") {
    auto client = RepoClient::start();
    if (!client) return;
    Followed day(*client, writable);
    day.client_heads();
    client->ask("scribble", day.of({{"key", "scribble"}, {"times", 1000}}));
    auto other = RepoClient::start();
    REQUIRE(other);
    other->ask("connect", {{"url", "ws://" + day.address}});
    const auto heads = client->ask("heads", day.of());
    other->ask("wait_for_heads", day.of({{"heads", heads}}));
    CHECK(other->ask("read", day.of())["scribble"] == 999);
    CHECK(heads == day.heads_at_the_end());
}

TEST_CASE("a document that the node has not got is unavailable, and one that a client made is not kept") {
    auto client = RepoClient::start();
    if (!client) return;
    const bool may_write = GENERATE(false, true);
    Followed day(*client, may_write ? writable : std::vector<std::string>{});
    day.client_heads();
    const auto found = client->ask("find", {{"document", "automerge:3YqoNRxx3g3WWesscZyyeAQJtEpR"}});
    CHECK(found.get<std::string>().find("unavailable") != std::string::npos);
    client->ask("create");
    day.issue();
    day.client_heads();
    day.node.reset();
    CHECK(documents(day.folder).size() == 2);
}

TEST_CASE("ephemeral messages are passed over, and the conversation goes on") {
    auto client = RepoClient::start();
    if (!client) return;
    Followed day(*client);
    day.client_heads();
    for (int i = 0; i < 10; ++i) client->ask("broadcast", day.of());
    day.issue();
    CHECK(client->ask("wait_for_events", day.of({{"count", day.events}})) == true);
}

TEST_CASE("a client of another version is told so, and no more") {
    auto client = RepoClient::start();
    if (!client) return;
    Followed day(*client);
    const auto heard = client->ask("speak_version", {{"url", "ws://" + day.address}, {"version", "99"}});
    REQUIRE(heard.size() == 1);
    CHECK(heard[0]["type"] == "error");
    CHECK(heard[0]["message"] == "unsupported protocol version");
}
