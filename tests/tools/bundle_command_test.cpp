// skranke bundle.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/support/process.hpp"
#include "tests/support/serving_node.hpp"
#include "tests/support/tls_node.hpp"

using namespace skranke::test;
using nlohmann::json;

namespace {

ProcessResult skranke_at(const std::string& folder, std::vector<std::string> words) {
    words.insert(words.begin(), program("skranke"));
    words.insert(words.end(), {"--data", folder});
    return run_process(words);
}

json heads(const std::string& folder) { return json::parse(skranke_at(folder, {"documents", "--json"}).out); }

struct TwoPlaces {
    TemporaryFolder temporary;
    std::string library = temporary / "library", centre = temporary / "centre", stick = temporary / "stick";

    TwoPlaces() {
        make_demo_node(program("skranke"), {library, "Hovedbiblioteket", "", 'A'});
        make_demo_node(program("skranke"), {centre, "Værestedet", "", 'V'});
        trust_each_other(library, centre);
        std::filesystem::create_directory(stick);
        CHECK(skranke_at(library, {"queue", "issue", "--service", "B02"}).exit_code == 0);
        CHECK(skranke_at(centre, {"queue", "issue", "--service", "B02"}).exit_code == 0);
    }
};

}  // namespace

TEST_CASE("a stick that is carried back and forth makes two places equal") {
    const TwoPlaces places;
    CHECK(heads(places.library) != heads(places.centre));
    CHECK(skranke_at(places.library, {"bundle", "exchange", places.stick}).exit_code == 0);
    const auto taken = skranke_at(places.centre, {"bundle", "exchange", places.stick, "--json"});
    CHECK(taken.exit_code == 0);
    const auto said = json::parse(taken.out);
    REQUIRE(said["taken"].size() == 1);
    CHECK(said["taken"][0]["new_documents"] == 1);
    const auto back = skranke_at(places.library, {"bundle", "exchange", places.stick});
    CHECK(back.out.find("days that were not here: 1") != std::string::npos);
    CHECK(heads(places.library) == heads(places.centre));
    CHECK(skranke_at(places.library, {"bundle", "exchange", places.stick}).out.find("nothing in it") !=
          std::string::npos);
}

TEST_CASE(
    "a bundle is written as one file and taken in from it; one that is refused is named, others are not") {
    const TwoPlaces places;
    const std::string file = places.stick + "/library.skranke", rubbish = places.stick + "/rubbish.skranke";
    std::ofstream(rubbish) << "rubbish";
    CHECK(skranke_at(places.library, {"bundle", "export", "--out", file}).exit_code == 0);
    const auto taken = skranke_at(places.centre, {"bundle", "import", rubbish, file});
    CHECK(taken.exit_code == 1);
    CHECK(taken.err.find("rubbish.skranke: this is no bundle") != std::string::npos);
    CHECK(taken.out.find("library.skranke: from Konsol, Skranke 1") != std::string::npos);
    CHECK(skranke_at(places.library, {"bundle", "import", file}).exit_code == 0);
}

TEST_CASE("a bundle needs a node that does not run, a stick that is in, and a device that is known") {
    const TwoPlaces places;
    const std::string file = places.stick + "/library.skranke";
    REQUIRE(skranke_at(places.library, {"bundle", "export", "--out", file}).exit_code == 0);
    SECTION("a node that runs") {
        ServingNode running(program("skranke"), places.library, {});
        const auto refused = skranke_at(places.library, {"bundle", "import", file});
        CHECK(refused.exit_code == 1);
        CHECK_FALSE(refused.err.empty());
    }
    SECTION("no stick") {
        const auto refused = skranke_at(places.library, {"bundle", "exchange", places.stick + "/no"});
        CHECK(refused.exit_code == 1);
        CHECK(refused.err.find("is the stick in?") != std::string::npos);
    }
    SECTION("a stranger") {
        forget(places.centre, fingerprint_of_node(places.library));
        const auto refused = skranke_at(places.centre, {"bundle", "import", file});
        CHECK(refused.exit_code == 1);
        CHECK(refused.err.find("skranke devices trust " + fingerprint_of_node(places.library)) !=
              std::string::npos);
    }
    SECTION("no file") { CHECK(skranke_at(places.library, {"bundle", "import"}).exit_code == 2); }
}
