// Changing a site, its rule, the people and the desks of a municipality that is at work.
#include <algorithm>

#include "shared/storage/memory_disk.hpp"
#include "sync/wire/memory_link.hpp"
#include "tests/node/node_world.hpp"

namespace {

using namespace skranke;
using namespace skranke::test;

const PersonId manager{"PVA"};
const SiteId library{"hovedbiblioteket"};
const DeskId desk_1{"hovedbiblioteket/1"};

struct Office : World {
    TestNode node{folder / "a", clock, random, "Hovedbiblioteket", 'A'};

    const Municipality& set_up() {
        snapshot_ = node->snapshot();
        return *snapshot_->municipality;
    }
    RuleSettings rule() { return set_up().find(library)->rule; }
    void edit(const SetUpEdit& edit) {
        const auto edited = node->edit_set_up(edit, manager);
        INFO((edited ? std::string() : words(edited.error())));
        REQUIRE(edited);
    }
    std::string refusal(const SetUpEdit& edit, const PersonId& person = manager) {
        const auto edited = node->edit_set_up(edit, person);
        REQUIRE_FALSE(edited);
        return words(edited.error());
    }

private:
    std::shared_ptr<const Snapshot> snapshot_;
};

Person colleague(const std::string& initials, Role role = Role::advisor) {
    return {.id = {initials}, .role = role};
}

SiteEdit new_rule(const RuleSettings& before, const RuleSettings& after) {
    const Site site{.id = library, .name = "Hovedbiblioteket"};
    SiteEdit edit{.before = site, .after = site};
    edit.before->rule = before;
    edit.after.rule = after;
    return edit;
}

}  // namespace

TEST_CASE("A site's rule is on disk before it is shown, and decides who is next") {
    Office world;
    const auto first = world.node.issue("A01");
    const auto escorted = world.node.issue("A01", Escort::card_shown);
    auto rule = world.rule();
    rule.discipline = Discipline::time_credit;
    rule.escorted_credit = {};
    rule.not_overtaken_after = std::chrono::minutes{20};
    world.edit(new_rule(world.rule(), rule));
    CHECK(world.rule() == rule);
    world.node.reopen();
    CHECK(world.rule() == rule);
    CHECK(world.node.perform(CallNext{}).ticket.id == first.id);
    CHECK(world.node.day().find(escorted.id)->status == TicketStatus::waiting);
}

TEST_CASE("A rule outside what the fields allow is refused, and says what to write") {
    Office world;
    auto rule = world.rule();
    rule.overtaken_at_most = 0;
    CHECK(world.refusal(new_rule(world.rule(), rule)) ==
          "hovedbiblioteket: overtaken_at_most 0 is out of range: write 1 to 20");
    rule = world.rule();
    rule.express_credit = std::chrono::minutes{-1};
    CHECK(world.refusal(new_rule(world.rule(), rule)).find("write 0 to 60") != std::string::npos);
    Site nowhere = *world.set_up().find(library);
    nowhere.id = {"nowhere"};
    CHECK(world.refusal(SiteEdit{.before = nowhere, .after = nowhere}) == "there is no site \"nowhere\"");
    CHECK(world.rule() == RuleSettings{});
}

TEST_CASE("A place made quiet shows no numbers, and its line is carried into the next day") {
    Office world;
    const Ticket ticket = world.node.issue("A01");
    const Site before = *world.set_up().find(library);
    Site after = before;
    after.quiet = true;
    after.keep_overnight = true;
    world.edit(SiteEdit{.before = before, .after = after});
    world.node.reopen();
    CHECK(is_quiet(*world.set_up().find(library)));
    world.node.perform(CloseDay{.leftovers = {ticket.id}});
    CHECK(world.node.day().course.kept_overnight);
    Site usual = after;
    usual.quiet = false;
    usual.keep_overnight = false;
    world.edit(SiteEdit{.before = after, .after = usual});
    CHECK(*world.set_up().find(library) == usual);
}

