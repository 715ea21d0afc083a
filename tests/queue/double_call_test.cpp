#include "tests/queue/scene.hpp"

using namespace skranke;
using namespace skranke::scene;

namespace {

std::vector<DeskId> desks_of(const std::vector<Call>& calls) {
    std::vector<DeskId> desks;
    for (const Call& call : calls) desks.push_back(call.desk);
    return desks;
}

ClearDoubleCall at(int number) {
    return {.ticket = {}, .answer = DoubleCallAnswer::at_desk, .desk = desk(number)};
}
const ClearDoubleCall in_queue{.ticket = {}, .answer = DoubleCallAnswer::in_queue_again, .desk = {}};

}  // namespace

TEST_CASE("two desks that call one number while apart: the first stands, both are told") {
    Apart site;
    site.second.act(CallNext{});
    site.first.act(CallNext{});
    const Ticket ticket = site.merged();
    CHECK(ticket.status == TicketStatus::called);
    CHECK(ticket.desk == desk(1));
    REQUIRE(ticket.double_call);
    CHECK(ticket.double_call->stands.desk == desk(1));
    CHECK(desks_of(ticket.double_call->others) == std::vector{desk(2)});
    CHECK(ticket.double_call->others_reached == std::vector{TicketStatus::called});
    CHECK(ticket.double_calls == 1);
    CHECK(ticket.overruled_events == 1);
    CHECK(site.second.day().at_desk(desk(2)) == nullptr);
}

TEST_CASE("the desk whose call does not stand can call the next at once") {
    Apart site;
    site.first.act(CallNext{});
    site.second.act(CallNext{});
    const Ticket next = site.third.issue();
    site.all_meet();
    CHECK(site.second.act(CallNext{}).number == next.number);
}

TEST_CASE("acting on a double call that stands elsewhere is refused with the question to answer") {
    Apart site;
    site.first.act(CallNext{});
    site.second.act(CallNext{});
    site.all_meet();
    const Refusal refusal = site.second.refusal(StartService{site.ticket.id});
    CHECK(refusal.kind == Refusal::Kind::at_another_desk);
    CHECK(refusal.danish ==
          "A\u00a0001 blev kaldt to gange og gælder ved Skranke 1. Svar først på, hvor borgeren er.");
}

TEST_CASE("a double call answered for the desk that stands goes on as if nothing had been") {
    Apart site;
    site.first.act(CallNext{});
    site.second.act(CallNext{});
    site.all_meet();
    site.second.act(at(1));
    site.all_meet();
    CHECK_FALSE(site.now().double_call);
    CHECK(site.now().desk == desk(1));
    CHECK(site.now().double_calls == 1);
    site.first.act(StartService{});
    CHECK(site.first.act(FinishService{}).status == TicketStatus::finished);
}

TEST_CASE("a double call answered for the other desk moves the citizen there") {
    Apart site;
    site.first.act(CallNext{});
    site.second.act(CallNext{});
    site.all_meet();
    site.second.act(at(2));
    const Ticket ticket = site.merged();
    CHECK_FALSE(ticket.double_call);
    CHECK(ticket.status == TicketStatus::called);
    CHECK(ticket.desk == desk(2));
    CHECK(site.first.day().at_desk(desk(1)) == nullptr);
    CHECK(site.first.day().latest_calls.back().desk == desk(2));
    site.second.act(StartService{});
    CHECK(site.second.act(FinishService{}).status == TicketStatus::finished);
}

TEST_CASE("a double call answered with the queue keeps the number's time and place") {
    Apart site;
    site.first.now += 5min;
    const Ticket later = site.first.issue();
    site.first.act(CallNext{});
    site.second.act(CallNext{});
    site.all_meet();
    site.third.act_at(desk(3), ClearDoubleCall{site.ticket.id, DoubleCallAnswer::in_queue_again, {}});
    const Ticket ticket = site.merged();
    CHECK(ticket.status == TicketStatus::waiting);
    CHECK(ticket.position == site.ticket.position);
    CHECK_FALSE(ticket.double_call);
    CHECK(site.third.act(CallNext{}).id == site.ticket.id);
    CHECK(later.position > ticket.position);
}

