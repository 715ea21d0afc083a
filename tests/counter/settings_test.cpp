// The settings at the console: who may, what is typed, what is asked of the node, and what it answers.
#include <catch2/catch.hpp>

#include "counter/settings_texts.hpp"
#include "tests/counter/console/console_driver.hpp"
#include "tests/counter/console/console_scenes.hpp"

using namespace skranke;
using namespace skranke::test;

namespace {

struct Settings : ConsoleDriver {
    Settings() : ConsoleDriver(managed_morning(), "10.24") { press('M'); }

    void choose(std::string_view label_or_id) { REQUIRE(screen.click(label_or_id)); }
    void open_service(std::string_view search) {
        screen.type(search);
        press(ui::Key::enter);
    }
    // Replaces all that stands in a field.
    void fill(std::string_view field, std::string_view text) {
        for (int i = 0; i < 60; ++i) {
            const ui::Item* focused = screen.registry().focused();
            if (focused != nullptr && focused->name == field) break;
            press(ui::Key::tab);
        }
        REQUIRE(screen.registry().focused()->name == field);
        press(ui::Key::end);
        for (int i = 0; i < 80; ++i) press(ui::Key::backspace);
        screen.type(text);
    }
    const ServiceEdit& service_edit() const {
        REQUIRE(edited<CatalogueEdit>());
        REQUIRE(edited<CatalogueEdit>()->services.size() == 1);
        return edited<CatalogueEdit>()->services.front();
    }
};

}  // namespace

TEST_CASE("the settings are there for those whose role lets them, and for nobody else") {
    ConsoleDriver advisor(busy_morning(), "10.24");
    CHECK_FALSE(advisor.shows("Indstillinger"));
    advisor.press('M');
    CHECK(advisor.shows("12 venter"));
    ConsoleDriver manager(managed_morning(), "10.24");
    REQUIRE(manager.screen.click("Indstillinger"));
    CHECK(manager.shows("Pas – voksen"));
    CHECK(manager.shows("skranke services export og import"));
    manager.press(ui::Key::escape);
    CHECK(manager.shows("12 venter"));
    // The role is taken away while the page is open.
    manager.press('M');
    manager.show(busy_morning());
    CHECK(manager.shows("12 venter"));
    CHECK_FALSE(manager.shows("Indstillinger"));
}

TEST_CASE("a service is found by typing, opened with Enter, and only what was changed is asked of the node") {
    Settings console;
    console.open_service("låst");
    CHECK(console.shows("B02 MitID – låst eller ny telefon"));
    CHECK(console.shows("Vejledningskortet ændres med det samme"));
    console.fill("phone", "72 12 34 56");
    console.press(ui::Key::enter);
    const auto& [before, after] = console.service_edit();
    REQUIRE(before);
    CHECK(after.phone == "72 12 34 56");
    auto expected = *before;
    expected.phone = after.phone;
    CHECK(after == expected);
    CHECK(console.intents.back().person == PersonId{"MKH"});
    CHECK(console.shows("Gemmer …"));
    console.press(ui::Key::enter);
    CHECK(console.intents.size() == 1);
    console.accept();
    CHECK(console.shows("Ændringen er gemt"));
    CHECK(console.shows("Alle emner kan hentes"));
    CHECK(console.app.state().settings.search.empty());
    CHECK(console.screen.registry().focused()->name == "row B02");
}

TEST_CASE("Enter begins a line in a text of several, the arrows move in it, and Tab goes on") {
    Settings console;
    console.open_service("Boligstøtte");
    console.choose("bring");
    for (int i = 0; i < 5; ++i) console.press(ui::Key::down);
    console.press(ui::Key::end);
    for (int i = 0; i < 200; ++i) console.press(ui::Key::backspace);
    console.screen.type("Lejekontrakt");
    console.press(ui::Key::enter);
    console.screen.type("Årsopgørelse");
    console.press(ui::Key::up);
    console.press(ui::Key::home);
    console.screen.type("Kopi af ");
    console.press(ui::Key::down);
    console.press(ui::Key::end);
    console.screen.type("!");
    CHECK(console.intents.empty());
    console.press(ui::Key::tab);
    console.press(ui::Key::enter);  // the check that follows
    console.screen.click("Gem");
    CHECK(console.service_edit().after.bring == "Kopi af Lejekontrakt\nÅrsopgørelse!");
    CHECK(console.service_edit().after.needs_identity);
}

