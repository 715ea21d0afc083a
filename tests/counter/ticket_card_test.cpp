// What the left card says and offers, read from the pure screen.
#include <catch2/catch.hpp>

#include "counter/console_screen.hpp"
#include "tests/counter/console/console_driver.hpp"
#include "tests/counter/console/console_scenes.hpp"

using namespace skranke;
using namespace skranke::test;

namespace {

ConsoleState at_skranke_3() {
    ConsoleState state;
    state.desk = DeskId{"hovedbiblioteket/3"};
    state.person = PersonId{"MKH"};
    return state;
}

TicketCard card_at(const SnapshotBuilder& scene, std::string_view time,
                   const ConsoleState& state = at_skranke_3()) {
    return ticket_card(*scene.build(), state, scene.at(time));
}

template <class Kind>
const Kind* action_of(const Command& command) {
    const auto* perform = std::get_if<Perform>(&command);
    return perform != nullptr ? std::get_if<Kind>(&perform->action) : nullptr;
}

std::vector<std::string> keys_of(const std::vector<ActionButton>& buttons) {
    std::vector<std::string> keys;
    for (const ActionButton& button : buttons) {
        keys.push_back(button.key);
    }
    return keys;
}

}  // namespace

TEST_CASE("with no day open the one action is to open today") {
    const SnapshotBuilder scene;
    const TicketCard card = card_at(scene, "08.58");
    CHECK(card.state == CardState::day_not_open);
    CHECK(card.primary.label == "Åbn dagen");
    CHECK(plain(card.primary.second_line) == "mandag 3. november, Hovedbiblioteket");
    const auto* open = action_of<OpenDay>(card.primary.command);
    REQUIRE(open != nullptr);
    CHECK(open->day == scene.day());
    CHECK_FALSE(open->date_confirmed);
    CHECK(card.secondary.empty());
}

TEST_CASE("a day that was open yesterday is not today's") {
    SnapshotBuilder scene;
    scene.open();
    const UtcTime next_morning = scene.at("09.00") + std::chrono::hours(24);
    const TicketCard card = ticket_card(*scene.build(), at_skranke_3(), next_morning);
    CHECK(card.state == CardState::day_not_open);
    const auto* open = action_of<OpenDay>(card.primary.command);
    REQUIRE(open != nullptr);
    CHECK(open->day == service_day_of(next_morning));
}

TEST_CASE("a clock that was set back leaves the open day open") {
    SnapshotBuilder scene = ready_for_next();
    const UtcTime day_before = scene.at("10.24") - std::chrono::hours(24);
    CHECK(ticket_card(*scene.build(), at_skranke_3(), day_before).state == CardState::ready);
}

TEST_CASE("the free desk sees who is next, how long they have waited, and why it is they") {
    const TicketCard card = card_at(ready_for_next(), "10.24");
    CHECK(card.state == CardState::ready);
    CHECK(card.pill == "Klar");
    CHECK(plain(card.meta) == "kom kl. 10.02");
    CHECK(card.above_number == "Næste i køen");
    CHECK(plain(card.number) == "A 041");
    CHECK(plain(card.minutes) == "22 min.");
    CHECK(card.minutes_mean == "har ventet");
    CHECK(card.service == "MitID – uden legitimation");
    CHECK(plain(card.why_title) == "Hvorfor A 041?");
    CHECK(plain(card.why_text) == "Ledsaget, ID-kort set kl. 10.02; går foran 4.");
    CHECK(card.primary.label == "Kald næste");
    CHECK(plain(card.primary.second_line) == "A 041 til Skranke 3");
    CHECK(card.primary.key == "K");
    CHECK(action_of<CallNext>(card.primary.command) != nullptr);
    CHECK(keys_of(card.secondary) == std::vector<std::string>{"B"});
    CHECK(card.strip.lead == "Senest");
    CHECK(plain(card.strip.text) == "A 038 afsluttet kl. 10.23 som Løst");
}

