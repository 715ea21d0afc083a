// A catalogue as a file: what is written reads back, and every fault is told with its line.
#include "shared/catalogue/catalogue_text.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "shared/base/random.hpp"
#include "shared/catalogue/check_service.hpp"
#include "shared/catalogue/default_services.hpp"
#include "shared/text/csv.hpp"

namespace {

using namespace skranke;
using namespace std::chrono_literals;

Service odd_service() {
    return {.id = {"Q07"},
            .name = "Navn; med \"tegn\" \\ og æøå",
            .kle = "23.15.25",
            .expected = 480min,
            .bring = "første linje\n\ntredje; linje",
            .helps_with = "\nto \"linjer\"",
            .does_not_help_with = "slutter med en tom\n",
            .self_service = "borger.dk → Pas",
            .phone = "70 20 00 00",
            .needs_capability = "rejsekort_pc",
            .needs_identity = true,
            .express = true,
            .ended = true,
            .first_day = ServiceDay{std::chrono::year{2026} / 12 / 1},
            .last_day = ServiceDay{std::chrono::year{2026} / 12 / 24}};
}

std::vector<CatalogueFault> faults(const ReadCatalogue& read) {
    REQUIRE_FALSE(read);
    return read.error();
}

}  // namespace

TEST_CASE("The 34 services and the one for anything else can be stored as they stand") {
    const auto& services = default_services();
    REQUIRE(services.size() == 35);
    for (const auto& service : services) {
        INFO(service.id.text);
        CHECK(faults_of(service).empty());
        CHECK(service.expected > 0min);
        CHECK_FALSE(service.bring.empty());
        CHECK_FALSE(service.helps_with.empty());
        CHECK_FALSE(service.does_not_help_with.empty());
        CHECK_FALSE(service.phone.empty());
        CHECK_FALSE(service.ended);
        CHECK(service.kle.empty() == (service.id.text == service_for_anything));
    }
    const auto find = [&](std::string_view code) {
        return *std::ranges::find_if(services,
                                     [&](const Service& service) { return service.id.text == code; });
    };
    CHECK(find("E03").express);
    CHECK(find("A03").express);
    CHECK(find("E04").needs_capability == "rejsekort_pc");
    CHECK(find("B03").expected > find("B02").expected);
    CHECK(find("B03").helps_with != find("B02").helps_with);
    CHECK(find("D06").expected == 60min);
}

TEST_CASE("A catalogue comes back as it was written, from either form, byte for byte") {
    auto services = default_services();
    services.insert(services.begin() + 3, odd_service());
    const auto toml = write_catalogue_toml(services);
    const auto from_toml = read_catalogue_toml(toml);
    REQUIRE(from_toml);
    CHECK(*from_toml == services);
    CHECK(write_catalogue_toml(*from_toml) == toml);

    const auto csv = write_catalogue_csv(services);
    const auto from_csv = read_catalogue_csv(csv);
    REQUIRE(from_csv);
    CHECK(*from_csv == services);
    CHECK(write_catalogue_csv(*from_csv) == csv);
}

TEST_CASE("The CSV opens in a Danish spreadsheet: byte order mark, semicolons, stable names") {
    const auto csv = write_catalogue_csv(default_services());
    CHECK(
        csv.starts_with("\xef\xbb\xbf"
                        "code;name;kle;minutes;bring;helps_with;does_not_help_with;self_service;phone;"
                        "needs_capability;needs_identity;express;ended;first_day;last_day\r\n"
                        "A01;Pas – voksen;23.09.02;12;"));
}

TEST_CASE("A spreadsheet's own order of columns and line ends are taken") {
    const auto read = read_catalogue_csv("name;code;bring\r\nPas;A01;\"Foto\r\nPas\"\r\n\r\nAndet;X99;\r\n");
    REQUIRE(read);
    REQUIRE(read->size() == 2);
    CHECK(read->front() == Service{.id = {"A01"}, .name = "Pas", .kle = {}, .bring = "Foto\nPas"});
}

TEST_CASE("Every fault of a CSV file is told with its line and what to do") {
    const auto told = faults(read_catalogue_csv(
        "code;name;kle;minutes;express\nA1;Pas;;;\nA02;;23.9.2;500;maybe\nA02;Pas;;x;\nA03;Pas\n"));
    CHECK(told == std::vector<CatalogueFault>{
                      {2, "code \"A1\" is no code: write one capital letter and two digits, as B02"},
                      {3, "express \"maybe\": write ja or nej"},
                      {3, "name is empty: write what a citizen would call it"},
                      {3, "kle \"23.9.2\" is no KLE number: write it as 23.15.25, or nothing"},
                      {3, "minutes 500 is out of range: write 0 to 480"},
                      {4, "minutes \"x\": write a whole number"},
                      {4, "code \"A02\" is on line 3 already: give one of them another"},
                      {5, "has 2 fields, but the first line names 5: give it as many"}});
}