TEST_CASE("the losing desk had served and finished: told so, and finished if a person says it was there") {
    Apart site;
    site.first.act(CallNext{});
    site.second.act(CallNext{});
    site.second.act(StartService{});
    site.second.act(FinishService{{}, Outcome::assisted_self_service, {}});
    Ticket ticket = site.merged();
    CHECK(ticket.status == TicketStatus::called);
    CHECK(ticket.overruled_events == 3);
    REQUIRE(ticket.double_call);
    CHECK(ticket.double_call->others_reached == std::vector{TicketStatus::finished});
    site.first.act(at(2));
    ticket = site.merged();
    CHECK(ticket.status == TicketStatus::finished);
    CHECK(ticket.desk == desk(2));
    CHECK(ticket.outcome == Outcome::assisted_self_service);
    CHECK(site.first.day().at_desk(desk(1)) == nullptr);
}

TEST_CASE("the losing desk had started: in service there if a person says so") {
    Apart site;
    site.first.act(CallNext{});
    site.second.act(CallNext{});
    site.second.act(StartService{});
    site.all_meet();
    site.second.act(at(2));
    CHECK(site.merged().status == TicketStatus::in_service);
    CHECK(site.second.act(FinishService{}).status == TicketStatus::finished);
}

TEST_CASE("both desks started and finished: one stands and it is still told") {
    Apart site;
    for (Console* console : {&site.first, &site.second}) {
        console->act(CallNext{});
        console->act(StartService{});
        console->act(FinishService{});
    }
    const Ticket ticket = site.merged();
    CHECK(ticket.status == TicketStatus::finished);
    CHECK(ticket.desk == desk(1));
    REQUIRE(ticket.double_call);
    site.first.act(at(1));
    CHECK_FALSE(site.merged().double_call);
    CHECK(site.now().status == TicketStatus::finished);
}

TEST_CASE("three desks that call one number are one double call with two others") {
    Apart site;
    site.third.act(CallNext{});
    site.second.act(CallNext{});
    site.first.act(CallNext{});
    const Ticket ticket = site.merged();
    REQUIRE(ticket.double_call);
    CHECK(ticket.double_call->stands.desk == desk(1));
    CHECK(desks_of(ticket.double_call->others) == std::vector{desk(2), desk(3)});
    CHECK(ticket.double_calls == 1);
}

TEST_CASE("an answer settles only the calls that the person was told of") {
    Apart site;
    site.first.act(CallNext{});
    site.second.act(CallNext{});
    meet(site.first, site.second);
    site.third.act(CallNext{});
    site.first.act(at(1));
    const Ticket ticket = site.merged();
    REQUIRE(ticket.double_call);
    CHECK(ticket.double_call->stands.desk == desk(1));
    CHECK(desks_of(ticket.double_call->others) == std::vector{desk(3)});
}

TEST_CASE("two different answers given apart: the first in order stands") {
    Apart site;
    site.first.act(CallNext{});
    site.second.act(CallNext{});
    site.all_meet();
    site.first.act(at(1));
    site.second.act(at(2));
    const Ticket ticket = site.merged();
    CHECK_FALSE(ticket.double_call);
    CHECK(ticket.desk == desk(1));
    CHECK(ticket.overruled_events == 2);
}

TEST_CASE("a desk that goes on serving on an answer that does not stand is told again") {
    Apart site;
    site.first.act(CallNext{});
    site.second.act(CallNext{});
    site.all_meet();
    site.first.act(at(1));
    site.second.act(at(2));
    site.second.act(StartService{});
    const Ticket ticket = site.merged();
    REQUIRE(ticket.double_call);
    CHECK(ticket.double_call->others_reached == std::vector{TicketStatus::in_service});
    CHECK(ticket.double_calls == 2);
}

TEST_CASE("the same answer given apart is one answer") {
    Apart site;
    site.first.act(CallNext{});
    site.second.act(CallNext{});
    site.all_meet();
    const auto answer = GENERATE(0, 1);
    site.first.act(answer ? in_queue : at(1));
    site.second.act(answer ? in_queue : at(1));
    Ticket ticket = site.merged();
    CHECK_FALSE(ticket.double_call);
    CHECK(ticket.overruled_events == 1);
    CHECK(ticket.status == (answer ? TicketStatus::waiting : TicketStatus::called));
    if (answer) site.second.act(CallNext{});
    ticket = site.merged();
    CHECK_FALSE(ticket.double_call);
}

