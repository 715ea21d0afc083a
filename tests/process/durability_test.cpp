// What a real process has said it did is there after it is killed.
#include <catch2/catch.hpp>
#include <csignal>
#include <nlohmann/json.hpp>
#include <random>
#include <set>
#include <string>

#include "tests/support/process.hpp"

using namespace skranke::test;
using nlohmann::json;

namespace {

ProcessResult queue(const std::string& folder, std::vector<std::string> words) {
    std::vector<std::string> command{program("skranke"), "queue", "--data", folder, "--json"};
    command.insert(command.end(), words.begin(), words.end());
    return run_process(command);
}

// number -> status
std::map<std::string, std::string> statuses(const std::string& folder) {
    const auto listed = queue(folder, {"list"});
    REQUIRE(listed.exit_code == 0);
    std::map<std::string, std::string> found;
    for (const auto& ticket : json::parse(listed.out)) {
        const auto number = ticket.at("number").get<std::string>();
        REQUIRE(found.count(number) == 0);
        found[number] = ticket.at("status").get<std::string>();
    }
    return found;
}

}  // namespace

TEST_CASE("a node killed at any moment comes back with everything it had confirmed") {
    const TemporaryFolder temporary;
    const std::string folder = temporary / "node";
    REQUIRE(run_process({program("skranke"), "init", "--data", folder, "--demo"}).exit_code == 0);

    std::mt19937 dice{20261121};
    std::map<std::string, std::string> confirmed;
    for (int round = 0; round < 40; ++round) {
        LineProcess node({program("skranke"), "serve", "--data", folder, "--commands"});
        // A desk at work: a number is handed out, and the next one is called, started and finished.
        const std::vector<std::string> day = {"issue",  "issue", "call", "start",
                                              "finish", "issue", "call", "no-show"};
        const auto until = static_cast<unsigned>(dice() % 17);
        for (unsigned i = 0; i < until; ++i) node.write_line(day[i % day.size()]);
        // Some answers are read before the kill falls; actions behind them are caught in the middle.
        const unsigned heard = until == 0 ? 0 : static_cast<unsigned>(dice() % (until + 1));
        for (unsigned i = 0; i < heard; ++i) {
            const auto line = node.read_line();
            REQUIRE(line);
            const auto answer = json::parse(*line);
            if (answer.contains("number"))
                confirmed[answer["number"].get<std::string>()] = answer["status"].get<std::string>();
        }
        node.signal(SIGKILL);
        CHECK(node.wait() == 128 + SIGKILL);

        const auto found = statuses(folder);
        for (const auto& [number, status] : confirmed) {
            INFO("round " << round << ", ticket " << number << ", confirmed as " << status);
            REQUIRE(found.count(number) == 1);
            // A later, unheard action may have moved it on; it never goes back to waiting here.
            if (status != "waiting") CHECK(found.at(number) != "waiting");
        }
        confirmed = found;
        // Whoever was at the desk when the kill fell is finished, so that the next round can call again.
        for (const auto& [number, status] : found) {
            if (status == "called") CHECK(queue(folder, {"start", number}).exit_code == 0);
            if (status == "called" || status == "in_service") {
                CHECK(queue(folder, {"finish", number}).exit_code == 0);
                confirmed[number] = "finished";
            }
        }
    }
    CHECK(confirmed.size() > 40);
}