TEST_CASE("A head that cannot be understood is told, and nothing is read") {
    const auto told = faults(read_catalogue_csv("code;navn\nA01;Pas\n"));
    REQUIRE(told.size() == 2);
    CHECK(told.front().line == 1);
    CHECK(told.front().message.starts_with("there is no column \"navn\": the columns are code, name, kle"));
    CHECK(told.back().message == "column \"name\" is missing: add it");
    CHECK(faults(read_catalogue_csv("code;name;name\n")).front().message ==
          "column \"name\" is there twice: take one out");
}

TEST_CASE("Every fault of a TOML file is told with its line") {
    const auto told =
        faults(read_catalogue_toml("[[service]]\n"
                                   "code = \"A01\"\n"
                                   "name = \"Pas\"\n"
                                   "kle = \"pas\"\n"
                                   "colour = \"red\"\n"
                                   "bring = [1]\n"
                                   "[[service]]\n"
                                   "name = \"Uden kode\"\n"
                                   "minutes = -1\n"));
    REQUIRE(told.size() == 5);
    CHECK(told[0].line == 4);
    CHECK(told[0].message == "kle \"pas\" is no KLE number: write it as 23.15.25, or nothing");
    CHECK(told[1].line == 5);
    CHECK(told[1].message.starts_with("there is no \"colour\": a service has code, name"));
    CHECK(told[2] == CatalogueFault{6, "bring: write a text, or a list of texts"});
    CHECK(told[3].line == 7);
    CHECK(told[4] == CatalogueFault{9, "minutes -1 is out of range: write 0 to 480"});
    const auto broken = faults(read_catalogue_toml("[[service]]\ncode = A01\n"));
    CHECK(broken.front().line == 2);
}

TEST_CASE("An empty file is refused") {
    CHECK_FALSE(read_catalogue_csv(""));
    CHECK_FALSE(read_catalogue_toml(""));
    CHECK_FALSE(read_catalogue_csv("code;name\n"));
}

TEST_CASE("A file of any bytes does no harm") {
    SeededRandom random(11);
    auto toml = write_catalogue_toml(default_services());
    auto csv = write_catalogue_csv(default_services());
    for (auto* text : {&toml, &csv}) {
        for (int round = 0; round < 200; ++round) {
            auto broken = text->substr(0, random.below(2000));
            for (int i = 0; i < 5 && !broken.empty(); ++i)
                broken[random.below(broken.size())] = static_cast<char>(random.below(256));
            const auto read = text == &toml ? read_catalogue_toml(broken) : read_catalogue_csv(broken);
            if (!read) CHECK_FALSE(read.error().empty());
        }
    }
}

TEST_CASE("What a service may not say is said in words, once for each fault") {
    auto service = default_services().front();
    CHECK(faults_of(service).empty());
    service.id = {"pas"};
    service.name = std::string(61, 'x');
    service.kle = "23.09";
    service.expected = 481min;
    service.phone = "to\nlinjer";
    service.bring = "\xff";
    service.helps_with = std::string(601, 'x');
    service.needs_capability = "Rejsekort PC";
    const auto told = faults_of(service);
    CHECK(told.size() == 8);
    for (const auto& fault : told) {
        CHECK_FALSE(fault.danish.empty());
        CHECK_FALSE(fault.english.empty());
    }
    Service anything{.id = {"X99"}, .name = "Andet", .kle = {}, .ended = true};
    REQUIRE(faults_of(anything).size() == 1);
    CHECK(faults_of(anything).front().column == "ended");
}

TEST_CASE("A KLE number is three times two digits") {
    CHECK(is_kle_number("23.15.25"));
    for (const auto* wrong : {"", "23.15", "23.15.2", "23.15.255", "23-15-25", "2a.15.25", "23.15.25 "})
        CHECK_FALSE(is_kle_number(wrong));
}

TEST_CASE("A campaign's days may be written as people write dates, and a day that is none is told") {
    const auto read =
        read_catalogue_csv("code;name;first_day;last_day\nQ01;A;1.12.2026;2026-12-24\nQ02;B;;24/12 2026\n");
    REQUIRE(read);
    const ServiceDay first{std::chrono::year{2026} / 12 / 1}, last{std::chrono::year{2026} / 12 / 24};
    CHECK(read->front().first_day == first);
    CHECK(read->front().last_day == last);
    CHECK_FALSE(read->back().first_day);
    CHECK(read->back().last_day == last);
    const auto told = faults(read_catalogue_csv(
        "code;name;first_day;last_day\nQ01;A;31-11-2026;\nQ02;B;24-12-2026;1-12-2026\nQ03;C;1-12-26;soon\n"));
    CHECK(told == std::vector<CatalogueFault>{{2, "first_day \"31-11-2026\": write a date as 24-11-2026"},
                                              {3, "last_day is before first_day: correct one of them"},
                                              {4, "first_day \"1-12-26\": write a date as 24-11-2026"},
                                              {4, "last_day \"soon\": write a date as 24-11-2026"}});
}
