// "Hvorfor ikke mig?", answered from what the calls kept.
#include "shared/queue/explanation.hpp"

#include "tests/queue/scene.hpp"

using namespace skranke;
using namespace skranke::scene;

TEST_CASE("who waits is told where they stand, who went ahead and until when that may go on") {
    Console console{1};
    console.act(OpenDay{service_day});
    const Ticket asks = console.issue();
    console.now += 4min;
    const Ticket escorted = console.issue(Escort::card_shown);
    console.now += 1min;
    console.act(CallNext{});
    console.now += 3min;
    const auto explanation = explain_wait(console.view(), console.ticket(asks.id));
    REQUIRE(explanation);
    CHECK(explanation->place == 1);
    CHECK(explanation->waited == 8min);
    REQUIRE(explanation->passed_by.size() == 1);
    CHECK(explanation->passed_by.front().number == escorted.number);
    CHECK(in_words(*explanation) ==
          "A\u00a0001 er nr.\u00a01 i køen og har ventet 8\u00a0min. Gået foran: A\u00a0002 kl.\u00a009.05 "
          "(ledsaget). Ingen går foran efter kl.\u00a009.30.");
    CHECK(in_words(*explanation, Language::english) ==
          "A\u00a0001 is number\u00a01 in the line and has waited 8\u00a0min. Went ahead: A\u00a0002 09:05 "
          "(escorted). Nobody goes ahead after 09:30.");
    CHECK_FALSE(explain_wait(console.view(), console.ticket(escorted.id)));
}

TEST_CASE("of many who went ahead the latest are named") {
    Explanation explanation;
    explanation.place = 2;
    for (int number = 2; number <= 6; ++number)
        explanation.passed_by.push_back({.number = {'A', number}, .at = nine, .rule = CallRule::express});
    CHECK(in_words(explanation).find("A\u00a0006 kl.\u00a009.00 (kort ærinde) og 2\u00a0før.") !=
          std::string::npos);
}

TEST_CASE("a citizen whom this desk cannot help is said to be somebody else's") {
    Console console{1};
    console.set_up.services.back().needs_capability = "rejsekort_pc";
    console.act(OpenDay{service_day});
    const Ticket asks = console.issue(Escort::none, "E03");
    CHECK(in_words(*explain_wait(console.view(), console.ticket(asks.id))) ==
          "A\u00a0001 er nr.\u00a01 i køen og har ventet under\u00a01\u00a0min. Det er en anden, der skal "
          "kalde.");
}