TEST_CASE("No two services, desks of a place or places come to have one name") {
    Office world;
    const auto taken = [](const std::string& name) {
        return "\"" + name + "\" is already the name of another: choose another name";
    };
    const auto& municipality = world.set_up();
    Service passport = *municipality.find(ServiceId{"A01"}), other = *municipality.find(ServiceId{"A02"});
    Service renamed = other;
    renamed.name = passport.name;
    CHECK(world.refusal(CatalogueEdit{.services = {{other, renamed}}}) == taken(passport.name));
    Service added = passport;
    added.id = {"G01"};
    CHECK(world.refusal(CatalogueEdit{.services = {{{}, added}}}) == taken(passport.name));
    // One that is not in use has given its name up; two may change names with each other.
    Service ended = passport, exchanged = passport;
    ended.ended = true;
    exchanged.name = other.name;
    world.edit(CatalogueEdit{.services = {{other, renamed}, {passport, exchanged}}});
    world.edit(CatalogueEdit{.services = {{exchanged, passport}, {renamed, other}}});
    world.edit(CatalogueEdit{.services = {{passport, ended}}});
    world.edit(CatalogueEdit{.services = {{other, renamed}}});
    CHECK(world.refusal(CatalogueEdit{.services = {{ended, passport}}}) == taken(passport.name));

    const Desk desk = *world.set_up().find(desk_1);
    const auto& desks = world.set_up().desks;
    const auto neighbour =
        std::ranges::find_if(desks, [&](const Desk& one) { return one.site == library && one.id != desk_1; });
    REQUIRE(neighbour != desks.end());
    Desk same = desk;
    same.name = neighbour->name;
    CHECK(world.refusal(DeskEdit{.before = desk, .after = same}) == taken(same.name));
    const Site here = *world.set_up().find(library);
    Site there = here;
    there.name = world.set_up().sites.back().name;
    REQUIRE(there.name != here.name);
    CHECK(world.refusal(SiteEdit{.before = here, .after = there}) == taken(there.name));
}

TEST_CASE("A name of five thousand letters, of blanks or of a person's number is nobody's") {
    Office world;
    const Desk desk = *world.set_up().find(desk_1);
    const Site site = *world.set_up().find(library);
    Service service = *world.set_up().find(ServiceId{"A01"});
    for (const std::string& name :
         {std::string(5000, 'x'), std::string(), std::string("   "), std::string("010170-1234"),
          std::string("to\nlinjer"), std::string("\xff\xfe")}) {
        Desk other_desk = desk;
        Site other_site = site;
        Service other_service = service;
        other_desk.name = other_site.name = other_service.name = name;
        world.refusal(DeskEdit{.before = desk, .after = other_desk});
        world.refusal(SiteEdit{.before = site, .after = other_site});
        if (name != "   ") world.refusal(CatalogueEdit{.services = {{service, other_service}}});
    }
    CHECK(*world.set_up().find(desk_1) == desk);
    CHECK(*world.set_up().find(library) == site);
    CHECK(*world.set_up().find(ServiceId{"A01"}) == service);
}

TEST_CASE("A new colleague is there after a restart, does what the role allows, and is taken out again") {
    Office world;
    auto volunteer = colleague("BØE", Role::volunteer);
    world.edit(PersonEdit{.after = volunteer});
    world.node.reopen();
    REQUIRE(world.set_up().find(volunteer.id));
    CHECK(*world.set_up().find(volunteer.id) == volunteer);
    auto advisor = volunteer;
    advisor.role = Role::advisor;
    advisor.competences = {{"A01"}, {"B02"}};
    world.edit(PersonEdit{.before = volunteer, .after = advisor});
    CHECK(*world.set_up().find(volunteer.id) == advisor);
    world.edit(PersonEdit{.before = advisor});
    world.node.reopen();
    CHECK(world.set_up().find(volunteer.id) == nullptr);
    // Whoever comes back begins anew.
    world.edit(PersonEdit{.after = volunteer});
    CHECK(*world.set_up().find(volunteer.id) == volunteer);
}

TEST_CASE("Initials are never a name, and nobody has those of another") {
    Office world;
    for (const char* name : {"Hanne", "hp", "H", "1AB", "H P", "0101701234", ""})
        CHECK(world.refusal(PersonEdit{.after = colleague(name)}).ends_with("as MKH; never a name"));
    CHECK(world.refusal(PersonEdit{.after = colleague("MKH")}) ==
          "MKH is already one of the staff: choose other initials");
    auto unknown = colleague("BØE");
    unknown.competences = {{"Z99"}};
    CHECK(world.refusal(PersonEdit{.after = unknown}) == "there is no service \"Z99\": choose another");
    CHECK(world.refusal(PersonEdit{.before = colleague("QQQ"), .after = colleague("QQQ")})
              .starts_with("QQQ is not one of the staff"));
    CHECK(world.refusal(PersonEdit{.before = colleague("MKH"), .after = colleague("MKX")})
              .find("initials cannot be changed") != std::string::npos);
    CHECK(world.refusal(PersonEdit{}) == "there is nothing to change");
}

