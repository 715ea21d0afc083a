// What makes one catalogue of another, and what becomes of an edit when others have edited meanwhile.
#include "shared/catalogue/catalogue_edit.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

namespace {

using namespace skranke;

Service service(const std::string& code, const std::string& name) {
    return {.id = {code}, .name = name, .kle = {}};
}

}  // namespace

TEST_CASE("New, changed and missing services make an edit; what is the same makes none") {
    const std::vector<Service> present{service("A01", "Pas"), service("A02", "Kort"),
                                       service("X99", "Andet")};
    CHECK(edit_to(present, present).empty());

    const std::vector<Service> wanted{service("A01", "Pas – voksen"), service("B01", "MitID")};
    const auto edit = edit_to(present, wanted);
    REQUIRE(edit.services.size() == 3);
    CHECK(edit.services[0].before == present[0]);
    CHECK(edit.services[0].after == wanted[0]);
    CHECK_FALSE(edit.services[1].before);
    CHECK(edit.services[1].after == wanted[1]);
    CHECK(edit.services[2].after.id.text == "A02");
    CHECK(edit.services[2].after.ended);
    CHECK(edit.order == std::vector<ServiceId>{{"A01"}, {"B01"}, {"A02"}, {"X99"}});
}

TEST_CASE("Another order alone is an edit") {
    const std::vector<Service> present{service("A01", "Pas"), service("X99", "Andet")};
    const std::vector<Service> wanted{present[1], present[0]};
    const auto edit = edit_to(present, wanted);
    CHECK(edit.services.empty());
    CHECK(edit.order == std::vector<ServiceId>{{"X99"}, {"A01"}});
}

TEST_CASE("An edit takes only its own fields to what others have changed meanwhile") {
    const auto seen = service("A01", "Pas");
    auto mine = seen;
    mine.phone = "70 20 00 00";
    auto theirs = seen;
    theirs.name = "Pas og rejse";
    const auto edit =
        rebased({.services = {{.before = seen, .after = mine}}, .order = {}}, std::vector{theirs});
    REQUIRE(edit.services.size() == 1);
    CHECK(edit.services.front().before == theirs);
    CHECK(edit.services.front().after.name == "Pas og rejse");
    CHECK(edit.services.front().after.phone == "70 20 00 00");
}

TEST_CASE("An edit that somebody else has made already is none") {
    const auto seen = service("A01", "Pas");
    auto mine = seen;
    mine.phone = "70 20 00 00";
    auto theirs = mine;
    theirs.name = "Pas og rejse";
    CHECK(rebased({.services = {{.before = seen, .after = mine}}, .order = {{"A01"}}}, std::vector{theirs})
              .empty());
}
