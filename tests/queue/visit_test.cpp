// What a desk does with a citizen besides calling and finishing, and what it counts for.
#include "shared/queue/forgotten_finish.hpp"
#include "shared/queue/summary.hpp"
#include "tests/queue/scene.hpp"

using namespace skranke;
using namespace skranke::scene;

namespace {

// A desk with a citizen in service since nine.
struct InService {
    Console console{1};
    TicketId id;

    InService() {
        console.act(OpenDay{service_day});
        id = console.issue().id;
        console.act(CallNext{});
        console.act(StartService{});
    }
    Ticket ticket() const { return console.ticket(id); }
    SummaryRow row() const { return summarise(std::span{&console.day(), 1}).back(); }
};

}  // namespace

TEST_CASE("a paused citizen leaves the desk free, and the pause counts as no service time") {
    InService site;
    const TicketId other = site.console.issue().id;
    site.console.now += 5min;
    CHECK(site.console.act(PauseService{}).status == TicketStatus::paused);
    CHECK(site.console.day().at_desk(desk(1)) == nullptr);
    CHECK(site.console.act(CallNext{}).id == other);
    CHECK(site.console.refusal(ResumeService{}).kind == Refusal::Kind::desk_busy);
    site.console.act(StartService{});
    site.console.now += 10min;
    site.console.act(FinishService{});
    site.console.act(ResumeService{});
    site.console.now += 2min;
    site.console.act(FinishService{});
    CHECK(site.ticket().legs.front().service_time() == 7min);
    CHECK(site.row().service_time.p80 == 10min);
}

TEST_CASE("a paused citizen is resumed by the own desk alone, and not finished while paused") {
    InService site;
    site.console.act(PauseService{});
    CHECK(site.console.refusal(FinishService{site.id}).kind == Refusal::Kind::not_in_service);
    CHECK(site.console.refusal_at(desk(2), ResumeService{site.id}).kind == Refusal::Kind::at_another_desk);
    CHECK(site.console.refusal(ReturnToQueue{site.id}).kind == Refusal::Kind::not_called);
}

TEST_CASE("who has left or drew the wrong number waits no more, and is counted by itself") {
    Console console{1};
    console.act(OpenDay{service_day});
    const TicketId left = console.issue().id, wrong = console.issue().id;
    console.act(WithdrawTicket{left, Withdrawal::left});
    console.act(WithdrawTicket{wrong, Withdrawal::cancelled});
    CHECK(console.refusal(CallNext{}).kind == Refusal::Kind::nobody_waits);
    CHECK(console.refusal(CallTicket{left}).kind == Refusal::Kind::already_ended);
    const SummaryRow row = summarise(std::span{&console.day(), 1}).back();
    CHECK(row.left == 1);
    CHECK(row.cancelled == 1);
    CHECK(row.wait.samples == 0);
    CHECK(console.act(UndoStep{wrong}).status == TicketStatus::waiting);
}

TEST_CASE("a call made apart from a note that the citizen has left stands, whichever came first") {
    for (const bool left_first : {true, false}) {
        INFO(left_first);
        Apart site;
        const auto leave = [&] { site.first.act(WithdrawTicket{site.ticket.id, Withdrawal::left}); };
        if (left_first) leave();
        site.second.issue();
        site.second.act(CallTicket{site.ticket.id});
        if (!left_first) {
            site.first.issue();
            site.first.issue();
            site.first.issue();
            leave();
        }
        const Ticket ticket = site.merged();
        CHECK(ticket.status == TicketStatus::called);
        CHECK(ticket.desk == desk(2));
    }
}

TEST_CASE("a call made after a look at the card stands, too, apart from a note that the citizen has left") {
    Apart site{Escort::claimed};
    site.third.act(WithdrawTicket{site.ticket.id, Withdrawal::left});
    for (Console* console : {&site.first, &site.second}) {
        console->act(CheckEscort{.ticket = site.ticket.id, .card_shown = true});
        console->act(CallNext{});
    }
    const Ticket ticket = site.merged();
    CHECK(ticket.status == TicketStatus::called);
    CHECK(ticket.double_call);
}

