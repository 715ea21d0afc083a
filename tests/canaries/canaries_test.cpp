// The simulator's net has no holes: every deliberate fault is noticed, and none is in the program that is
// shipped.
#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <sstream>
#include <thread>
#include <vector>

#include "tests/support/process.hpp"

namespace {

using namespace skranke::test;

std::string content(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> canary_names() {
    const auto listed = run_process({program("skranke-canaries"), "list"});
    REQUIRE(listed.exit_code == 0);
    std::istringstream lines(listed.out);
    std::vector<std::string> names;
    for (std::string name, rest; lines >> name && std::getline(lines, rest);) names.push_back(name);
    return names;
}

}  // namespace

TEST_CASE("the program that is shipped has no canaries in it") {
    const auto refused = run_process({program("skranke"), "simulate", "--canary", "no-fsync"});
    CHECK(refused.exit_code == 2);

    const std::string shipped = content(program("skranke"));
    const std::string built_for_it = content(program("skranke-canaries"));
    const auto names = canary_names();
    for (const auto& name : names) {
        INFO(name);
        CHECK(built_for_it.find(name) != std::string::npos);
        CHECK(shipped.find(name) == std::string::npos);
    }
    CHECK(names.size() >= 12);
    CHECK(shipped.find("let_loose") == std::string::npos);
}

TEST_CASE("a violation is made short, and can be seen again") {
    const auto found = run_process({program("skranke-canaries"), "simulate", "--canary", "counter-not-kept",
                                    "--seeds", "2", "--shrink"});
    INFO(found.out << found.err);
    CHECK(found.exit_code == 1);
    CHECK(found.err.find("I3 ") != std::string::npos);
    const auto shorter = found.out.find("shorter, after");
    REQUIRE(shorter != std::string::npos);
    CHECK(found.out.find("--nodes 2", shorter) != std::string::npos);
}

TEST_CASE("every canary is noticed, and says which promise it broke") {
    const auto names = canary_names();
    std::vector<ProcessResult> results(names.size());
    std::atomic<std::size_t> next = 0;
    const auto let_them_loose = [&] {
        for (std::size_t i = next++; i < names.size(); i = next++)
            results[i] = run_process({program("skranke-canaries"), "all", "--only", names[i]}, {},
                                     std::chrono::seconds{780});
    };
    std::vector<std::thread> cores;
    for (unsigned core = 0; core < std::max(1u, std::thread::hardware_concurrency()); ++core)
        cores.emplace_back(let_them_loose);
    for (auto& core : cores) core.join();
    for (const auto& result : results) {
        INFO(result.out << result.err);
        CHECK(result.exit_code == 0);
    }
}
