// The unit by which a node with no screen is started with the machine.
#include <catch2/catch.hpp>
#include <filesystem>

#include "tests/support/process.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace skranke::test;
namespace fs = std::filesystem;

TEST_CASE("a node that systemd starts is kept to its folder and TCP: exposure 2.0 or better") {
    const fs::path unit = fs::path(SKRANKE_SOURCE_DIR) / "tools/systemd/skranke@.service";
    REQUIRE(fs::exists(unit));
    if (run_process({"/bin/sh", "-c", "command -v systemd-analyze"}).exit_code != 0) {
        WARN("skipped: this machine has no systemd-analyze");
        return;
    }
    const TemporaryFolder folder;
    const auto instance = folder / "skranke@test.service";
    fs::copy_file(unit, instance);
    const auto judged = run_process(
        {"/bin/sh", "-c",
         "systemd-analyze security --no-pager --offline=true --threshold=20 '" + instance.string() + "'"});
    INFO(judged.out << judged.err);
    CHECK(judged.exit_code == 0);
}