TEST_CASE("a visit ends in several outcomes, each of them once") {
    InService site;
    FinishService finish{.ticket = {},
                         .outcome = Outcome::solved,
                         .referred_to = "Jobcenteret",
                         .also = {Outcome::referred, Outcome::referred}};
    CHECK(site.console.refusal(finish).kind == Refusal::Kind::same_outcome);
    finish.also = {Outcome::referred};
    const Ticket ticket = site.console.act(finish);
    CHECK(ticket.also == std::vector{Outcome::referred});
    CHECK(ticket.referred_to == "Jobcenteret");
}

TEST_CASE("several topics are one visit, and are counted") {
    InService site;
    site.console.act(AddTopic{{}, ServiceId{"A01"}});
    CHECK(site.console.refusal(AddTopic{{}, ServiceId{"A01"}}).kind == Refusal::Kind::same_topic);
    CHECK(site.console.refusal(AddTopic{{}, ServiceId{"B01"}}).kind == Refusal::Kind::same_topic);
    site.console.act(FinishService{});
    CHECK(site.row().topics == 2);
    CHECK(site.row().served == 1);
}

TEST_CASE("a topic and a finish made apart at one desk both count, whichever came first") {
    for (const bool topic_first : {true, false}) {
        INFO(topic_first);
        InService site;
        Console laptop{2};
        laptop.learn_from(site.console);
        if (!topic_first) laptop.issue();
        if (topic_first) site.console.issue();
        site.console.act(FinishService{site.id});
        laptop.act_at(desk(1), AddTopic{site.id, ServiceId{"A01"}});
        meet(site.console, laptop);
        CHECK(site.ticket().status == TicketStatus::finished);
        CHECK(site.ticket().topics.size() == 1);
        CHECK(site.ticket().overruled_events == 0);
        CHECK(site.console.day() == laptop.day());
    }
}

TEST_CASE("who was sent on to a desk is called there, before the others if it was said") {
    for (const bool to_front : {false, true}) {
        INFO(to_front);
        Console console{1};
        console.act(OpenDay{service_day});
        const TicketId first = console.issue().id;
        console.now += 1min;
        const TicketId second = console.issue().id;
        console.act(CallTicket{second, ChosenBecause::continues_here});
        console.act(StartService{});
        console.act(
            TransferTicket{.ticket = {}, .to = {}, .desk = desk(2), .partner = {}, .to_front = to_front});
        CHECK(console.ticket(second).service == ServiceId{"B01"});
        CHECK(console.act(CallNext{}).id == first);
        console.act(UndoStep{});
        CHECK(console.act_at(desk(2), CallNext{}).id == (to_front ? second : first));
    }
}

TEST_CASE("another desk may call who was sent on to one, and says why") {
    InService site;
    site.console.act(TransferTicket{.ticket = {}, .to = {}, .desk = desk(2), .partner = {}});
    CHECK(site.console.refusal(CallNext{}).kind == Refusal::Kind::only_for_others);
    CHECK(site.console.refusal(CallTicket{site.id}).kind == Refusal::Kind::reason_needed);
    CHECK(site.console.act(CallTicket{site.id, ChosenBecause::continues_here}).desk == desk(1));
}

TEST_CASE("a partner's desk calls those who were sent on to the partner, and nobody else") {
    InService site;
    const PartnerId partner{"Ældre Sagen"};
    CHECK(site.console.refusal(TransferTicket{.ticket = {}, .to = {}, .desk = {}, .partner = partner}).kind ==
          Refusal::Kind::unknown_desk);
    std::ranges::find(site.console.set_up.desks, desk(8), &Desk::id)->partner = partner;
    const TicketId other = site.console.issue().id;
    CHECK(site.console.refusal_at(desk(8), CallNext{}).kind == Refusal::Kind::only_for_others);
    site.console.now += 12min;
    site.console.act(TransferTicket{.ticket = {}, .to = {}, .desk = {}, .partner = partner});
    CHECK(site.console.act(CallNext{}).id == other);
    site.console.now += 3min;
    CHECK(site.console.act_at(desk(8), CallNext{}).id == site.id);
    CHECK(site.ticket().number == site.console.ticket(site.id).number);
    site.console.act_at(desk(8), StartService{});
    site.console.act_at(desk(8), FinishService{});
    CHECK(site.ticket().legs.size() == 2);
    CHECK(site.ticket().legs.back().wait() == 3min);
    CHECK(site.row().desks.most == 2);
}

