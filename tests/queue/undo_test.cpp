// Taking the desk's own last step back, and what becomes of it when others did something meanwhile.
#include "tests/queue/scene.hpp"

using namespace skranke;
using namespace skranke::scene;

namespace {

// As it was, but for what tells that a step was made and taken back.
Ticket without_traces(Ticket ticket) {
    ticket.last_event = {};
    ticket.last_step.reset();
    ticket.steps_undone = ticket.calls_undone = 0;
    return ticket;
}

// A desk with a citizen at every stage of a visit, and the step that comes next.
struct Stage {
    const char* name;
    std::vector<Action> before;
    Action step;
};
std::vector<Stage> stages() {
    return {{"call", {}, CallNext{}},
            {"start", {CallNext{}}, StartService{}},
            {"no-show", {CallNext{}, Recall{}}, MarkNoShow{}},
            {"return", {CallNext{}}, ReturnToQueue{}},
            {"transfer", {CallNext{}, StartService{}}, TransferTicket{{}, ServiceId{"A01"}}},
            {"finish", {CallNext{}, StartService{}}, FinishService{{}, Outcome::referred, "Jobcenter"}}};
}

}  // namespace

TEST_CASE("each step, taken back, leaves the ticket exactly as it was") {
    for (const Stage& stage : stages()) {
        INFO(stage.name);
        Console console{1};
        console.act(OpenDay{service_day});
        const TicketId id = console.issue().id;
        for (const Action& action : stage.before) {
            console.now += 40s;
            console.act(action);
        }
        const Ticket was = console.ticket(id);
        console.now += 40s;
        console.act(stage.step);
        REQUIRE(without_traces(console.ticket(id)) != without_traces(was));
        console.now += 119s;
        const Ticket is = console.act(UndoStep{});
        CHECK(without_traces(is) == without_traces(was));
        CHECK(is.steps_undone == 1);
        CHECK(is.calls_undone == (std::string(stage.name) == "call" ? 1 : 0));
        // And goes on as if it had never been.
        console.act(stage.step);
        CHECK(console.ticket(id).overruled_events == 0);
    }
}

TEST_CASE("a call taken back ends no wait: the citizen waits until the call that stands") {
    Console console{1};
    console.act(OpenDay{service_day});
    const Ticket ticket = console.issue();
    console.now += 5min;
    console.act(CallNext{});
    console.act(UndoStep{});
    CHECK_FALSE(console.ticket(ticket.id).first_called_at);
    CHECK(console.day().latest_calls.empty());
    console.now += 5min;
    console.act(CallNext{});
    CHECK(console.ticket(ticket.id).first_called_at == nine + 10min);
    CHECK(console.ticket(ticket.id).turns.size() == 1);
}

TEST_CASE("after two minutes a step can no longer be taken back, and the words say so") {
    Console console{1};
    console.act(OpenDay{service_day});
    const TicketId id = console.issue().id;
    console.act(CallNext{});
    console.now += 2min + 1s;
    CHECK(console.refusal(UndoStep{}).kind == Refusal::Kind::nothing_to_undo);
    CHECK(console.refusal(UndoStep{id}).danish.find("mere end 2 minutter") != std::string::npos);
}

TEST_CASE("a step is not taken back once something came after it, nor twice") {
    Console console{1};
    console.act(OpenDay{service_day});
    console.issue();
    console.act(CallNext{});
    console.now += recall_pause;
    console.act(Recall{});
    CHECK(console.refusal(UndoStep{}).kind == Refusal::Kind::nothing_to_undo);
    console.act(StartService{});
    console.act(UndoStep{});
    CHECK(console.refusal(UndoStep{}).kind == Refusal::Kind::nothing_to_undo);
}

TEST_CASE("only the desk that made the step takes it back") {
    Apart site;
    site.first.act(CallNext{});
    site.second.learn_from(site.first);
    CHECK(site.second.refusal(UndoStep{site.ticket.id}).kind == Refusal::Kind::nothing_to_undo);
    CHECK(site.second.refusal(UndoStep{}).kind == Refusal::Kind::nothing_to_undo);
}

TEST_CASE("with the next citizen at the desk, the one before is not reopened; the call of the next is") {
    Console console{1};
    console.act(OpenDay{service_day});
    const TicketId first = console.issue().id, second = console.issue().id;
    console.act(CallNext{});
    console.act(StartService{});
    console.act(FinishService{});
    console.act(CallNext{});
    CHECK(console.refusal(UndoStep{first}).kind == Refusal::Kind::desk_busy);
    CHECK(console.act(UndoStep{}).id == second);
    CHECK(console.act(UndoStep{}).id == first);
    CHECK(console.ticket(first).status == TicketStatus::in_service);
}

TEST_CASE("an undoing loses to anything written beside it, whichever came first") {
    for (const bool undo_first : {true, false}) {
        INFO(undo_first);
        Apart site;
        site.first.act(CallNext{});
        // A laptop at the same desk.
        site.second.learn_from(site.first);
        const auto undo = [&] { site.first.act(UndoStep{}); };
        const auto start = [&] { site.second.act_at(desk(1), StartService{site.ticket.id}); };
        if (undo_first) {
            undo();
            site.second.issue();  // its clock of events runs on
            start();
        } else {
            start();
            site.first.issue();
            undo();
        }
        const Ticket ticket = site.merged();
        CHECK(ticket.status == TicketStatus::in_service);
        CHECK(ticket.overruled_events == 1);
        CHECK_FALSE(ticket.double_call);
    }
}

TEST_CASE("a transfer taken back while another desk calls the citizen is told at both") {
    for (const bool undo_first : {true, false}) {
        INFO(undo_first);
        Apart site;
        site.first.act(CallNext{});
        site.first.act(StartService{});
        site.first.act(TransferTicket{{}, ServiceId{"A01"}});
        site.second.learn_from(site.first);
        if (!undo_first) site.second.act(CallNext{});
        site.first.issue();
        site.first.act(UndoStep{});
        site.second.issue();
        site.second.issue();
        if (undo_first) site.second.act(CallTicket{site.ticket.id, ChosenBecause::quick_question});
        const Ticket ticket = site.merged();
        REQUIRE(ticket.double_call);
        CHECK(ticket.desk == desk(2));
        CHECK(ticket.double_call->others.front().desk == desk(1));
        CHECK(ticket.double_call->others_reached.front() == TicketStatus::in_service);
        site.first.act(ClearDoubleCall{.ticket = {}, .answer = DoubleCallAnswer::at_desk, .desk = desk(1)});
        CHECK(site.merged().status == TicketStatus::in_service);
        CHECK(site.first.act(FinishService{}).status == TicketStatus::finished);
    }
}

TEST_CASE("two devices at one desk that take the same step back agree") {
    Apart site;
    site.first.act(CallNext{});
    site.second.learn_from(site.first);
    site.first.act(UndoStep{});
    site.second.act_at(desk(1), UndoStep{});
    const Ticket ticket = site.merged();
    CHECK(ticket.status == TicketStatus::waiting);
    CHECK(ticket.overruled_events == 0);
    CHECK(ticket.steps_undone == 1);
}

TEST_CASE("a call taken back here while another desk calls apart: both were heard, both are told") {
    Apart site;
    site.first.act(CallNext{});
    site.first.act(UndoStep{});
    site.second.act(CallNext{});
    const Ticket ticket = site.merged();
    REQUIRE(ticket.double_call);
    CHECK(ticket.double_calls == 1);
}
