// The list of KLE numbers: read, replaced, and looked up in.
#include "shared/catalogue/kle_list.hpp"

#include <catch2/catch.hpp>

#include "shared/catalogue/default_services.hpp"

using namespace skranke;

TEST_CASE("The program's own list knows every number of the services that it starts with") {
    CHECK(default_kle_list().size() == 79);
    CHECK(kle_warnings(default_services(), default_kle_list()).empty());
    REQUIRE(find_kle(default_kle_list(), "23.15.25"));
    CHECK(find_kle(default_kle_list(), "23.15.25")->title.starts_with("Digital identitet (MitID)"));
    CHECK(find_kle(default_kle_list(), "23.15.26") == nullptr);
}

TEST_CASE("A list comes back as it was written") {
    auto list = default_kle_list();
    list.back().expired = true;
    const auto read = read_kle_list(write_kle_list(list));
    REQUIRE(read);
    CHECK(*read == list);
}

TEST_CASE("A list as KL gives it is taken: other columns, any order") {
    const auto read = read_kle_list("titel;slet;kle_nr\nPas;P1825D;23.09.02\nBegravelser;;04.30.01\n");
    REQUIRE(read);
    CHECK(*read == KleList{{"04.30.01", "Begravelser"}, {"23.09.02", "Pas"}});
}

TEST_CASE("Every fault of a list is told with its line") {
    const auto read = read_kle_list("kle_nr;titel\n23.9.2;Pas\n23.09.02;\n23.09.04;Kort\n23.09.04;Kort\n");
    REQUIRE_FALSE(read);
    CHECK(read.error() ==
          std::vector<CatalogueFault>{{2, "\"23.9.2\" is no KLE number: write it as 23.15.25"},
                                      {3, "23.09.02 has no title in UTF-8: write one"},
                                      {5, "23.09.04 is there already: take one out"}});
    CHECK_FALSE(read_kle_list(""));
    CHECK_FALSE(read_kle_list("nummer;titel\n"));
}

TEST_CASE("A number that a new list does not have is kept, expired, and said of the services that use it") {
    const auto list = replaced_by({{"23.09.02", "Pas"}, {"23.15.25", "MitID"}},
                                  {{"23.15.25", "Digital identitet"}, {"23.15.30", "Nyt"}});
    CHECK(list == KleList{{"23.09.02", "Pas", true}, {"23.15.25", "Digital identitet"}, {"23.15.30", "Nyt"}});
    std::vector<Service> services{{.id = {"A01"}, .name = "Pas", .kle = "23.09.02"},
                                  {.id = {"A02"}, .name = "Andet", .kle = "99.99.99"},
                                  {.id = {"B01"}, .name = "MitID", .kle = "23.15.25"},
                                  {.id = {"X99"}, .name = "Ved ikke", .kle = ""}};
    const auto warnings = kle_warnings(services, list);
    REQUIRE(warnings.size() == 2);
    CHECK(warnings[0] == "A01: 23.09.02 has expired: choose the number that replaces it");
    CHECK(warnings[1].starts_with("A02: 99.99.99 is not in the list"));
    services[0].ended = services[1].ended = true;
    CHECK(kle_warnings(services, list).empty());
}