TEST_CASE("each field says what is wrong beside it, keeps its text, and nothing is asked of the node") {
    Settings console;
    console.choose("Nyt emne");
    CHECK_FALSE(console.shows("mangler et navn"));  // not before it was tried
    console.fill("code", "b2");
    CHECK(console.shows("Koden skal være ét stort bogstav og to tal"));
    console.fill("kle", "23.15");
    CHECK(console.shows("KLE-nummeret skal være tre gange to tal"));
    console.fill("minutes", "et kvarter");
    CHECK(console.shows("Skriv et helt tal fra 0 til 480."));
    console.fill("self_service", "Spørg efter 010170-1234");
    CHECK(console.shows("Det ligner et CPR-nummer – teksten er ikke gemt"));
    console.press(ui::Key::enter);
    CHECK(console.shows("Emnet mangler et navn"));
    CHECK(console.shows("et kvarter"));
    CHECK(console.intents.empty());
    console.fill("code", "G01");
    console.fill("name", "Ny kampagne");
    console.fill("kle", "23.15.25");
    CHECK(console.shows("Digital identitet (MitID)"));
    console.fill("kle", "99.99.99");
    CHECK(console.shows("Ikke i listen"));
    console.fill("minutes", "15");
    console.fill("self_service", "");
    console.press(ui::Key::enter);
    CHECK_FALSE(console.service_edit().before);
    CHECK(console.service_edit().after ==
          Service{
              .id = {"G01"}, .name = "Ny kampagne", .kle = "99.99.99", .expected = std::chrono::minutes{15}});
}

TEST_CASE("a service is taken out of use and put back, but not the one for anything else") {
    Settings console;
    console.open_service("Flytning");
    console.choose("ended");
    console.choose("Gem");
    CHECK(console.service_edit().after.ended);
    console.accept();
    console.show(managed_morning().set_up([](Municipality& municipality) {
        for (Service& service : municipality.services)
            if (service.id.text == "C01") service.ended = true;
    }));
    console.fill("search settings", "C01");
    CHECK(console.shows("ikke i brug"));
    console.choose("row C01");
    console.choose("ended");
    console.choose("Gem");
    CHECK_FALSE(console.service_edit().after.ended);
    console.accept();
    console.fill("search settings", "X99");
    console.choose("row X99");
    console.choose("ended");
    console.choose("Gem");
    CHECK(console.shows("Emnet kan ikke afsluttes"));
}

TEST_CASE("what the node or the disk refuses is told in the form, which keeps what was typed") {
    Settings console;
    console.open_service("låst");
    console.fill("phone", "72 12 34 56");
    console.press(ui::Key::enter);
    console.refuse(
        {.kind = Refusal::Kind::set_up_refused, .danish = "Koden bruges allerede.", .english = "no"});
    CHECK(console.shows("Koden bruges allerede."));
    CHECK(console.shows("72 12 34 56"));
    console.press(ui::Key::enter);
    console.fail_with({.code = ErrorCode::disk_full, .message = "full"});
    CHECK(console.shows("72 12 34 56"));
    CHECK_FALSE(console.shows("Ændringen er gemt"));
    CHECK(console.intents.size() == 2);
}

TEST_CASE("a name that is taken is told at its field, and nothing is asked of the node") {
    Settings console;
    console.open_service("låst");
    console.fill("name", "NemKonto");
    CHECK(console.shows("Navnet ”NemKonto” bruges allerede. Vælg et andet."));
    console.choose("Gem");
    CHECK(console.intents.empty());
    CHECK(console.screen.registry().focused()->name == "name");
    console.press(ui::Key::escape);
    console.press('J');
    console.choose("Skranker");
    console.choose("Ny skranke");
    console.screen.type("Skranke 3");
    CHECK(console.shows("Navnet ”Skranke 3” bruges allerede"));
    console.screen.type("0");
    console.choose("Gem");
    CHECK(console.edited<DeskEdit>());
}

TEST_CASE("from every list of the settings Arrow Up comes to the sections") {
    for (const auto section : {"Steder", "Kolleger", "Skranker"}) {
        Settings console;
        console.choose(section);
        std::vector<std::string> passed;
        for (int i = 0; i < 60 && (passed.empty() || !passed.back().starts_with("row ")); ++i) {
            console.press(ui::Key::tab);
            passed.push_back(console.screen.registry().focused()->name);
        }
        REQUIRE(passed.back().starts_with("row "));
        const auto is_section = [&] {
            const auto label = console.screen.registry().focused()->label;
            return label == "Emner" || label == "Steder" || label == "Kolleger" || label == "Skranker";
        };
        for (int i = 0; i < 3 && !is_section(); ++i) console.press(ui::Key::up);
        INFO(section << ": " << console.screen.registry().focused()->label);
        CHECK(is_section());
    }
}