TEST_CASE("The last who may change the set-up stays so") {
    Office world;
    const auto last = *world.set_up().find(manager);
    CHECK(world.refusal(PersonEdit{.before = last}).starts_with("PVA is the last who may change"));
    CHECK(world.refusal(PersonEdit{.before = last, .after = colleague("PVA", Role::host)})
              .starts_with("PVA is the last"));
    world.edit(PersonEdit{.before = colleague("MKH"), .after = colleague("MKH", Role::site_admin)});
    world.edit(PersonEdit{.before = last});
    CHECK(world.set_up().find(manager) == nullptr);
}

TEST_CASE("What a desk is and has is on disk before it is shown") {
    Office world;
    const auto before = *world.set_up().find(desk_1);
    auto after = before;
    after.kind = DeskKind::bord;
    after.name = "Bordet ved vinduet";
    after.capabilities = {"rejsekort_pc", "pas_kamera"};
    world.edit(DeskEdit{.before = before, .after = after});
    world.node.reopen();
    CHECK(*world.set_up().find(desk_1) == after);
    auto bad = after;
    bad.capabilities = {"Rejsekort PC"};
    CHECK(world.refusal(DeskEdit{.before = after, .after = bad}).find("is no capability") !=
          std::string::npos);
    bad = after;
    bad.name = "Hos Hans 12 34 56 78";
    CHECK(world.refusal(DeskEdit{.before = after, .after = bad}).find("the short name of a place") !=
          std::string::npos);
    bad = after;
    bad.id = {"nowhere/9"};
    CHECK(world.refusal(DeskEdit{.before = after, .after = bad}) == "there is no desk \"nowhere/9\"");
    CHECK(*world.set_up().find(desk_1) == after);
}

TEST_CASE("A new place and a new desk there are on disk before they are shown, and hold no other's id") {
    Office world;
    const Site centre{.id = {"svalen"}, .name = "Svalen", .kind = SiteKind::drop_in_centre};
    const Desk table{.id = {"svalen/bord-1"}, .site = centre.id, .name = "Bord 1", .kind = DeskKind::bord};
    CHECK(world.refusal(DeskEdit{.after = table}) == "there is no site \"svalen\"");
    world.edit(SiteEdit{.after = centre});
    world.edit(DeskEdit{.after = table});
    world.node.reopen();
    CHECK(*world.set_up().find(centre.id) == centre);
    CHECK(*world.set_up().find(table.id) == table);
    CHECK(world.set_up().sites.back() == centre);
    Site other = centre;
    other.name = "Svalen!";
    CHECK(world.refusal(SiteEdit{.after = other}) ==
          "\"Svalen!\" is already the name of another: choose another name");
    other.id = {};
    CHECK(world.refusal(SiteEdit{.after = other}) ==
          "\"Svalen!\" is already the name of another: choose another name");
}

TEST_CASE("A campaign's days and days of reduced staff come back from the disk") {
    Office world;
    const auto day = service_day_of(world.clock.now());
    const Service passport = *world.set_up().find(ServiceId{"A01"});
    Service campaign = passport;
    campaign.first_day = day + std::chrono::days{1};
    campaign.last_day = day + std::chrono::days{20};
    world.edit(CatalogueEdit{.services = {{passport, campaign}}});
    const Site before = *world.set_up().find(library);
    Site after = before;
    after.reduced_days = {{day, 2, ReducedBecause::election},
                          {day + std::chrono::days{7}, 0, ReducedBecause::other}};
    world.edit(SiteEdit{.before = before, .after = after});
    world.node.reopen();
    CHECK(*world.set_up().find(ServiceId{"A01"}) == campaign);
    CHECK(*world.set_up().find(library) == after);
    world.edit(CatalogueEdit{.services = {{campaign, passport}}});
    world.edit(SiteEdit{.before = after, .after = before});
    CHECK(*world.set_up().find(ServiceId{"A01"}) == passport);
    CHECK(*world.set_up().find(library) == before);
}

