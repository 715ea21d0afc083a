// `skranke pins`, as a person calls it.
#include <catch2/catch.hpp>

#include "shared/base/random.hpp"
#include "shared/pin/pin_book.hpp"
#include "tests/support/process.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace skranke;

TEST_CASE("a PIN that nobody remembers is made void from the command line") {
    test::TemporaryFolder folder;
    const auto run = [](std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), {test::program("skranke"), "pins"});
        return test::run_process(arguments);
    };
    const std::string data = (folder / "desk").string();
    const auto nowhere = run({"--data", data});
    CHECK(nowhere.exit_code == 1);
    CHECK(nowhere.err.find("holds no node") != std::string::npos);

    REQUIRE(test::run_process({test::program("skranke"), "init", "--data", data, "--demo"}).exit_code == 0);
    CHECK(run({"--data", data}).out.empty());
    {
        SystemRandom random;
        auto book = PinBook::open(std::filesystem::path(data) / "pins", random,
                                  {.n = 16, .block_size = 1, .passes = 1});
        REQUIRE(book->keep(PersonId{"MKH"}, *Pin::parse("482913")));
        const auto in_use = run({"--data", data});
        CHECK(in_use.exit_code == 1);
    }
    CHECK(run({"--data", data}).out == "MKH\n");
    CHECK(run({"--data", data, "--reset", "LBJ"}).exit_code == 1);
    CHECK(run({"--data", data, "--reset", "MKH"}).exit_code == 0);
    CHECK(run({"--data", data}).out.empty());
}
