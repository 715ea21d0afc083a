#include "shared/queue/priority_rule.hpp"

#include "tests/queue/scene.hpp"

using namespace skranke;
using namespace skranke::scene;

TEST_CASE("an escorted citizen whose card was shown goes ahead, and the reason says of how many") {
    Console console{1};
    console.act(OpenDay{service_day});
    console.now = nine + 50min;
    for (int i = 0; i < 4; ++i) console.issue();
    console.now = nine + 62min;
    const Ticket escorted = console.issue(Escort::card_shown);
    console.issue();
    const auto next = console.next();
    REQUIRE(next);
    CHECK(next->ticket->id == escorted.id);
    CHECK(in_words(next->reason) == "Ledsaget, ID-kort set kl.\u00a010.02; går foran\u00a04");
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
    CHECK(console.next()->ticket->id == first.id);
    CHECK(in_words(console.next()->reason) == "Har ventet længst");
}

TEST_CASE("escorted citizens are called in the order they came") {
    Console console{1};
    console.act(OpenDay{service_day});
    const Ticket ordinary = console.issue();
    const Ticket first = console.issue(Escort::card_shown);
    const Ticket second = console.issue(Escort::card_shown);
    const auto order = calling_order(console.view());
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
        CHECK(in_words(console.next()->reason) == "Viderestillet, beholder tiden fra kl.\u00a009.50");
    }
    SECTION("returned") {
        console.act(ReturnToQueue{});
        CHECK(in_words(console.next()->reason) == "Tilbage i køen, beholder tiden fra kl.\u00a009.50");
        CHECK(in_words(console.next()->reason, Language::english) ==
              "Back in the queue, keeps the time from 09:50");
    }
    CHECK(console.next()->ticket->id == ticket.id);
}

TEST_CASE("a number chosen by staff says how many it passes; the next one has its own reason") {
    Console console{1};
    console.act(OpenDay{service_day});
    console.issue();
    console.issue();
    const Ticket third = console.issue();
    CHECK(in_words(reason_to_call(console.view(), console.day().tickets[0], {})) == "Har ventet længst");
    CHECK(console.refusal(CallTicket{third.id}).kind == Refusal::Kind::reason_needed);
    const auto because = ChosenBecause::agreed_with_citizen;
    CHECK(console.act(CallTicket{.ticket = third.id, .because = because}).call_reason ==
          "Valgt af medarbejderen: Aftalt med borgeren; går foran A\u00a0001 og A\u00a0002");
}

TEST_CASE("nobody waits: nobody is next") {
    Console console{1};
    console.act(OpenDay{service_day});
    CHECK_FALSE(console.next());
    console.issue();
    CHECK(in_words(console.next()->reason) == "Er den eneste, der venter");
}

TEST_CASE("with time credit the escorted count as having come earlier, and no more") {
    Console console{1};
    console.rule() = {.discipline = Discipline::time_credit,
                      .escorted_credit = 10min,
                      .overtaken_at_most = 100,
                      .not_overtaken_after = 10h};
    console.act(OpenDay{service_day});
    const Ticket early = console.issue();
    console.now += 11min;
    const Ticket late = console.issue();
    console.now += 1min;
    const Ticket escorted = console.issue(Escort::card_shown);
    const auto order = calling_order(console.view());
    REQUIRE(order.size() == 3);
    CHECK(order[0]->id == early.id);
    CHECK(order[1]->id == escorted.id);
    CHECK(order[2]->id == late.id);
}

TEST_CASE("who has been overtaken three times in a row is next, and the reason says so") {
    Console console{1};
    console.act(OpenDay{service_day});
    const Ticket ordinary = console.issue();
    for (int i = 0; i < 5; ++i) console.issue(Escort::card_shown);
    for (int i = 0; i < 3; ++i) {
        const auto next = console.next();
        CHECK(next->reason.rule == CallRule::escorted);
        CHECK(next->reason.overtook == std::vector{ordinary.number});
        console.act(CallNext{});
        console.act(StartService{});
        console.act(FinishService{});
    }
    CHECK(console.next()->ticket->id == ordinary.id);
    CHECK(in_words(console.next()->reason) == "Andre er gået foran flere gange, går nu forud");
    console.act(CallNext{});
    console.act(StartService{});
    console.act(FinishService{});
    CHECK(console.next()->reason.rule == CallRule::escorted);
}

TEST_CASE("who has waited half an hour is overtaken no more") {
    Console console{1};
    console.act(OpenDay{service_day});
    const Ticket ordinary = console.issue();
    console.now += 10min;
    const Ticket escorted = console.issue(Escort::card_shown);
    console.now += 19min;
    CHECK(console.next()->ticket->id == escorted.id);
    console.now += 1min;
    CHECK(console.next()->ticket->id == ordinary.id);
    CHECK(in_words(console.next()->reason) == "Har ventet 30\u00a0minutter, går nu forud");
    CHECK(in_words(console.next()->reason, Language::english) ==
          "Has waited 30\u00a0minutes, now goes first");
}

