#include "counter/service_picker.hpp"

#include <catch2/catch.hpp>

#include "tests/support/snapshot_builder.hpp"

using namespace skranke;
using namespace skranke::test;

namespace {

const ServiceDay today{std::chrono::year{2026} / 11 / 21};

}  // namespace

TEST_CASE("ten services have keys, and the last key is for those who do not know") {
    const auto options = service_options(picture_municipality(), today, {});
    REQUIRE(options.size() == 10);
    CHECK(options[0].key == "1");
    CHECK(options[0].name == "Pas – voksen");
    CHECK(options[9].key == "0");
    CHECK(options[9].name == "Ved ikke eller andet");
}

TEST_CASE("a service that must not be chosen leaves its place to another") {
    const auto options = service_options(picture_municipality(), today, {}, ServiceId{"A01"});
    REQUIRE(options.size() == 10);
    for (const ServiceOption& option : options) {
        CHECK(option.id != ServiceId{"A01"});
    }
}

TEST_CASE("a service that has ended is not offered, and not found") {
    Municipality municipality = picture_municipality();
    municipality.services.front().ended = true;
    for (const ServiceOption& option : service_options(municipality, today, {})) {
        CHECK(option.id != ServiceId{"A01"});
    }
    CHECK(service_options(municipality, today, {.search = "pas – voksen", .chosen = {}}).empty());
}

TEST_CASE("a search finds words in any order, in capitals or small, Danish letters too") {
    CHECK(matches_search("MitID – låst eller ny telefon", "LÅST"));
    CHECK(matches_search("Kørekort – fornyelse", "fornyelse KØRE"));
    CHECK(matches_search("Boligstøtte", "bolig"));
    CHECK_FALSE(matches_search("Boligstøtte", "pas"));
    CHECK(matches_search("Boligstøtte", "  "));
}

TEST_CASE("a municipality with few services shows what it has") {
    Municipality small;
    small.services = {{{"Z1"}, "Et emne", ""}, {{"Z2"}, "Et andet", ""}};
    CHECK(service_options(small, today, {}).size() == 2);
    CHECK(service_options(Municipality{}, today, {}).empty());
}

TEST_CASE("a campaign stands first while it lasts, and is not found before or after") {
    Municipality municipality = picture_municipality();
    municipality.services.push_back({.id = ServiceId{"Q01"}, .name = "Digital jul", .kle = {}});
    Service& campaign = municipality.services.back();
    campaign.first_day = campaign.last_day = today;
    CHECK(service_options(municipality, today, {}).front().id == campaign.id);
    CHECK(service_options(municipality, today, {}).back().name == "Ved ikke eller andet");
    const ServicePicker search{.search = "jul", .chosen = {}};
    CHECK(service_options(municipality, today, search).size() == 1);
    CHECK(service_options(municipality, today + std::chrono::days{1}, search).empty());
    CHECK(service_options(municipality, today + std::chrono::days{-1}, search).empty());
}
