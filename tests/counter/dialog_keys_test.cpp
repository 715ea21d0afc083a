// Keys in dialogs with a field: what is chosen while it is typed in, and what letters mean after that.
#include <catch2/catch.hpp>

#include "tests/counter/console/console_driver.hpp"
#include "tests/counter/console/console_scenes.hpp"

using namespace skranke;
using namespace skranke::test;

namespace {

const NewTicketDialog& new_ticket(const ConsoleDriver& console) {
    return std::get<NewTicketDialog>(console.app.state().dialog);
}

void search(ConsoleDriver& console, std::string_view words) {
    console.press('S');
    console.screen.type(words);
}

}  // namespace

TEST_CASE("after Enter in the search a letter is a key again") {
    ConsoleDriver console(busy_morning(), "10.24");
    console.press('N');
    search(console, "mit");
    console.press(ui::Key::enter);
    CHECK(console.intents.empty());
    console.press('L');
    CHECK(new_ticket(console).escorted);
    CHECK(new_ticket(console).picker.search == "mit");
    console.press(ui::Key::enter);
    CHECK(console.shows("Er kommunalt ID-kort vist?"));
}

TEST_CASE("a digit in the search chooses the row that shows it") {
    ConsoleDriver console(busy_morning(), "10.24");
    console.press('N');
    search(console, "pas");
    console.press('2');
    const NewTicketDialog& dialog = new_ticket(console);
    CHECK(dialog.picker.search == "pas");
    CHECK(dialog.picker.chosen == ServiceId{"A02"});
    console.press('L');
    CHECK(new_ticket(console).escorted);
}

TEST_CASE("a row chosen with the arrows leaves the search") {
    ConsoleDriver console(busy_morning(), "10.24");
    console.press('N');
    search(console, "pas");
    console.press(ui::Key::down);
    console.press(ui::Key::enter);
    console.press('L');
    CHECK(new_ticket(console).escorted);
    CHECK(new_ticket(console).picker.search == "pas");
}

TEST_CASE("help on the floor is counted by a search and Enter, too") {
    ConsoleDriver console(busy_morning(), "10.24");
    console.press('H');
    search(console, "låst mit");
    console.press(ui::Key::enter);
    REQUIRE(console.posted<RecordEnquiry>());
    CHECK(console.posted<RecordEnquiry>()->service == ServiceId{"B02"});
}

TEST_CASE("a citizen is sent in front after a search, by its letter") {
    ConsoleDriver console(busy_morning(), "10.24");
    console.press('V');
    search(console, "pas");
    console.press(ui::Key::enter);
    console.press('F');
    console.press(ui::Key::enter);
    REQUIRE(console.posted<TransferTicket>());
    CHECK(console.posted<TransferTicket>()->to_front);
}

TEST_CASE("what else can be done with a number has keys, as soon as the number is found") {
    const TicketId id = ready_for_next().id("A 043");
    const auto done_by = [](char key) {
        ConsoleDriver console(ready_for_next(), "10.24");
        console.press('B');
        console.screen.type("a43");
        console.press(key);
        REQUIRE_FALSE(console.intents.empty());
        return std::get<Action>(console.intents.back().action);
    };
    const auto left = std::get<WithdrawTicket>(done_by('G'));
    CHECK(left.ticket == id);
    CHECK(left.why == Withdrawal::left);
    CHECK(std::get<WithdrawTicket>(done_by('F')).why == Withdrawal::cancelled);
    CHECK(std::get<CheckEscort>(done_by('J')).card_shown);
    CHECK_FALSE(std::get<CheckEscort>(done_by('N')).card_shown);
}

TEST_CASE("a letter before any number is found is typed") {
    ConsoleDriver console(ready_for_next(), "10.24");
    console.press('B');
    console.press('J');
    CHECK(console.intents.empty());
    CHECK(std::get<ChooseNumberDialog>(console.app.state().dialog).typed == "J");
}

TEST_CASE("the views have keys") {
    ConsoleDriver console(ready_for_next(), "10.24");
    console.press(ui::Key::f7);
    CHECK(console.app.state().view == ConsoleView::waits);
    console.press(ui::Key::f8);
    CHECK(console.app.state().view == ConsoleView::tally);
    console.press(ui::Key::f5);
    CHECK(console.app.state().view == ConsoleView::queue);
}

TEST_CASE("where nobody is on the floor the line says how many wait, and no hours") {
    ConsoleDriver console(ready_for_next(), "13.24");
    CHECK(console.shows("Ingen er på gulvet – 12 i køen"));
    CHECK_FALSE(console.shows("Én mere på gulvet?"));
}