TEST_CASE("Opening hours and who is there when come back from the disk, and carry no number of anybody") {
    Office world;
    const Site before = *world.set_up().find(library);
    Site after = before;
    after.opening_hours = {*weekday_hours_in("mandag 10-17"), *weekday_hours_in("søndag 20-24")};
    after.plan = {*planned_hours_in("mandag 10-14 Lene, Jonas Øst"), *planned_hours_in("fredag 9.30-12 SHK")};
    world.edit(SiteEdit{.before = before, .after = after});
    world.node.reopen();
    CHECK(*world.set_up().find(library) == after);
    Site wrong = after;
    wrong.plan.front().names.front() = "20 12 34 56";
    CHECK_THAT(world.refusal(SiteEdit{.before = after, .after = wrong}),
               Catch::Contains("write weekday, times and first names"));
    wrong = after;
    wrong.opening_hours.assign(61, after.opening_hours.front());
    CHECK_THAT(world.refusal(SiteEdit{.before = after, .after = wrong}),
               Catch::Contains("write weekday and times"));
    world.edit(SiteEdit{.before = after, .after = before});
    CHECK(*world.set_up().find(library) == before);
}

TEST_CASE("Nothing of the set-up is changed by whom the role does not let") {
    Office world;
    const auto before = world.set_up();
    auto rule = world.rule();
    rule.overtaken_at_most = 5;
    const Desk desk = *before.find(desk_1);
    auto other = desk;
    other.kind = DeskKind::gulv;
    const std::vector<SetUpEdit> edits{
        new_rule(world.rule(), rule), PersonEdit{.after = colleague("BØE")},
        PersonEdit{.before = colleague("MKH"), .after = colleague("MKH", Role::manager)},
        DeskEdit{.before = desk, .after = other}};
    for (const auto& edit : edits) {
        CHECK(world.refusal(edit, {"MKH"}).starts_with("MKH may not change services, rules, staff or desks"));
        CHECK(world.refusal(edit, {"QQQ"}).starts_with("nobody has the initials"));
    }
    CHECK(world.set_up() == before);
}

TEST_CASE("Two who change one site, one colleague apart both have their way; who is taken out is gone") {
    Office world;
    TestNode other(world.folder / "b", world.clock, world.random, "Hovedbiblioteket", 'B');
    auto left = world.rule(), right = world.rule();
    left.overtaken_at_most = 2;
    right.not_overtaken_after = std::chrono::minutes{45};
    world.edit(new_rule(world.rule(), left));
    REQUIRE(other->edit_set_up(new_rule(RuleSettings{}, right), manager));
    world.edit(PersonEdit{.before = colleague("MKH")});
    REQUIRE(other->edit_set_up(PersonEdit{.before = colleague("MKH"), .after = colleague("MKH", Role::host)},
                               manager));
    wire::MemoryLink link(world.node->local_peer(), other->local_peer());
    REQUIRE(link.settle());
    for (auto* node : {&world.node, &other}) {
        const auto merged = (*node)->snapshot()->municipality;
        CHECK(merged->find(library)->rule.overtaken_at_most == 2);
        CHECK(merged->find(library)->rule.not_overtaken_after == std::chrono::minutes{45});
        CHECK(merged->find(PersonId{"MKH"}) == nullptr);
    }
}

TEST_CASE("An edit that changes nothing writes nothing") {
    Office world;
    const auto heads = world.node->documents().front().heads;
    world.edit(new_rule(world.rule(), world.rule()));
    CHECK(world.node->documents().front().heads == heads);
}

TEST_CASE("An edit that the disk refuses is not there, the screen says so, and it can be tried again") {
    World world;
    MemoryDisk disk("edit-set-up");
    REQUIRE(QueueNode::create({.folder = "/node", .demo = true, .file_system = disk.name()}, world.clock,
                              world.random));
    auto node = QueueNode::open({.folder = "/node", .file_system = disk.name()}, world.clock, world.random);
    REQUIRE(node);
    const SetUpEdit newcomer = PersonEdit{.after = colleague("NYE")};
    disk.judge = [](MemoryDisk::Request request, std::uint64_t) {
        return request == MemoryDisk::Request::write ? MemoryDisk::Answer::full : MemoryDisk::Answer::done;
    };
    const auto refused = (*node)->edit_set_up(newcomer, manager);
    REQUIRE_FALSE(refused);
    CHECK(std::get<Error>(refused.error()).code == ErrorCode::disk_full);
    CHECK((*node)->snapshot()->municipality->find(PersonId{"NYE"}) == nullptr);
    CHECK_FALSE((*node)->snapshot()->storage_error.empty());
    disk.judge = {};
    REQUIRE((*node)->edit_set_up(newcomer, manager));
    CHECK((*node)->snapshot()->municipality->find(PersonId{"NYE"}) != nullptr);
    CHECK((*node)->snapshot()->storage_error.empty());
}
