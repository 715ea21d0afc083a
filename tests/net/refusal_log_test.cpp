#include "sync/net/refusal_log.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace skranke::net;
using namespace std::chrono_literals;

TEST_CASE("the same refusal is told once a minute, and how often it was repeated after that") {
    std::vector<std::string> lines;
    RefusalLog log([&lines](const std::string& line) { lines.push_back(line); });
    log.note("A was refused", 0s);
    for (int i = 0; i < 500; ++i) log.note("A was refused", 30s);
    log.note("B was refused", 59s);
    CHECK(lines == std::vector<std::string>{"A was refused", "B was refused"});
    log.note("A was refused", 60s);
    REQUIRE(lines.size() == 4);
    CHECK(lines[2].find("500 more") != std::string::npos);
    CHECK(lines[3] == "A was refused");
}

TEST_CASE("twenty kinds of refusal are told in a minute, and a twenty-first is counted") {
    std::vector<std::string> lines;
    RefusalLog log([&lines](const std::string& line) { lines.push_back(line); });
    for (std::size_t i = 0; i < RefusalLog::lines_in_a_window; ++i) log.note(std::to_string(i), 1s);
    CHECK(lines.size() == RefusalLog::lines_in_a_window);
    log.note("one too many", 2s);
    CHECK(lines.size() == RefusalLog::lines_in_a_window);
    log.note("later", 61s);
    REQUIRE(lines.size() == RefusalLog::lines_in_a_window + 2);
    CHECK(lines[lines.size() - 2].find("1 more") != std::string::npos);
}

TEST_CASE("nobody needs to listen to what is refused") {
    RefusalLog log({});
    log.note("A was refused", 0s);
}
