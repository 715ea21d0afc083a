#include "sync/node/demo_municipality.hpp"

#include <cassert>
#include <string_view>

#include "sync/node/municipality_document.hpp"

namespace skranke {

namespace {

// Whoever changes the set-up below gives it another actor: the same actor must never have written two
// different first changes.
const automerge::ActorId& demo_actor() {
    static constexpr std::string_view name = "skranke demo 002";
    static const automerge::ActorId actor{automerge::Bytes(name.begin(), name.end())};
    return actor;
}

Municipality demo_set_up() {
    const SiteId library{"hovedbiblioteket"}, drop_in_centre{"vaerestedet"};
    Municipality demo;
    demo.id = demo_municipality_id();
    demo.name = "Demokommunen";
    demo.sites = {
        {.id = library, .name = "Hovedbiblioteket", .kind = SiteKind::library},
        {.id = drop_in_centre, .name = "Værestedet", .kind = SiteKind::drop_in_centre},
    };
    demo.services = default_services();
    demo.desks = {
        {.id = {"hovedbiblioteket/1"}, .site = library, .name = "Skranke 1", .kind = DeskKind::skranke},
        {.id = {"hovedbiblioteket/2"}, .site = library, .name = "Skranke 2", .kind = DeskKind::skranke},
        {.id = {"hovedbiblioteket/3"}, .site = library, .name = "Skranke 3", .kind = DeskKind::skranke},
        {.id = {"hovedbiblioteket/4"}, .site = library, .name = "Skranke 4", .kind = DeskKind::skranke},
        {.id = {"vaerestedet/1"}, .site = drop_in_centre, .name = "Bord 1", .kind = DeskKind::bord},
        {.id = {"vaerestedet/2"}, .site = drop_in_centre, .name = "Bord 2", .kind = DeskKind::bord},
    };
    for (const char* initials : {"ANR", "KJB", "LBJ", "MKH", "PST", "PVA", "SHK", "TVD"})
        demo.staff.push_back({.id = {initials}});
    return demo;
}

}  // namespace

const MunicipalityId& demo_municipality_id() {
    static const MunicipalityId id{"736b72616e6b652f64656d6f00000001"};
    return id;
}

automerge::Document new_demo_municipality_document() {
    auto document = new_municipality_document(demo_municipality_id());
    document.set_actor(demo_actor());
    auto change = document.transaction();
    [[maybe_unused]] const auto written = write_set_up(change, demo_set_up());
    assert(written && "the first change made every map that the set-up fills");
    change.commit({.time = 0, .message = "demo"});
    return document;
}

std::vector<Service> default_services() {
    return {
        {.id = {"A01"}, .name = "Pas – voksen", .kle = "23.09.02"},
        {.id = {"A02"}, .name = "Pas – barn", .kle = "23.09.02"},
        {.id = {"A03"}, .name = "Afhentning af pas eller kørekort", .kle = "23.09.02"},
        {.id = {"A04"}, .name = "Kørekort – fornyelse", .kle = "23.09.04"},
        {.id = {"A05"}, .name = "Kørekort – første gang", .kle = "23.09.04"},
        {.id = {"A06"}, .name = "Legitimationskort", .kle = "23.09.15"},
        {.id = {"B01"}, .name = "MitID – ny eller aktivering", .kle = "23.15.25"},
        {.id = {"B02"}, .name = "MitID – låst eller ny telefon", .kle = "23.15.25"},
        {.id = {"B03"}, .name = "MitID – uden legitimation", .kle = "23.15.25"},
        {.id = {"B04"}, .name = "Digital Post – fritagelse", .kle = "23.15.15"},
        {.id = {"B05"}, .name = "Digital fuldmagt", .kle = "23.30.15"},
        {.id = {"B06"}, .name = "NemKonto", .kle = "23.15.10"},
        {.id = {"B07"}, .name = "Undtagelse fra digital selvbetjening", .kle = "23.19.28"},
        {.id = {"C01"}, .name = "Flytning i Danmark", .kle = "23.05.10"},
        {.id = {"C02"}, .name = "Ind- og udrejse", .kle = "23.05.12"},
        {.id = {"C03"}, .name = "Bopælsattest og adressebeskyttelse", .kle = "23.05.03"},
        {.id = {"C04"}, .name = "Sundhedskort – nyt eller mistet", .kle = "29.03.04"},
        {.id = {"C05"}, .name = "Lægeskift", .kle = "29.03.12"},
        {.id = {"C06"}, .name = "Navneændring og vielse", .kle = "23.04.00"},
        {.id = {"D01"}, .name = "Pension – hjælp til ansøgning", .kle = "32.64.04"},
        {.id = {"D02"}, .name = "Boligstøtte – hjælp til ansøgning", .kle = "32.06.00"},
        {.id = {"D03"}, .name = "Personligt tillæg og helbredstillæg", .kle = "23.19.28"},
        {.id = {"D04"}, .name = "Familieydelser og barsel", .kle = "32.64.04"},
        {.id = {"D05"}, .name = "Dødsfald og begravelseshjælp", .kle = "32.42.08"},
        {.id = {"D06"}, .name = "Flytning til plejebolig", .kle = "23.05.10"},
        {.id = {"E01"}, .name = "Hjælp til egen telefon", .kle = "21.00.05"},
        {.id = {"E02"}, .name = "Selvbetjening ved skærm", .kle = "21.00.05"},
        {.id = {"E03"}, .name = "Tjek af blanket", .kle = "00.07.02"},
        {.id = {"E04"}, .name = "Rejsekort – problem", .kle = "13.05.24"},
        {.id = {"E05"}, .name = "Parkering, affald og hittegods", .kle = "05.09.02"},
        {.id = {"E06"}, .name = "Find rette afdeling", .kle = "00.07.02"},
        {.id = {"F01"}, .name = "Social rådgivning", .kle = "27.12.04"},
        {.id = {"F02"}, .name = "Kursus – tilmelding", .kle = "21.00.05"},
        {.id = {"F03"}, .name = "Brevstemme", .kle = "84.03.00"},
        {.id = {"X99"}, .name = "Ved ikke eller andet", .kle = ""},
    };
}

}  // namespace skranke