TEST_CASE("an appointment counts from its time, not from when its number was issued") {
    Console console{1};
    console.act(OpenDay{service_day});
    const Ticket booked = console.act(IssueTicket{.service = ServiceId{"B01"}, .appointment = nine + 30min});
    console.now += 10min;
    const Ticket walked_in = console.issue();
    CHECK(console.next()->ticket->id == walked_in.id);
    console.now += 25min;
    const Ticket later = console.issue();
    console.act(CallNext{});
    console.act(StartService{});
    console.act(FinishService{});
    CHECK(console.next()->ticket->id == booked.id);
    CHECK(in_words(console.next()->reason) == "Aftalt tid kl.\u00a009.30");
    CHECK(console.next()->reason.overtook.empty());
    CHECK(console.ticket(later.id).status == TicketStatus::waiting);
    CHECK(console.refusal(IssueTicket{.service = ServiceId{"B01"}, .appointment = nine + 24h}).kind ==
          Refusal::Kind::bad_appointment);
}

TEST_CASE("a short errand goes between long ones, within the bound") {
    Console console{1};
    console.set_up.services.back().express = true;  // E03
    console.rule().overtaken_at_most = 1;
    console.act(OpenDay{service_day});
    const Ticket long_one = console.issue();
    console.now += 4min;
    const Ticket short_one = console.issue(Escort::none, "E03");
    console.issue(Escort::none, "E03");
    CHECK(console.next()->ticket->id == short_one.id);
    CHECK(in_words(console.next()->reason) == "Kort ærinde, passer ind; går foran\u00a01");
    console.act(CallNext{});
    console.act(StartService{});
    console.act(FinishService{});
    CHECK(console.next()->ticket->id == long_one.id);
}

TEST_CASE("a desk is not offered what it cannot do, and is told who can") {
    Console console{1};
    console.set_up.services.back().needs_capability = "rejsekort_pc";
    console.set_up.desks[3].capabilities = {"rejsekort_pc"};  // Skranke 4
    console.act(OpenDay{service_day});
    const Ticket card = console.issue(Escort::none, "E03");
    const Refusal refusal = console.refusal(CallNext{});
    CHECK(refusal.kind == Refusal::Kind::only_for_others);
    CHECK(refusal.danish == "Kun Skranke 4 kan hjælpe den ene, der venter.");
    CHECK(console.refusal(CallTicket{card.id}).danish ==
          "A\u00a0001 kræver udstyr, som kun Skranke 4 har. Kald nummeret dér.");
    const Ticket other = console.issue();
    CHECK(console.act(CallNext{}).id == other.id);
    CHECK(console.ticket(other.id).turns.front().overtook.empty());
    CHECK(console.act_at(desk(4), CallNext{}).id == card.id);
}

TEST_CASE("people are offered what they may do and know") {
    Console console{1};
    Person& person = console.set_up.staff.front();
    console.act(OpenDay{service_day});
    const Ticket first = console.issue();
    const Ticket second = console.issue(Escort::none, "A01");
    SECTION("an advisor with other competences") {
        person.competences = {ServiceId{"A01"}};
        CHECK(console.refusal(CallTicket{first.id}).danish ==
              "A\u00a0001 har et emne, som du ikke er sat på. Tilkald en kollega.");
        CHECK(console.act(CallNext{}).id == second.id);
    }
    SECTION("a volunteer, where the citizen's identity must be established") {
        person.role = Role::volunteer;
        console.set_up.services.front().needs_identity = true;
        CHECK(console.act(CallNext{}).id == second.id);
    }
    SECTION("a volunteer calls in the order of the line") {
        person.role = Role::volunteer;
        CHECK(
            console.refusal(CallTicket{.ticket = second.id, .because = ChosenBecause::quick_question}).kind ==
            Refusal::Kind::not_permitted);
    }
    SECTION("a host issues numbers and nothing else") {
        person.role = Role::host;
        console.issue();
        CHECK(console.refusal(CallNext{}).kind == Refusal::Kind::not_permitted);
    }
}

TEST_CASE("a call keeps whom it went ahead of, by number") {
    CallReason reason{.rule = CallRule::escorted, .since = nine + 62min};
    for (int number = 1; number <= 2; ++number) reason.overtook.push_back({'A', number});
    CHECK(in_full_words(reason) ==
          "Ledsaget, ID-kort set kl.\u00a010.02; går foran A\u00a0001 og A\u00a0002");
    for (int number = 3; number <= 9; ++number) reason.overtook.push_back({'A', number});
    CHECK(in_full_words(reason, Language::english) ==
          "Escorted, ID card seen at 10:02; goes ahead of A\u00a0001, A\u00a0002, A\u00a0003, A\u00a0004, "
          "A\u00a0005, A\u00a0006 and 3\u00a0more");
}
