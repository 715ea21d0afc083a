// Who sits down says a PIN where they have one: the page that asks, and the dialog that keeps one.
#include <catch2/catch.hpp>

#include "counter/people_screen.hpp"
#include "tests/counter/console/console_driver.hpp"
#include "tests/counter/console/console_scenes.hpp"

using namespace skranke;
using namespace skranke::test;
using namespace std::chrono_literals;
using Kind = PinVerdict::Kind;

namespace {

const PersonId mette{"MKH"}, lars{"LBJ"};

struct PinDesk : ConsoleDriver {
    explicit PinDesk(std::set<PersonId> with_pin)
        : ConsoleDriver(busy_morning(), "10.24", at_skranke_3(), {1280, 720, 1}, std::move(with_pin)) {}
    const PersonId& person() const { return app.state().person; }
    void switch_to(std::string_view initials) {
        press('S');
        screen.type(initials);
    }
};

template <class Request>
const Request* last(const ConsoleDriver& console) {
    return console.pin_requests.empty() ? nullptr : std::get_if<Request>(&console.pin_requests.back());
}

}  // namespace

TEST_CASE("a console that is started in somebody's name asks for their PIN") {
    PinDesk console({mette});
    CHECK(console.person().empty());
    CHECK(console.shows("Skriv din PIN-kode, MKH"));
    CHECK_FALSE(console.shows("A 038"));
    console.type_pin("482913");
    REQUIRE(last<CheckPin>(console));
    CHECK(last<CheckPin>(console)->pin == Pin::parse("482913"));
    CHECK(console.shows("Et øjeblik"));
    console.answer_pin();
    CHECK(console.person() == mette);
    CHECK(console.shows("A 038"));
}

TEST_CASE("whoever has no PIN sits down with their initials") {
    PinDesk console({lars});
    CHECK(console.person() == mette);
    CHECK(console.pin_requests.empty());
}

TEST_CASE("a wrong PIN says so, and how long to wait") {
    PinDesk console({mette});
    console.type_pin("482914");
    console.answer_pin({Kind::wrong});
    CHECK(console.shows("Koden passer ikke. Prøv igen."));
    console.type_pin("482914");
    console.answer_pin({Kind::wrong, 61s});
    CHECK(console.shows("Koden passer ikke. Vent 2 minutter, og prøv igen."));
    console.type_pin("482913");
    console.answer_pin({Kind::waiting, 30s});
    CHECK(console.shows("Vent 1 minut, og prøv igen."));
    console.type_pin("482913");
    console.answer_pin({Kind::void_});
    CHECK(console.shows("Koden er spærret."));
    CHECK(console.person().empty());
}

TEST_CASE("an answer that comes when nobody asks any more opens no desk") {
    PinDesk console({mette});
    console.type_pin("482913");
    console.press(ui::Key::escape);
    CHECK(console.shows("Vælg, hvem du er"));
    console.answer_pin();
    CHECK(console.person().empty());
}

TEST_CASE("what is typed is never on the screen, and letters are no digits") {
    PinDesk console({mette});
    console.type_pin("48a2");
    CHECK_FALSE(console.shows("482"));
    CHECK(console.pin_requests.empty());
    console.press(ui::Key::backspace);
    console.type_pin("2913");
    REQUIRE(last<CheckPin>(console));
    CHECK(last<CheckPin>(console)->pin == Pin::parse("482913"));
}

TEST_CASE("six digits can be pressed on the screen") {
    PinDesk console({mette});
    for (const char* digit : {"4", "8", "2", "9", "1", "3"}) console.screen.click(digit);
    REQUIRE(last<CheckPin>(console));
    CHECK(last<CheckPin>(console)->pin == Pin::parse("482913"));
}

TEST_CASE("a locked console is opened by the PIN") {
    PinDesk console({mette});
    console.type_pin("482913");
    console.answer_pin();
    console.press(ui::Key::f9);
    CHECK(console.shows("Vælg, hvem du er"));
    console.screen.type("mkh");
    CHECK(console.shows("Skriv din PIN-kode, MKH"));
    console.type_pin("482913");
    console.answer_pin();
    CHECK(console.shows("A 038"));
}

TEST_CASE("a PIN is chosen by typing it twice, and not one that is easy to guess") {
    PinDesk console({});
    console.press('C');
    console.press('P');
    CHECK(console.shows("Med en PIN-kode kan ingen andre"));
    console.press('V');
    CHECK(console.shows("Vælg en PIN-kode, MKH"));
    console.type_pin("123456");
    CHECK(console.shows("Den er let at gætte."));
    console.type_pin("482913");
    CHECK(console.shows("Skriv den en gang til, MKH"));
    console.type_pin("482914");
    CHECK(console.shows("De to koder er ikke ens."));
    CHECK(console.pin_requests.empty());
    console.type_pin("482913");
    console.type_pin("482913");
    REQUIRE(last<KeepPin>(console));
    CHECK(last<KeepPin>(console)->person == mette);
    console.answer_pin();
    CHECK(console.shows("PIN-koden er gemt på denne maskine"));
    CHECK(console.shows("A 038"));
}

TEST_CASE("changing or removing a PIN asks for it first") {
    PinDesk console({mette});
    console.type_pin("482913");
    console.answer_pin();
    console.press('C');
    console.press('P');
    SECTION("changing") {
        console.press('V');
        console.type_pin("482913");
        console.answer_pin();
        CHECK(console.shows("Vælg en PIN-kode, MKH"));
    }
    SECTION("removing") {
        console.press('F');
        console.type_pin("482913");
        console.answer_pin();
        REQUIRE(last<RemovePin>(console));
        console.answer_pin();
        CHECK(console.shows("PIN-koden er fjernet"));
    }
    SECTION("not without it") {
        console.press('F');
        console.type_pin("482914");
        console.answer_pin({Kind::wrong});
        CHECK_FALSE(last<RemovePin>(console));
    }
}

TEST_CASE("an advisor makes nobody's PIN void, a manager does") {
    SnapshotBuilder scene = busy_morning();
    const auto offers = [](Role role) {
        Snapshot snapshot = *busy_morning().build();
        Municipality municipality = *snapshot.municipality;
        for (Person& person : municipality.staff) person.role = role;
        snapshot.municipality = std::make_shared<const Municipality>(municipality);
        ConsoleState state;
        state.person = mette;
        state.with_pin = {mette, lars};
        return pins_screen(snapshot, state).others;
    };
    CHECK(offers(Role::advisor).empty());
    REQUIRE(offers(Role::manager).size() == 1);
    CHECK(offers(Role::manager).front().label == "LBJ");
    CHECK(std::get<VoidPin>(offers(Role::manager).front().command).person == lars);
}
