#include "sync/node/demo_municipality.hpp"

#include <cassert>
#include <string_view>

#include "shared/catalogue/default_services.hpp"
#include "sync/node/municipality_document.hpp"

namespace skranke {

namespace {

// Whoever changes the set-up below gives it another actor: the same actor must never have written two
// different first changes.
const automerge::ActorId& demo_actor() {
    static constexpr std::string_view name = "skranke demo 005";
    static const automerge::ActorId actor{automerge::Bytes(name.begin(), name.end())};
    return actor;
}

Municipality demo_set_up() {
    const SiteId library{"hovedbiblioteket"}, drop_in_centre{"vaerestedet"}, first_stop{"torvet"};
    Municipality demo;
    demo.id = demo_municipality_id();
    demo.name = "Demokommunen";
    demo.sites = {
        {.id = library, .name = "Hovedbiblioteket", .kind = SiteKind::library},
        {.id = drop_in_centre, .name = "Værestedet", .kind = SiteKind::drop_in_centre},
        {.id = first_stop, .name = "Torvet", .kind = SiteKind::mobile},
        {.id = {"havnen"}, .name = "Havnen", .kind = SiteKind::mobile},
    };
    demo.services = default_services();
    demo.desks = {
        {.id = {"hovedbiblioteket/1"}, .site = library, .name = "Skranke 1", .kind = DeskKind::skranke},
        {.id = {"hovedbiblioteket/2"}, .site = library, .name = "Skranke 2", .kind = DeskKind::skranke},
        {.id = {"hovedbiblioteket/3"}, .site = library, .name = "Skranke 3", .kind = DeskKind::skranke},
        {.id = {"hovedbiblioteket/4"}, .site = library, .name = "Skranke 4", .kind = DeskKind::skranke},
        {.id = {"vaerestedet/1"}, .site = drop_in_centre, .name = "Bord 1", .kind = DeskKind::bord},
        {.id = {"vaerestedet/2"}, .site = drop_in_centre, .name = "Bord 2", .kind = DeskKind::bord},
        {.id = {"bussen"}, .site = first_stop, .name = "Bussen", .kind = DeskKind::mobil},
    };
    for (const char* initials : {"ANR", "KJB", "LBJ", "MKH", "PST", "SHK", "TVD"})
        demo.staff.push_back({.id = {initials}});
    demo.staff.push_back({.id = {"PVA"}, .role = Role::manager});
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

}  // namespace skranke
