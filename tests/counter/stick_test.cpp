// The exchange with a stick, at the console: one button, and one sentence about how it went.
#include <algorithm>
#include <catch2/catch.hpp>

#include "counter/stick_exchange.hpp"
#include "tests/counter/console/console_driver.hpp"
#include "tests/counter/console/console_scenes.hpp"

using namespace skranke;
using namespace skranke::test;

namespace {

constexpr std::string_view button = "Udveksl med USB-nøgle";

struct Devices : ConsoleDriver {
    explicit Devices(std::vector<std::filesystem::path> in = {"/media/lene/SKRANKE"})
        : ConsoleDriver(ready_for_next(), "10.24") {
        sticks = std::move(in);
        press(ui::Key::f2);
    }
    void exchange() { screen.click(button); }
    void ends(Result<BundleExchange> result) {
        exchange_ends = std::move(result);
        screen.frame();
    }
};

BundleExchange exchanged(std::vector<std::pair<std::string, std::size_t>> taken, std::size_t refused = 0) {
    BundleExchange exchange;
    for (auto& [device, changes] : taken)
        exchange.taken.push_back(
            {.file = "x.skranke", .device = device, .taken = {.documents = 0, .changes = changes}});
    exchange.refused.resize(refused, Error{ErrorCode::corrupt, "x.skranke: no"});
    return exchange;
}

}  // namespace

TEST_CASE("one button exchanges with the stick that is in, and says when it can be taken out") {
    Devices console;
    console.exchange();
    CHECK(console.exchanged_with == std::vector<std::filesystem::path>{"/media/lene/SKRANKE"});
    CHECK(console.shows("Udveksler. Lad nøglen sidde …"));
    console.ends(exchanged({{"Værestedet", 3}, {"Bogbussen", 1}, {"Værestedet", 2}, {"Skranke 3", 0}}));
    CHECK(
        console.shows("Nyt fra Værestedet og Bogbussen er taget ind. Alt herfra er skrevet på nøglen. "
                      "Du kan tage den ud."));
}

TEST_CASE("while a stick is exchanged with, the button does nothing, and citizens are called") {
    Devices console;
    console.exchange();
    console.exchange();
    CHECK(console.exchanged_with.size() == 1);
    console.press('K');
    CHECK(console.posted<CallNext>());
}

TEST_CASE("without a stick, or with several, the console asks for one") {
    Devices none(std::vector<std::filesystem::path>{});
    none.exchange();
    CHECK(none.shows("Sæt en USB-nøgle i, og prøv igen."));
    CHECK(none.exchanged_with.empty());
    none.sticks = {"/media/lene/A"};
    none.exchange();
    CHECK(none.exchanged_with.size() == 1);

    Devices several({"/media/lene/A", "/media/lene/B"});
    several.exchange();
    CHECK(several.shows("Lad kun den ene sidde"));
    CHECK(several.exchanged_with.empty());
}

TEST_CASE("what could not be read, written or taken in is said in plain words") {
    Devices console;
    const auto after = [&](Result<BundleExchange> result) {
        console.exchange();
        console.ends(std::move(result));
        return console.all_text();
    };
    CHECK(after(exchanged({{"Værestedet", 0}})).find("Der var intet nyt på den. Alt herfra") !=
          std::string::npos);
    CHECK(after(exchanged({}, 2)).find("2 filer på den blev ikke taget ind") != std::string::npos);
    CHECK(after(fail(ErrorCode::not_found, "gone")).find("Nøglen kan ikke læses.") != std::string::npos);
    CHECK(after(fail(ErrorCode::disk_full, "full")).find("Der er ikke plads på nøglen.") !=
          std::string::npos);
    CHECK(after(fail(ErrorCode::read_only, "no")).find("Der kan ikke skrives på nøglen.") !=
          std::string::npos);
    CHECK(console.exchanged_with.size() == 5);
}

TEST_CASE("the button is on the screen whatever the size of the text") {
    for (const int percent : {100, 115, 130, 150}) {
        CounterAppOptions options = ConsoleDriver::at_skranke_3();
        options.text_percent = percent;
        ConsoleDriver console(busy_morning(), "10.24", options);
        console.press(ui::Key::f2);
        INFO(percent << " %");
        const auto& items = console.screen.registry().items();
        const auto found = std::ranges::find(items, button, &ui::Item::label);
        REQUIRE(found != items.end());
        CHECK(found->hit.height >= found->rect.height);
        CHECK(found->hit.width >= found->rect.width);
    }
}

TEST_CASE("whoever has gone back to the line hears there how the exchange ended") {
    Devices console;
    console.exchange();
    console.press(ui::Key::escape);
    console.ends(exchanged({{"Værestedet", 3}}));
    CHECK(console.shows("Nyt fra Værestedet er taget ind."));
}

TEST_CASE("no exchange is offered where none can be made, as in practice") {
    StickState state;
    CHECK_FALSE(stick_sentence(state, Language::danish));
    StandingClock clock(busy_morning().at("10.24"));
    const auto snapshot = busy_morning().build();
    CounterApp app(ConsoleDriver::at_skranke_3(),
                   {.snapshot = [&] { return snapshot; },
                    .post = [](Intent) {},
                    .take_replies = [] { return std::vector<Reply>{}; }},
                   clock);
    CHECK_FALSE(app.state().has_stick_door);
}
