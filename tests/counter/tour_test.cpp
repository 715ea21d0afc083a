// Whoever sits at a console for the first time is shown around, once, and can work meanwhile.
#include <catch2/catch.hpp>

#include "counter/tour_screen.hpp"
#include "tests/counter/console/console_driver.hpp"
#include "tests/counter/console/console_scenes.hpp"

using namespace skranke;
using namespace skranke::test;

namespace {

// A device that keeps its settings: `kept` is what was kept last.
struct NewDesk {
    DeviceSettings kept{};
    ConsoleDriver console;

    explicit NewDesk(std::set<PersonId> shown_around = {})
        : console(ready_for_next(), "10.24",
                  {.desk = "Skranke 3", .person = "", .shown_around = std::move(shown_around)},
                  {1280, 720, 1}, {},
                  {.keep = [this](const DeviceSettings& settings) { kept = settings; }, .take_failure = {}}) {
    }
};

}  // namespace

TEST_CASE("whoever sits down for the first time is shown around, and only then") {
    NewDesk desk;
    desk.console.screen.type("mkh");
    CHECK(desk.console.shows("1 af 7"));
    CHECK(desk.console.shows("Her står næste skridt"));
    for (std::size_t i = 0; i < tour_steps; ++i) desk.console.press(ui::Key::enter);
    CHECK_FALSE(desk.console.app.state().tour);
    CHECK(desk.console.intents.empty());
    CHECK(desk.kept.shown_around.contains(PersonId{"MKH"}));
    desk.console.press(ui::Key::f9);
    desk.console.screen.type("mkh");
    CHECK_FALSE(desk.console.app.state().tour);
    desk.console.press(ui::Key::f9);
    desk.console.screen.type("lbj");
    CHECK(desk.console.app.state().tour);
}

TEST_CASE("who has been shown around on this device is not, after the program starts again") {
    NewDesk desk({PersonId{"MKH"}});
    desk.console.screen.type("mkh");
    CHECK_FALSE(desk.console.app.state().tour);
}

TEST_CASE("Esc ends the tour and nothing else, and it does not come again by itself") {
    NewDesk desk;
    desk.console.screen.type("mkh");
    desk.console.press(ui::Key::enter);
    CHECK(desk.console.shows("2 af 7"));
    desk.console.press(ui::Key::escape);
    CHECK_FALSE(desk.console.shows("2 af 7"));
    CHECK(desk.kept.shown_around.contains(PersonId{"MKH"}));
}

TEST_CASE("work goes on during the tour: a citizen is called by key, and what others do is shown") {
    NewDesk desk;
    desk.console.screen.type("mkh");
    desk.console.pause();
    desk.console.press('K');
    REQUIRE(desk.console.posted<CallNext>());
    desk.console.accept();
    desk.console.show(next_called());
    CHECK(desk.console.shows("Kaldt"));
    CHECK(desk.console.shows("1 af 7"));
    desk.console.press('N');
    CHECK_FALSE(desk.console.shows("1 af 7"));
    desk.console.press(ui::Key::escape);
    CHECK(desk.console.shows("1 af 7"));
}

TEST_CASE("the tour can be taken again from the help, and its buttons be clicked") {
    ConsoleDriver console(ready_for_next(), "10.24");
    console.press(ui::Key::f1);
    console.press('R');
    CHECK(console.shows("1 af 7"));
    CHECK(console.screen.click("tour next"));
    CHECK(console.shows("2 af 7"));
    CHECK(console.screen.click("tour end"));
    CHECK_FALSE(console.app.state().tour);
}

TEST_CASE("every step points at something on the screen and lies beside it, at every size of the text") {
    for (const int percent : text_percents) {
        CounterAppOptions options = ConsoleDriver::at_skranke_3();
        options.text_percent = percent;
        ConsoleDriver console(ready_for_next(), "10.24", options);
        console.press(ui::Key::f1);
        console.press('R');
        for (std::size_t step = 0; step < tour_steps; ++step) {
            const ui::Item* card = console.screen.registry().find("tour");
            REQUIRE(card);
            INFO(percent << " %, step " << step + 1);
            const ui::Rect all = console.screen.ui().screen();
            CHECK(card->rect.x >= 0);
            CHECK(card->rect.right() <= all.right());
            CHECK(card->rect.y >= 0);
            CHECK(card->rect.bottom() <= all.bottom());
            console.press(ui::Key::enter);
        }
        CHECK_FALSE(console.app.state().tour);
    }
}