TEST_CASE("a called citizen can be started, called again, given up or sent back") {
    const TicketCard card = card_at(next_called(), "10.26");
    CHECK(card.state == CardState::called);
    CHECK(card.pill == "Kaldt");
    CHECK(plain(card.meta) == "kaldt 1 gang, kl. 10.25");
    CHECK(card.above_number == "På vej til Skranke 3");
    CHECK(plain(card.minutes) == "23 min.");
    CHECK(card.minutes_mean == "ventede");
    CHECK(plain(card.why_text) == "Ledsaget, ID-kort set kl. 10.02; gik foran 4.");
    CHECK(card.primary.label == "Start");
    CHECK(card.primary.second_line == "Borgeren er her");
    CHECK(action_of<StartService>(card.primary.command) != nullptr);
    CHECK(keys_of(card.secondary) == std::vector<std::string>{"G", "U", "R"});
    CHECK(card.secondary[0].enabled);
    CHECK(plain(card.strip.lead) == "Derefter A 039");
    CHECK(card.strip.text == "Har ventet længst");
}

TEST_CASE("Genkald rests for twenty seconds after a call, and the strip says how long") {
    SnapshotBuilder scene = next_called();
    const auto card_after = [&](std::chrono::seconds seconds) {
        return ticket_card(*scene.build(), at_skranke_3(), scene.at("10.25") + seconds);
    };
    const TicketCard at_once = card_after(std::chrono::seconds{0});
    CHECK_FALSE(at_once.secondary[0].enabled);
    CHECK(at_once.strip.lead == "Genkald");
    CHECK(plain(at_once.strip.text) == "kan bruges igen om 20 sekunder");
    CHECK(plain(card_after(std::chrono::seconds{12}).strip.text) == "kan bruges igen om 10 sekunder");
    CHECK_FALSE(card_after(std::chrono::seconds{19}).secondary[0].enabled);
    CHECK(card_after(std::chrono::seconds{20}).secondary[0].enabled);
    // A clock that was set back does not lock the button.
    CHECK(card_after(std::chrono::seconds{-60}).secondary[0].enabled);

    scene.recall("A 041", "10.26");
    const TicketCard again = ticket_card(*scene.build(), at_skranke_3(), scene.at("10.26"));
    CHECK(plain(again.meta) == "kaldt 2 gange, kl. 10.26");
    CHECK_FALSE(again.secondary[0].enabled);
}

TEST_CASE("a citizen in service has six outcomes with Løst chosen, and elapsed time that only tells") {
    const TicketCard card = card_at(busy_morning(), "10.24");
    CHECK(card.state == CardState::in_service);
    CHECK(card.pill == "I gang");
    CHECK(plain(card.meta) == "startet kl. 10.08 · ventede 9 min.");
    CHECK(plain(card.minutes) == "16 min.");
    CHECK(card.minutes_mean == "indtil nu");
    REQUIRE(card.outcomes.size() == 6);
    CHECK(card.outcomes[0].label == "Løst");
    CHECK(card.outcomes[0].chosen);
    CHECK(card.outcomes[3].label == "Henvist til …");
    CHECK(card.outcomes[5].key == "6");
    CHECK(card.primary.label == "Afslut");
    CHECK(card.primary.second_line == "som Løst");
    const auto* finish = action_of<FinishService>(card.primary.command);
    REQUIRE(finish != nullptr);
    CHECK(finish->outcome == Outcome::solved);
    CHECK(plain(card.strip.lead) == "Derefter A 041");
    CHECK(plain(card.strip.text) == "Ledsaget, ID-kort set kl. 10.02; går foran 4");
}

TEST_CASE("the chosen outcome belongs to one citizen: the next one starts with Løst") {
    const SnapshotBuilder scene = busy_morning();
    ConsoleState state = at_skranke_3();
    state.outcome = {scene.id("A 038"), {Outcome::referred}, "Jobcenteret"};
    const TicketCard card = card_at(scene, "10.24", state);
    CHECK(card.primary.second_line == "som Henvist til Jobcenteret");
    CHECK(action_of<FinishService>(card.primary.command)->referred_to == "Jobcenteret");
    state.outcome.ticket = TicketId{"someone else"};
    CHECK(card_at(scene, "10.24", state).primary.second_line == "som Løst");
}