TEST_CASE("Esc asks before it throws away what was typed") {
    Settings console;
    console.open_service("låst");
    console.press(ui::Key::escape);
    CHECK(console.shows("Alle emner kan hentes"));  // nothing was typed
    console.press(ui::Key::enter);                  // on the row that was open
    console.fill("phone", "1");
    console.press(ui::Key::escape);
    CHECK(console.shows("Skal ændringerne smides væk?"));
    console.press(ui::Key::escape);
    CHECK(console.shows("B02 MitID"));
    console.press(ui::Key::escape);
    console.press('J');
    CHECK_FALSE(console.shows("B02 MitID"));
    CHECK(console.intents.empty());
}

TEST_CASE("the rule says in one sentence what it means, and who would be next") {
    Settings console;
    console.choose("Steder");
    console.choose("Hovedbiblioteket");
    CHECK(console.shows("hvis kommunale ID-kort er set, går først. Korte"));
    CHECK(console.shows("A 041 er den næste – også med disse tal."));
    console.choose("Får tid lagt til");
    console.fill("escorted_credit", "0");
    console.fill("not_overtaken_after", "20");
    CHECK(console.shows("overhalet 3 gange i træk eller har ventet 20 minutter"));
    CHECK(console.shows("Med disse tal bliver det"));
    console.fill("overtaken_at_most", "0");
    CHECK(console.shows("Skriv et helt tal fra 1 til 20."));
    console.press(ui::Key::enter);
    CHECK(console.intents.empty());
    console.fill("overtaken_at_most", "2");
    console.press(ui::Key::enter);
    REQUIRE(console.edited<SiteEdit>());
    CHECK(console.edited<SiteEdit>()->before->rule == RuleSettings{});
    CHECK(console.edited<SiteEdit>()->after.rule ==
          RuleSettings{.discipline = Discipline::time_credit,
                       .escorted_credit = std::chrono::minutes{0},
                       .express_credit = std::chrono::minutes{5},
                       .overtaken_at_most = 2,
                       .not_overtaken_after = std::chrono::minutes{20}});
}

TEST_CASE("whoever has chosen a part of the settings by key can type or open its first row at once") {
    Settings console;
    const auto choose_next_part = [&] {
        console.screen.press(ui::Key::up);
        console.press(ui::Key::right);
        console.press(ui::Key::enter);
    };
    choose_next_part();
    REQUIRE(console.screen.registry().focused() != nullptr);
    CHECK(console.screen.registry().focused()->name == "row hovedbiblioteket");
    console.choose("Kolleger");
    CHECK(console.screen.registry().focused()->name == "search settings");
    console.screen.type("lbj");
    console.press(ui::Key::enter);
    CHECK(console.shows("Fjern kollega"));
}

TEST_CASE("Ctrl and S store a form from wherever focus is, and nothing where nothing was changed") {
    Settings console;
    console.open_service("Flytning");
    console.screen.press_with_control('S');
    CHECK(console.intents.empty());
    for (int i = 0; i < 6; ++i) console.press(ui::Key::tab);
    console.screen.type("Flyttepapirer");
    console.press(ui::Key::enter);
    CHECK(console.intents.empty());
    console.screen.press_with_control('S');
    CHECK(console.service_edit().after.bring.find("Flyttepapirer") != std::string::npos);
    console.accept();
    console.choose("Kolleger");
    console.choose("LBJ");
    console.press(ui::Key::down);
    console.press(ui::Key::enter);  // ticks what has focus
    console.screen.press_with_control('S');
    CHECK(console.edited<PersonEdit>());
}

TEST_CASE("a place is made quiet and its line kept overnight with two presses, and the rest of it stays") {
    Settings console;
    console.choose("Steder");
    console.choose("Hovedbiblioteket");
    console.choose("Stille sted");
    console.choose("Køen gemmes til næste dag");
    console.choose("Gem");
    REQUIRE(console.edited<SiteEdit>());
    Site expected = *console.edited<SiteEdit>()->before;
    CHECK_FALSE(expected.keep_overnight);
    expected.quiet = true;
    expected.keep_overnight = true;
    CHECK(console.edited<SiteEdit>()->after == expected);
}