TEST_CASE("put back in the queue by two answers made apart, then called from both: told again") {
    Apart site;
    site.first.act(CallNext{});
    site.second.act(CallNext{});
    site.all_meet();
    for (Console* console : {&site.first, &site.second}) {
        console->act(in_queue);
        console->act(CallNext{});
    }
    const Ticket ticket = site.merged();
    REQUIRE(ticket.double_call);
    CHECK(ticket.double_calls == 2);
}

TEST_CASE("the desk that stands may start while the other answers that the citizen is there") {
    Apart site;
    site.first.act(CallNext{});
    site.second.act(CallNext{});
    meet(site.first, site.second);
    const bool answer_comes_first = GENERATE(true, false);
    if (answer_comes_first) site.first.issue();  // one step ahead in order
    site.first.act(StartService{site.ticket.id});
    site.second.act(at(1));
    const Ticket ticket = site.merged();
    CHECK_FALSE(ticket.double_call);
    CHECK(ticket.status == TicketStatus::in_service);
    CHECK(ticket.desk == desk(1));
}

TEST_CASE("an answer that names the other desk does not undo a start made apart; the question stays") {
    Apart site;
    site.first.act(CallNext{});
    site.second.act(CallNext{});
    meet(site.first, site.second);
    site.first.act(StartService{});
    site.second.issue();
    site.second.act(at(2));
    const Ticket ticket = site.merged();
    CHECK(ticket.status == TicketStatus::in_service);
    CHECK(ticket.desk == desk(1));
    CHECK(ticket.double_call);
}

TEST_CASE(
    "called apart from a no-show: the no-show stands, the call is told, the citizen can be fetched back") {
    Apart site;
    site.first.act(CallNext{});
    site.first.act(MarkNoShow{});
    site.second.act(CallNext{});
    Ticket ticket = site.merged();
    CHECK(ticket.status == TicketStatus::no_show);
    REQUIRE(ticket.double_call);
    site.second.act(at(2));
    ticket = site.merged();
    CHECK(ticket.status == TicketStatus::called);
    CHECK(ticket.desk == desk(2));
    CHECK_FALSE(ticket.ended_at);
}

TEST_CASE("a person who says that the citizen is at a desk that had given up puts the call back there") {
    Apart site;
    site.first.act(CallNext{});
    site.first.act(MarkNoShow{});
    site.second.act(CallNext{});
    site.all_meet();
    site.first.act(at(1));
    CHECK(site.merged().status == TicketStatus::called);
    CHECK(site.now().desk == desk(1));
    CHECK(site.first.act(StartService{}).status == TicketStatus::in_service);
}

TEST_CASE("returned to the queue at one desk while called at another: waits, is told, and can be called") {
    Apart site;
    site.first.act(CallNext{});
    site.first.act(ReturnToQueue{});
    site.second.act(CallNext{});
    const Ticket ticket = site.merged();
    CHECK(ticket.status == TicketStatus::waiting);
    REQUIRE(ticket.double_call);
    CHECK(ticket.double_call->stands.desk == desk(1));
    CHECK(desks_of(ticket.double_call->others) == std::vector{desk(2)});
    site.second.act(at(2));
    CHECK(site.merged().desk == desk(2));
}

TEST_CASE("transferred at one desk while called at another: waits for the new service and is told") {
    Apart site;
    site.first.act(CallNext{});
    site.first.act(StartService{});
    site.first.act(TransferTicket{{}, ServiceId{"A01"}});
    site.second.act(CallNext{});
    const Ticket ticket = site.merged();
    CHECK(ticket.status == TicketStatus::waiting);
    CHECK(ticket.service == ServiceId{"A01"});
    CHECK(ticket.double_call);
    CHECK(site.third.act(CallNext{}).id == ticket.id);
}

