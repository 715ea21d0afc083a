// Two real nodes, apart for a day and together again.
#include <catch2/catch.hpp>
#include <csignal>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "tests/support/process.hpp"

using namespace skranke::test;
using nlohmann::json;

namespace {

void make_node(const std::string& folder, const std::string& site, const std::string& letter) {
    const auto made = run_process(
        {program("skranke"), "init", "--data", folder, "--demo", "--site", site, "--letter", letter});
    INFO(made.err);
    REQUIRE(made.exit_code == 0);
}

json queue(const std::string& folder, std::vector<std::string> words) {
    std::vector<std::string> command{program("skranke"), "queue", "--data", folder, "--json"};
    command.insert(command.end(), words.begin(), words.end());
    const auto result = run_process(command);
    INFO(result.err);
    REQUIRE(result.exit_code == 0);
    return json::parse(result.out.substr(0, result.out.find('\n')));
}

json documents(const std::string& folder) {
    const auto result = run_process({program("skranke"), "documents", "--data", folder, "--json"});
    REQUIRE(result.exit_code == 0);
    return json::parse(result.out);
}

// A node that runs with no screen and tells of every snapshot.
struct RunningNode {
    LineProcess process;
    std::string address;

    static RunningNode start(const std::string& folder, const std::vector<std::string>& peers,
                             const std::string& listen = "127.0.0.1:0") {
        std::vector<std::string> command{program("skranke"), "serve", "--data",  folder,
                                         "--listen",         listen,  "--watch", "--commands"};
        for (const auto& peer : peers) {
            command.emplace_back("--peer");
            command.push_back(peer);
        }
        RunningNode node{LineProcess(command), {}};
        const auto line = node.process.read_line();
        REQUIRE(line);
        node.address = json::parse(*line).at("listening").get<std::string>();
        return node;
    }

    // Reads until a line holds, and gives it.
    template <class Holds>
    json wait_for(Holds holds) {
        while (const auto line = process.read_line()) {
            auto news = json::parse(*line);
            if (holds(news)) return news;
        }
        FAIL("the node went silent before what was waited for came");
        return {};
    }
};

}  // namespace

TEST_CASE("two sites apart for a day, 500 tickets each, have all 1,000 and equal heads after contact") {
    const TemporaryFolder temporary;
    const std::string library = temporary / "library", drop_in = temporary / "drop-in";
    make_node(library, "Hovedbiblioteket", "A");
    make_node(drop_in, "Værestedet", "B");
    for (const auto& folder : {library, drop_in}) {
        const auto issued =
            run_process({program("skranke"), "queue", "--data", folder, "issue", "--count", "500"});
        INFO(issued.err);
        REQUIRE(issued.exit_code == 0);
        CHECK(queue(folder, {"list"}).size() == 500);
    }

    auto first = RunningNode::start(library, {});
    auto second = RunningNode::start(drop_in, {first.address});
    const auto complete = [](const json& news) {
        return news.is_object() && news.value("tickets", 0) == 1000 && news.value("unshared", 1) == 0;
    };
    first.wait_for(complete);
    second.wait_for(complete);
    first.process.signal(SIGTERM);
    second.process.signal(SIGTERM);
    CHECK(first.process.wait() == 0);
    CHECK(second.process.wait() == 0);

    CHECK(documents(library) == documents(drop_in));
    const auto tickets = queue(library, {"list"});
    CHECK(tickets.size() == 1000);
    CHECK(tickets == queue(drop_in, {"list"}));
    std::set<std::string> numbers;
    for (const auto& ticket : tickets) numbers.insert(ticket.at("number").get<std::string>());
    CHECK(numbers.size() == 1000);
}

TEST_CASE(
    "two desks that call the same number while apart both see it until a person says where the citizen is") {
    const TemporaryFolder temporary;
    const std::string one = temporary / "one", two = temporary / "two";
    make_node(one, "Hovedbiblioteket", "A");
    make_node(two, "Hovedbiblioteket", "B");
    const auto number = queue(one, {"issue"}).at("number").get<std::string>();

    // They meet, so that both know the ticket; then each calls it alone.
    {
        auto first = RunningNode::start(one, {});
        auto second = RunningNode::start(two, {first.address});
        second.wait_for([](const json& news) { return news.is_object() && news.value("tickets", 0) == 1; });
    }
    CHECK(queue(one, {"call", number, "--desk", "Skranke 1"}).at("status") == "called");
    CHECK(queue(two, {"call", number, "--desk", "Skranke 2"}).at("status") == "called");

    auto first = RunningNode::start(one, {});
    auto second = RunningNode::start(two, {first.address});
    const auto conflict = [](const json& news) {
        return news.is_object() && news.value("conflicts", 0) == 1;
    };
    first.wait_for(conflict);
    second.wait_for(conflict);

    first.process.write_line("list");
    second.process.write_line("list");
    const auto is_list = [](const json& news) { return news.is_array(); };
    const auto seen_by_first = first.wait_for(is_list), seen_by_second = second.wait_for(is_list);
    CHECK(seen_by_first == seen_by_second);
    CHECK(seen_by_first.at(0).at("conflict") == true);
    CHECK(seen_by_first.at(0).at("called_by").size() == 2);

    second.process.write_line("clear " + number + " --at-desk hovedbiblioteket/2");
    const auto clear = [](const json& news) { return news.is_object() && news.value("conflicts", 1) == 0; };
    first.wait_for(clear);
    first.process.write_line("list");
    CHECK(first.wait_for(is_list).at(0).at("desk") == "Skranke 2");
}
