// `skranke sites`, `skranke desks` and `skranke colleagues`: the real program, its output and its exit code.
#include <catch2/catch.hpp>

#include "tests/support/process.hpp"

namespace {

using Catch::Contains;
using skranke::test::ProcessResult;

struct World {
    skranke::test::TemporaryFolder folder;
    std::string data = (folder / "desk").string();

    World() { REQUIRE(run({"init", "--data", data, "--demo"}).exit_code == 0); }

    ProcessResult run(std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), skranke::test::program("skranke"));
        return skranke::test::run_process(arguments);
    }
    ProcessResult set_up(std::vector<std::string> arguments) {
        arguments.insert(arguments.end(), {"--data", data});
        return run(arguments);
    }
    std::string listed(const std::string& what) {
        const auto result = set_up({what, "list"});
        REQUIRE(result.exit_code == 0);
        return result.out;
    }
};

}  // namespace

TEST_CASE("a site is added on the command line, and what is changed of it leaves the rest") {
    World world;
    REQUIRE(world
                .set_up({"sites", "add", "Værestedet Svalen", "--kind", "drop_in_centre", "--plan",
                         "tirsdag 10-12 Bo", "--plan", "Monday 10:00-14:00 Lene, Jonas"})
                .exit_code == 0);
    const std::string plan =
        "  plan: Monday 10:00-14:00 Lene, Jonas\n"
        "  plan: Tuesday 10:00-12:00 Bo\n";
    CHECK_THAT(world.listed("sites"),
               Contains("vaerestedet-svalen  Værestedet Svalen  drop_in_centre, quiet"));
    CHECK_THAT(world.listed("sites"), Contains(plan));
    REQUIRE(world
                .set_up({"sites", "edit", "Værestedet Svalen", "--overtaken-at-most", "2", "--quiet", "no",
                         "--open", "Monday 10:00-17:00", "--reduced", "24-11-2026 2 election"})
                .exit_code == 0);
    const auto sites = world.listed("sites");
    CHECK_THAT(sites, Contains("vaerestedet-svalen  Værestedet Svalen  drop_in_centre\n"
                               "  rule: strict, escorted 60 min., short errands 5 min., overtaken at most 2, "
                               "not after 30 min.\n"
                               "  open: Monday 10:00-17:00\n" +
                               plan + "  reduced: 24-11-2026 2 election\n"));
    REQUIRE(world.set_up({"sites", "edit", "vaerestedet-svalen", "--plan", ""}).exit_code == 0);
    CHECK_THAT(world.listed("sites"), !Contains("plan:"));
}

TEST_CASE("a desk is added where the device is, and keeps its id when it is renamed") {
    World world;
    REQUIRE(world.set_up({"desks", "add", "Skranke 7", "--capability", "rejsekort_pc"}).exit_code == 0);
    CHECK_THAT(world.listed("desks"),
               Contains("hovedbiblioteket/skranke-7  Skranke 7  skranke: rejsekort_pc\n"));
    REQUIRE(world.set_up({"desks", "edit", "Skranke 7", "--name", "Bord 7", "--kind", "bord"}).exit_code ==
            0);
    CHECK_THAT(world.listed("desks"), Contains("hovedbiblioteket/skranke-7  Bord 7  bord: rejsekort_pc\n"));
    REQUIRE(world.set_up({"desks", "edit", "Bord 7", "--capability", ""}).exit_code == 0);
    CHECK_THAT(world.listed("desks"), Contains("hovedbiblioteket/skranke-7  Bord 7  bord\n"));
}

TEST_CASE("a colleague is added, changes role, is let give only some services, and is taken out") {
    World world;
    REQUIRE(world.set_up({"colleagues", "add", "NYE", "--role", "host"}).exit_code == 0);
    CHECK_THAT(world.listed("colleagues"), Contains("NYE  host\n"));
    REQUIRE(world
                .set_up({"colleagues", "edit", "NYE", "--role", "advisor", "--service", "A01", "--service",
                         "B01"})
                .exit_code == 0);
    CHECK_THAT(world.listed("colleagues"), Contains("NYE  advisor: A01, B01\n"));
    REQUIRE(world.set_up({"colleagues", "edit", "NYE", "--service", ""}).exit_code == 0);
    CHECK_THAT(world.listed("colleagues"), Contains("NYE  advisor\n"));
    REQUIRE(world.set_up({"colleagues", "take-out", "NYE"}).exit_code == 0);
    CHECK_THAT(world.listed("colleagues"), !Contains("NYE"));
}

TEST_CASE(
    "what the set-up may not say is refused on the command line as at the console, and stores nothing") {
    World world;
    const auto sites = world.listed("sites");
    const auto desks = world.listed("desks");
    const auto colleagues = world.listed("colleagues");
    const auto refusal = [&](std::vector<std::string> arguments) {
        const auto refused = world.set_up(std::move(arguments));
        CHECK(refused.exit_code == 1);
        CHECK(refused.out.empty());
        return refused.err;
    };
    CHECK_THAT(refusal({"sites", "add", "Hovedbiblioteket"}), Contains("already the name of another"));
    CHECK_THAT(refusal({"sites", "edit", "Hovedbiblioteket", "--overtaken-at-most", "0"}),
               Contains("overtaken_at_most 0 is out of range"));
    CHECK_THAT(refusal({"sites", "edit", "Hovedbiblioteket", "--open", "Monday"}),
               Contains("write \"Monday 10:00-17:00\": not \"Monday\""));
    CHECK_THAT(refusal({"sites", "edit", "Hovedbiblioteket", "--reduced", "in May"}),
               Contains("write \"24-11-2026 2 election\""));
    CHECK_THAT(refusal({"sites", "edit", "Nowhere", "--quiet", "yes"}), Contains("there is no site"));
    CHECK_THAT(refusal({"desks", "add", "Skranke 1"}), Contains("already the name of another"));
    CHECK_THAT(refusal({"desks", "add", "Skranke 9", "--capability", "Rejsekort PC"}),
               Contains("is no capability"));
    CHECK_THAT(refusal({"colleagues", "add", "Lene Jensen"}), Contains("never a name"));
    CHECK_THAT(refusal({"colleagues", "add", "MKH"}), Contains("already one of the staff"));
    CHECK_THAT(refusal({"colleagues", "edit", "MKH", "--service", "Z99"}), Contains("there is no service"));
    CHECK_THAT(refusal({"colleagues", "edit", "MKH", "--role", "host", "--person", "MKH"}),
               Contains("MKH may not change"));
    CHECK(world.set_up({"desks", "add", "Skranke 9", "--kind", "sofa"}).exit_code == 2);
    CHECK(world.listed("sites") == sites);
    CHECK(world.listed("desks") == desks);
    CHECK(world.listed("colleagues") == colleagues);
}