TEST_CASE("finished at one desk, called later at another that did not know: finished and told") {
    Apart site;
    site.first.act(CallNext{});
    site.first.act(StartService{});
    site.first.act(FinishService{});
    for (int i = 0; i < 5; ++i) site.second.issue();
    site.second.act(CallTicket{site.ticket.id});
    const Ticket ticket = site.merged();
    CHECK(ticket.status == TicketStatus::finished);
    REQUIRE(ticket.double_call);
    CHECK(ticket.outcome == Outcome::solved);
}

TEST_CASE("the losing desk gives up and another calls on from there: that call is told") {
    Apart site;
    site.first.act(CallNext{});
    site.second.act(CallNext{});
    site.second.act(ReturnToQueue{});
    site.third.learn_from(site.second);
    site.third.act(CallNext{});
    const Ticket ticket = site.merged();
    REQUIRE(ticket.double_call);
    CHECK(desks_of(ticket.double_call->others) == std::vector{desk(3)});
}

TEST_CASE("two consoles at one desk that press the same while apart agree") {
    Apart site;
    site.first.act(CallNext{});
    site.all_meet();
    site.first.act(StartService{});
    site.second.act_at(desk(1), StartService{});
    site.second.act_at(desk(1), FinishService{});
    const Ticket ticket = site.merged();
    CHECK(ticket.status == TicketStatus::finished);
    CHECK(ticket.overruled_events == 0);
    CHECK_FALSE(ticket.double_call);
}

TEST_CASE("a recall and a start made apart at one desk both count") {
    Apart site;
    site.first.act(CallNext{});
    site.all_meet();
    site.first.now += recall_pause;
    site.first.act(Recall{});
    site.second.act_at(desk(1), StartService{});
    const Ticket ticket = site.merged();
    CHECK(ticket.status == TicketStatus::in_service);
    CHECK(ticket.calls.size() == 2);
    CHECK(ticket.overruled_events == 0);
}

TEST_CASE("two returns of a no-show made apart, then a call on each side: told") {
    Apart site;
    site.first.act(CallNext{});
    site.first.act(MarkNoShow{});
    site.all_meet();
    for (Console* console : {&site.first, &site.second}) {
        console->act_at(desk(1), ReturnToQueue{site.ticket.id});
        console->act(CallNext{});
    }
    const Ticket ticket = site.merged();
    CHECK(ticket.status == TicketStatus::called);
    CHECK(ticket.double_call);
}

TEST_CASE("the desk that stands goes on unhindered while nobody has answered") {
    Apart site;
    site.first.act(CallNext{});
    site.second.act(CallNext{});
    site.all_meet();
    site.first.act(StartService{});
    site.first.act(FinishService{});
    const Ticket ticket = site.merged();
    CHECK(ticket.status == TicketStatus::finished);
    CHECK(ticket.double_call);
    CHECK(ticket.overruled_events == 1);
}

TEST_CASE("nothing to answer: refused") {
    Apart site;
    site.first.act(CallNext{});
    CHECK(site.first.refusal(at(1)).kind == Refusal::Kind::no_double_call);
    CHECK(site.first.refusal(ClearDoubleCall{site.ticket.id, DoubleCallAnswer::in_queue_again, {}}).kind ==
          Refusal::Kind::no_double_call);
}

TEST_CASE("an answer for a desk that did not call is refused, and ignored if it was written") {
    Apart site;
    site.first.act(CallNext{});
    site.second.act(CallNext{});
    site.all_meet();
    CHECK(site.first.refusal(at(3)).kind == Refusal::Kind::unknown_desk);
    auto events = site.first.events();
    events.push_back(Event{.key = EventKey{"forged"},
                           .order = {.counter = 100, .actor = "x"},
                           .at = nine,
                           .device = {},
                           .desk = desk(3),
                           .person = {},
                           .ticket = site.ticket.id,
                           .after = site.now().last_event,
                           .kind = DoubleCallCleared{DoubleCallAnswer::at_desk, desk(3), {}}});
    const Day day = fold_day(library, service_day, events);
    CHECK(day.find(site.ticket.id)->double_call);
    CHECK(day.find(site.ticket.id)->desk == desk(1));
}