TEST_CASE("when nobody waits the card says so and offers nothing that would be refused") {
    const TicketCard card = card_at(nobody_left(), "14.27");
    CHECK(card.state == CardState::empty);
    CHECK(card.title == "Ingen venter lige nu");
    CHECK(card.explanation == "Nye numre kommer frem her med det samme.");
    CHECK(plain(card.meta) == "siden kl. 14.12");
    CHECK_FALSE(card.primary.enabled);
    CHECK(plain(card.strip.text) == "A 061 afsluttet kl. 14.12 som Medbetjent");
}

TEST_CASE("a number called twice asks where the citizen is, the standing call first") {
    const SnapshotBuilder scene = called_twice();
    const TicketCard card = card_at(scene, "09.41");
    CHECK(card.state == CardState::double_call);
    CHECK(card.pill == "Kaldt to gange");
    CHECK(plain(card.meta) == "net igen kl. 09.39");
    CHECK(plain(card.minutes) == "29 min.");
    CHECK(card.minutes_mean == "siden ankomst");
    CHECK(plain(card.title) == "A 017 blev kaldt ved to skranker, mens I var uden forbindelse");
    REQUIRE(card.places.size() == 2);
    CHECK(card.places[0].who == "Skranke 1 · LBJ");
    CHECK(plain(card.places[0].when) == "kaldt kl. 09.31 – gælder nu");
    CHECK(card.places[1].who == "Her, Skranke 3 · MKH");
    REQUIRE(card.answers.size() == 3);
    CHECK(card.answers[0].label == "Ved Skranke 1");
    CHECK(card.answers[0].second_line == "Kaldet dér gælder, og du kan kalde næste");
    CHECK(card.answers[1].label == "Her ved Skranke 3");
    CHECK(plain(card.answers[1].second_line) == "A 017 flyttes hertil, og Skranke 1 får besked");
    CHECK(card.answers[2].label == "Ingen af stederne");
    CHECK(plain(card.answers[2].second_line) == "A 017 går i køen igen og beholder tiden fra kl. 09.12");
    const auto* here = action_of<ClearDoubleCall>(card.answers[1].command);
    REQUIRE(here != nullptr);
    CHECK(here->answer == DoubleCallAnswer::at_desk);
    CHECK(here->desk == DeskId{"hovedbiblioteket/3"});
    CHECK(action_of<ClearDoubleCall>(card.answers[2].command)->answer == DoubleCallAnswer::in_queue_again);
}

TEST_CASE("both desks that called are asked, and no other") {
    const SnapshotBuilder scene = called_twice();
    ConsoleState state = at_skranke_3();
    state.desk = DeskId{"hovedbiblioteket/1"};
    const TicketCard at_1 = card_at(scene, "09.41", state);
    CHECK(at_1.state == CardState::double_call);
    CHECK(at_1.answers[0].label == "Her ved Skranke 1");
    CHECK(at_1.answers[0].second_line == "Kaldet her gælder, og Skranke 3 får besked");
    state.desk = DeskId{"hovedbiblioteket/2"};
    CHECK(card_at(scene, "09.41", state).state == CardState::ready);
}

TEST_CASE("while another citizen is served a double call waits as a strip") {
    SnapshotBuilder scene = called_twice();
    scene.call("A 018", "09.40").start("A 018", "09.40");
    const TicketCard card = card_at(scene, "09.41");
    CHECK(card.state == CardState::in_service);
    CHECK(card.strip.notice);
    CHECK(plain(card.strip.lead) == "A 017 blev kaldt to gange – se på det bagefter");
}

TEST_CASE("the card speaks English too") {
    ConsoleState state = at_skranke_3();
    state.language = Language::english;
    const TicketCard card = card_at(ready_for_next(), "10.24", state);
    CHECK(card.primary.label == "Call next");
    CHECK(plain(card.primary.second_line) == "A 041 to Skranke 3");
}
