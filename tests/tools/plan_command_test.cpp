// `skranke plan`, and visits by appointment on the command line.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/support/process.hpp"
#include "tools/plan_output.hpp"

namespace {

using namespace skranke;
using skranke::test::ProcessResult;

Site drop_in_centre() {
    return {.id = {"svalen"},
            .name = "Værestedet <Svalen> & \"Ålen\"",
            .kind = SiteKind::drop_in_centre,
            .plan = {*planned_hours_in("mandag 10-14 Lene, Jonas"), *planned_hours_in("mandag 14-16 Lene"),
                     *planned_hours_in("onsdag 9.30-12 <b>Bo</b>")}};
}

ProcessResult run(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), skranke::test::program("skranke"));
    return skranke::test::run_process(arguments);
}

}  // namespace

TEST_CASE("the plan of who is there when is plain text by default, a weekday told once") {
    CHECK(tools::plan_to_text(drop_in_centre()) ==
          "Hvem er her hvornår – Værestedet <Svalen> & \"Ålen\"\n\n"
          "mandag   10.00-14.00  Lene, Jonas\n"
          "         14.00-16.00  Lene\n"
          "onsdag   09.30-12.00  <b>Bo</b>\n");
    CHECK_THAT(tools::plan_to_text({.id = {}, .name = "Svalen"}), Catch::Contains("ikke skrevet ind endnu"));
}

TEST_CASE("the plan is a page in Danish that stands alone, prints, and escapes all it is told") {
    const auto page = tools::plan_to_html(drop_in_centre());
    CHECK_THAT(page, Catch::StartsWith("<!DOCTYPE html>\n<html lang=\"da\">"));
    CHECK_THAT(page, Catch::Contains("<title>Hvem er her hvornår – Værestedet &lt;Svalen&gt; &amp; "
                                     "&quot;Ålen&quot;</title>"));
    CHECK_THAT(page, Catch::Contains("&lt;b&gt;Bo&lt;/b&gt;"));
    CHECK_THAT(page, !Catch::Contains("<b>"));
    CHECK_THAT(page, Catch::Contains("@media print"));
    CHECK_THAT(page, Catch::Contains("<th scope=\"row\">mandag</th>"));
    for (const auto* from_elsewhere : {"http", "src=", "href=", "@import", "url("})
        CHECK_THAT(page, !Catch::Contains(from_elsewhere));
}

TEST_CASE("skranke plan prints the site's plan, and says so where there is no such site") {
    skranke::test::TemporaryFolder folder;
    const auto data = (folder / "desk").string();
    REQUIRE(run({"init", "--data", data, "--demo"}).exit_code == 0);
    const auto text = run({"plan", "--data", data});
    CHECK(text.exit_code == 0);
    CHECK_THAT(text.out, Catch::StartsWith("Hvem er her hvornår – Hovedbiblioteket"));
    CHECK_THAT(run({"plan", "--data", data, "--html"}).out, Catch::Contains("</html>"));
    CHECK(run({"plan", "--data", data, "--site", "nowhere"}).exit_code == 1);
}

TEST_CASE("appointments of a visit are made, moved and listed by code on the command line") {
    skranke::test::TemporaryFolder folder;
    const auto data = (folder / "desk").string();
    REQUIRE(run({"init", "--data", data, "--demo"}).exit_code == 0);
    const auto queue = [&](std::vector<std::string> words) {
        words.insert(words.begin(), {"queue", "--data", data, "--desk", "Skranke 1", "--person", "MKH"});
        return run(words);
    };
    REQUIRE(queue({"open"}).exit_code == 0);
    for (int i = 0; i < 2; ++i)
        REQUIRE(queue({"appointment", "--kind", "psychiatric_ward", "--at", "10:15"}).exit_code == 0);
    REQUIRE(queue({"appointment-became", "10:15/2", "--state", "helped"}).exit_code == 0);
    CHECK(queue({"appointment-became", "10:15/3", "--state", "helped"}).exit_code == 1);
    CHECK(queue({"appointment-became", "10:15/1", "--state", "late"}).exit_code == 1);
    CHECK(queue({"appointment", "--kind", "party", "--at", "10:15"}).exit_code == 1);
    const auto people = nlohmann::json::parse(queue({"people", "--json"}).out);
    REQUIRE(people.at("appointments").size() == 2);
    CHECK(people.at("appointments").at(1).at("appointment") == "10:15/2");
    CHECK(people.at("appointments").at(1).at("state") == "helped");
    CHECK(people.at("appointments").at(0).at("state") == "agreed");
    CHECK(people.at("appointments").at(0).at("out_of_hours") == false);
    CHECK_THAT(queue({"people"}).out, Catch::Contains("appointment 10:15/1: Psychiatric ward, Agreed"));
}