TEST_CASE(
    "a citizen is not called again at once, and after three calls and 90 seconds may have stayed away") {
    Console console{1};
    console.act(OpenDay{service_day});
    const TicketId id = console.issue().id;
    console.act(CallNext{});
    console.now += 19s;
    const Refusal refusal = console.refusal(Recall{});
    CHECK(refusal.kind == Refusal::Kind::recalled_just_now);
    CHECK(refusal.danish.find("1\u00a0sekund") != std::string::npos);
    console.now += 1s;
    console.act(Recall{});
    console.now += 30s;
    console.act(Recall{});
    CHECK_FALSE(may_have_stayed_away(console.ticket(id), nine + 89s));
    CHECK(may_have_stayed_away(console.ticket(id), nine + 90s));
}

TEST_CASE("a finish that was forgotten is marked, and counts in no service time") {
    InService site;
    site.console.now += 1h + 1s;
    CHECK(is_finish_forgotten(site.console.day(), site.console.set_up, site.ticket(), site.console.now));
    site.console.act(FinishService{});
    CHECK(site.ticket().legs.back().finished_late);
    CHECK(site.row().service_time.samples == 0);
    CHECK(site.row().service_time.marked == 1);
    CHECK(site.row().served == 1);
}

TEST_CASE("where many were helped today, four times what most took is too long") {
    InService site;
    site.console.now += 10min;
    site.console.act(FinishService{});
    for (int i = 0; i < 19; ++i) {
        site.console.issue();
        site.console.act(CallNext{});
        site.console.act(StartService{});
        site.console.now += 10min;
        site.console.act(FinishService{});
    }
    CHECK(longest_likely(site.console.day(), site.console.set_up, ServiceId{"B01"}) == 40min);
}

TEST_CASE("who says to be escorted waits in the ordinary line until staff have seen the card") {
    Console console{1};
    console.act(OpenDay{service_day});
    const TicketId ordinary = console.issue().id, claimed = console.issue(Escort::claimed).id;
    CHECK(console.next()->ticket->id == ordinary);
    console.act(CheckEscort{claimed, true});
    CHECK(console.next()->ticket->id == claimed);
    CHECK(console.refusal(CheckEscort{claimed, true}).kind == Refusal::Kind::nothing_changes);
    console.act(CheckEscort{claimed, false});
    CHECK(console.next()->ticket->id == ordinary);
}

TEST_CASE("a host only passes on that the citizen is escorted, and does not look at cards") {
    Console console{1};
    console.act(OpenDay{service_day});
    console.set_up.staff.front().role = Role::host;
    const Ticket ticket = console.issue(Escort::card_shown);
    CHECK(ticket.escort == Escort::claimed);
    CHECK(console.refusal(CheckEscort{ticket.id, true}).kind == Refusal::Kind::not_permitted);
    CHECK(console.act(WithdrawTicket{ticket.id, Withdrawal::left}).status == TicketStatus::left);
}

TEST_CASE("a card that is seen apart from a call of the ticket is noted, and the call stands") {
    Apart site{Escort::claimed};
    site.second.act(CallNext{});
    site.first.act(CheckEscort{site.ticket.id, true});
    const Ticket ticket = site.merged();
    CHECK(ticket.status == TicketStatus::called);
    CHECK(ticket.escort == Escort::card_shown);
    CHECK(ticket.overruled_events == 0);
}