TEST_CASE("a place that is as its kind is stays so, whatever else is changed of it") {
    Settings console;
    console.show(managed_morning().set_up(
        [](Municipality& municipality) { municipality.sites.front().quiet.reset(); }));
    console.choose("Steder");
    console.choose("Hovedbiblioteket");
    console.fill("name", "");
    console.choose("Gem");
    CHECK(console.shows("Skriv stedets navn"));
    CHECK(console.intents.empty());
    console.fill("name", "Biblioteket i Nørregade");
    console.choose("quiet");
    console.choose("quiet");
    console.choose("Gem");
    REQUIRE(console.edited<SiteEdit>());
    CHECK(console.edited<SiteEdit>()->after.name == "Biblioteket i Nørregade");
    CHECK_FALSE(console.edited<SiteEdit>()->after.quiet);
}

TEST_CASE("a campaign gets its days where the service is, and a day that is none is told at the field") {
    Settings console;
    console.open_service("Flytning");
    console.fill("first_day", "1.12.2026");
    console.fill("last_day", "jul");
    console.choose("Gem");
    CHECK(console.shows("Skriv datoen som 24-11-2026"));
    CHECK(console.intents.empty());
    console.fill("last_day", "24-12-2026");
    console.choose("Gem");
    CHECK(console.service_edit().after.first_day == ServiceDay{std::chrono::year{2026} / 12 / 1});
    CHECK(console.service_edit().after.last_day == ServiceDay{std::chrono::year{2026} / 12 / 24});
}

TEST_CASE("days of reduced staff are typed one a line, and a line that says something else is told") {
    Settings console;
    console.choose("Steder");
    console.choose("Hovedbiblioteket");
    console.fill("reduced_days", "24-11-2026 2 valg");
    console.press(ui::Key::enter);
    console.screen.type("mandag 3");
    console.screen.press_with_control('S');
    CHECK(console.shows("ikke ”mandag 3”"));
    CHECK(console.intents.empty());
    for (int i = 0; i < 8; ++i) console.press(ui::Key::backspace);
    console.screen.type("23.11.2026 1");
    console.screen.press_with_control('S');
    REQUIRE(console.edited<SiteEdit>());
    const std::chrono::year_month year_month{std::chrono::year{2026}, std::chrono::November};
    CHECK(console.edited<SiteEdit>()->after.reduced_days ==
          std::vector<ReducedDay>{{ServiceDay{year_month / 23}, 1, ReducedBecause::other},
                                  {ServiceDay{year_month / 24}, 2, ReducedBecause::election}});
}

TEST_CASE("who is here when and when it is open are typed one a line, and a wrong line is told") {
    Settings console;
    console.choose("Steder");
    console.choose("Hovedbiblioteket");
    console.fill("plan", "tirsdag 10-14 Lene, Jonas");
    console.press(ui::Key::enter);
    console.screen.type("mandag 9.30-12 20123456");
    console.screen.press_with_control('S');
    CHECK(console.shows("ikke ”mandag 9.30-12 20123456”"));
    CHECK(console.intents.empty());
    for (int i = 0; i < 8; ++i) console.press(ui::Key::backspace);
    console.screen.type("Lene");
    console.fill("opening_hours", "lukket");
    console.screen.press_with_control('S');
    CHECK(console.shows("ikke ”lukket”"));
    console.fill("opening_hours", "mandag 10-17");
    console.screen.press_with_control('S');
    REQUIRE(console.edited<SiteEdit>());
    const Site& after = console.edited<SiteEdit>()->after;
    CHECK(after.opening_hours == std::vector{*weekday_hours_in("mandag 10.00-17.00")});
    CHECK(after.plan == std::vector{*planned_hours_in("mandag 09.30-12.00 Lene"),
                                    *planned_hours_in("tirsdag 10.00-14.00 Lene, Jonas")});
}

TEST_CASE("a place and a desk are added by name") {
    Settings console;
    console.choose("Steder");
    console.choose("Nyt sted");
    console.screen.type("Værestedet Ålen");
    console.choose("Værested");
    console.choose("Gem");
    REQUIRE(console.edited<SiteEdit>());
    CHECK_FALSE(console.edited<SiteEdit>()->before);
    CHECK(console.edited<SiteEdit>()->after.id == SiteId{"vaerestedet-aalen"});
    CHECK(console.edited<SiteEdit>()->after.kind == SiteKind::drop_in_centre);
    console.accept();
    console.choose("Skranker");
    console.choose("Ny skranke");
    console.screen.type("Skranke 9");
    console.choose("Gem");
    REQUIRE(console.edited<DeskEdit>());
    CHECK_FALSE(console.edited<DeskEdit>()->before);
    CHECK(console.edited<DeskEdit>()->after.id == DeskId{"hovedbiblioteket/skranke-9"});
    CHECK(console.edited<DeskEdit>()->after.site == SiteId{"hovedbiblioteket"});
}

