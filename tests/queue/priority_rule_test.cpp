#include "shared/queue/priority_rule.hpp"

#include "tests/queue/scene.hpp"

using namespace skranke;
using namespace skranke::scene;

TEST_CASE("an escorted citizen whose card was shown goes ahead, and the reason says of how many") {
    Console console{1};
    console.act(OpenDay{service_day});
    for (int i = 0; i < 4; ++i) console.issue();
    console.now = nine + 62min;
    const Ticket escorted = console.issue(Escort::card_shown);
    console.issue();
    const auto next = next_ticket(console.day());
    REQUIRE(next);
    CHECK(next->ticket->id == escorted.id);
    CHECK(next->reason_in_words == "Ledsaget, ID-kort set kl.\u00a010.02; går foran\u00a04");
    CHECK(in_words(next->reason, Language::english) ==
          "Escorted, ID card seen at 10:02; goes ahead of\u00a04");
}

TEST_CASE("an escorted citizen never goes ahead of one already called") {
    Console console{1};
    console.act(OpenDay{service_day});
    const Ticket called = console.issue();
    console.act(CallNext{});
    console.issue(Escort::card_shown);
    CHECK(console.day().at_desk(desk(1))->id == called.id);
}

TEST_CASE("without the card the citizen waits in the ordinary line, and that it was declined is kept") {
    Console console{1};
    console.act(OpenDay{service_day});
    const Ticket first = console.issue();
    const Ticket declined = console.issue(Escort::card_not_shown);
    CHECK(declined.escort == Escort::card_not_shown);
    CHECK(next_ticket(console.day())->ticket->id == first.id);
    CHECK(next_ticket(console.day())->reason_in_words == "Har ventet længst");
}

TEST_CASE("escorted citizens are called in the order they came") {
    Console console{1};
    console.act(OpenDay{service_day});
    const Ticket ordinary = console.issue();
    const Ticket first = console.issue(Escort::card_shown);
    const Ticket second = console.issue(Escort::card_shown);
    const auto order = calling_order(console.day());
    REQUIRE(order.size() == 3);
    CHECK(order[0]->id == first.id);
    CHECK(order[1]->id == second.id);
    CHECK(order[2]->id == ordinary.id);
}

TEST_CASE("transferred and returned citizens keep their time, and the reason says so") {
    Console console{1};
    console.now = nine + 50min;
    console.act(OpenDay{service_day});
    const Ticket ticket = console.issue();
    console.now += 10min;
    console.issue();
    console.act(CallNext{});
    SECTION("transferred") {
        console.act(StartService{});
        console.act(TransferTicket{{}, ServiceId{"A01"}});
        CHECK(next_ticket(console.day())->reason_in_words ==
              "Viderestillet, beholder tiden fra kl.\u00a009.50");
    }
    SECTION("returned") {
        console.act(ReturnToQueue{});
        CHECK(next_ticket(console.day())->reason_in_words ==
              "Tilbage i køen, beholder tiden fra kl.\u00a009.50");
        CHECK(in_words(next_ticket(console.day())->reason, Language::english) ==
              "Back in the queue, keeps the time from 09:50");
    }
    CHECK(next_ticket(console.day())->ticket->id == ticket.id);
}

TEST_CASE("a number chosen by staff says how many it passes; the next one has its own reason") {
    Console console{1};
    console.act(OpenDay{service_day});
    console.issue();
    console.issue();
    const Ticket third = console.issue();
    const Day& day = console.day();
    CHECK(in_words(reason_to_call(day, day.tickets[0])) == "Har ventet længst");
    CHECK(console.act(CallTicket{third.id}).call_reason == "Valgt af medarbejderen; går foran\u00a02");
}

TEST_CASE("nobody waits: nobody is next") {
    Console console{1};
    console.act(OpenDay{service_day});
    CHECK_FALSE(next_ticket(console.day()));
    console.issue();
    CHECK(next_ticket(console.day())->reason_in_words == "Er den eneste, der venter");
}
