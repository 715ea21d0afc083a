// The simulator's net has no holes: every deliberate fault is noticed, and none is in the program that is
// shipped.
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <sstream>

#include "tests/support/process.hpp"

namespace {

using namespace skranke::test;

std::string content(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("the program that is shipped has no canaries in it") {
    const auto refused = run_process({program("skranke"), "simulate", "--canary", "no-fsync"});
    CHECK(refused.exit_code == 2);

    const auto listed = run_process({program("skranke-canaries"), "list"});
    REQUIRE(listed.exit_code == 0);
    const std::string shipped = content(program("skranke"));
    const std::string built_for_it = content(program("skranke-canaries"));
    std::istringstream lines(listed.out);
    std::size_t names = 0;
    for (std::string name, rest; lines >> name && std::getline(lines, rest); ++names) {
        INFO(name);
        CHECK(built_for_it.find(name) != std::string::npos);
        CHECK(shipped.find(name) == std::string::npos);
    }
    CHECK(names >= 12);
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
    const auto all =
        run_process({program("skranke-canaries"), "all", "--seconds", "60"}, {}, std::chrono::seconds{780});
    INFO(all.out);
    CHECK(all.exit_code == 0);
}