TEST_CASE("a colleague is added by initials, never by a name, with a role and services") {
    Settings console;
    console.choose("Kolleger");
    console.choose("Ny kollega");
    console.screen.type("hanne");
    CHECK(console.shows("aldrig et navn"));
    console.fill("initials", "bøe");
    console.choose("Frivillig");
    CHECK(console.shows("ikke hvor identiteten skal fastslås"));
    console.choose("Pas – voksen");
    console.choose("NemKonto");
    console.choose("Pas – voksen");
    console.choose("Gem");
    REQUIRE(console.edited<PersonEdit>());
    CHECK_FALSE(console.edited<PersonEdit>()->before);
    CHECK(console.edited<PersonEdit>()->after ==
          Person{.id = {"BØE"}, .role = Role::volunteer, .competences = {{"B06"}}});
}

TEST_CASE("a colleague changes role, or is taken out after a question") {
    Settings console;
    console.choose("Kolleger");
    console.choose("LBJ");
    console.choose("Vært");
    console.choose("Gem");
    REQUIRE(console.edited<PersonEdit>());
    CHECK(console.edited<PersonEdit>()->after == Person{.id = {"LBJ"}, .role = Role::host});
    console.accept();
    console.choose("LBJ");
    console.choose("Fjern kollega");
    CHECK(console.shows("Skal kollegaen fjernes?"));
    console.press('J');
    CHECK(console.edited<PersonEdit>()->before == Person{.id = {"LBJ"}});
    CHECK_FALSE(console.edited<PersonEdit>()->after);
}

TEST_CASE("whoever is taken out is asked who they are, and finds nothing of what another typed") {
    Settings console;
    console.open_service("låst");
    console.fill("phone", "1");
    console.show(managed_morning().set_up([](Municipality& municipality) {
        std::erase_if(municipality.staff, [](const Person& person) { return person.id.text == "MKH"; });
    }));
    CHECK(console.shows("Vælg, hvem du er"));
    console.screen.type("LBJ");
    CHECK(console.shows("12 venter"));
}

TEST_CASE("a desk's kind, name and equipment are changed") {
    Settings console;
    console.choose("Skranker");
    console.choose("Skranke 3");
    console.fill("capabilities", "Rejsekort PC");
    CHECK(console.shows("Udstyr skrives med små bogstaver"));
    console.fill("capabilities", "rejsekort_pc, pas_kamera");
    console.choose("Bord");
    console.choose("Gem");
    REQUIRE(console.edited<DeskEdit>());
    CHECK(console.edited<DeskEdit>()->after.kind == DeskKind::bord);
    CHECK(console.edited<DeskEdit>()->after.capabilities ==
          std::vector<std::string>{"rejsekort_pc", "pas_kamera"});
}

TEST_CASE(
    "at every size of the text the settings can be read, opened and left, and the tabs lie beside the "
    "person") {
    for (const int percent : {100, 115, 130, 150}) {
        for (const Language language : {Language::danish, Language::english}) {
            CounterAppOptions options = ConsoleDriver::at_skranke_3();
            options.language = language;
            options.text_percent = percent;
            ConsoleDriver console(managed_morning().about_the_day("10.20", IntakeClosed{}), "10.24", options,
                                  {1280, 720, 1});
            const auto tab = language == Language::danish ? "Indstillinger" : "Settings";
            const ui::Item* last_tab = console.screen.registry().find(tab);
            const ui::Item* person = console.screen.registry().find("person");
            REQUIRE(last_tab != nullptr);
            REQUIRE(person != nullptr);
            CHECK(last_tab->rect.right() <= person->rect.x);
            console.press('M');
            console.screen.type("låst");
            console.press(ui::Key::enter);
            CHECK(console.screen.registry().find("does_not_help_with") != nullptr);
            for (int i = 0; i < 12; ++i) console.press(ui::Key::tab);
            console.press(ui::Key::escape);
            CHECK(console.screen.registry().find("row B02") != nullptr);
        }
    }
}
