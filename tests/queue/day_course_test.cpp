// The course of a day: closed for new numbers, closed with its leftovers named, opened again; also when two
// devices did it apart.
#include "tests/queue/scene.hpp"

using namespace skranke;
using namespace skranke::scene;

namespace {

CloseDay closing(const Console& console) {
    CloseDay close;
    for (const Ticket& ticket : console.day().tickets)
        if (!has_ended(ticket)) close.leftovers.push_back(ticket.id);
    return close;
}

void become(Console& console, Role role) {
    for (Person& person : console.set_up.staff) person.role = role;
}

Console open_console(int number = 1) {
    Console console{number};
    console.act(OpenDay{service_day});
    return console;
}

}  // namespace

TEST_CASE("closed for new numbers: nobody gets one, and those who have one are served") {
    Console console = open_console();
    const Ticket waiting = console.issue();
    console.act(CloseIntake{});
    const Refusal refusal = console.refusal(IssueTicket{ServiceId{"B01"}});
    CHECK(refusal.kind == Refusal::Kind::intake_closed);
    CHECK(refusal.danish.find("Udlever alligevel") != std::string::npos);
    CHECK(console.act(CallNext{}).id == waiting.id);
    console.act(StartService{});
    console.act(FinishService{});
    console.act(OpenIntake{});
    console.issue();
}

TEST_CASE("an advisor hands a number out although intake is closed; a host cannot") {
    Console console = open_console();
    console.act(CloseIntake{});
    const IssueTicket all_the_same{.service = ServiceId{"B01"}, .although_closed = true};
    become(console, Role::host);
    CHECK(console.refusal(all_the_same).danish.find("Spørg en vejleder") != std::string::npos);
    become(console, Role::advisor);
    CHECK(console.act(all_the_same).status == TicketStatus::waiting);
}

TEST_CASE("only who directs the day closes and opens") {
    Console console = open_console();
    for (const Role role : {Role::host, Role::volunteer}) {
        become(console, role);
        CHECK(console.refusal(CloseIntake{}).kind == Refusal::Kind::not_permitted);
        CHECK(console.refusal(CloseDay{}).kind == Refusal::Kind::not_permitted);
        CHECK(console.refusal(ReopenDay{}).kind == Refusal::Kind::not_permitted);
    }
}

TEST_CASE("what is so already is not done again") {
    Console console = open_console();
    CHECK(console.refusal(OpenIntake{}).kind == Refusal::Kind::course_unchanged);
    CHECK(console.refusal(ReopenDay{}).kind == Refusal::Kind::course_unchanged);
    console.act(CloseIntake{});
    CHECK(console.refusal(CloseIntake{}).kind == Refusal::Kind::course_unchanged);
    console.act(CloseDay{});
    CHECK(console.refusal(CloseDay{}).kind == Refusal::Kind::course_unchanged);
    CHECK(console.refusal(CloseIntake{}).kind == Refusal::Kind::course_unchanged);
    CHECK(console.refusal(OpenIntake{}).kind == Refusal::Kind::day_closed);
}

TEST_CASE("a day closes only with everybody named who is not helped, and they end with it") {
    Console console = open_console();
    const Ticket helped = console.issue(), called = console.issue(), waiting = console.issue();
    console.act(CallNext{});
    console.act(StartService{});
    console.act(FinishService{});
    console.act(CallNext{});
    const Refusal refusal = console.refusal(CloseDay{});
    CHECK(refusal.kind == Refusal::Kind::leftovers_not_named);
    CHECK(refusal.danish.find(number_text(called.number)) != std::string::npos);
    CHECK(refusal.danish.find(number_text(waiting.number)) != std::string::npos);
    CHECK(refusal.danish.find(number_text(helped.number)) == std::string::npos);

    console.act(closing(console));
    CHECK(console.ticket(helped.id).status == TicketStatus::finished);
    for (const TicketId& left : {called.id, waiting.id}) {
        CHECK(console.ticket(left).status == TicketStatus::day_closed);
        CHECK(console.ticket(left).ended_at == console.now);
        CHECK_FALSE(console.ticket(left).overlooked_at_closing);
    }
    CHECK(console.day().waiting().empty());
    CHECK(console.day().at_desk(console.own_desk()) == nullptr);
    CHECK(console.refusal(IssueTicket{.service = ServiceId{"B01"}, .although_closed = true}).kind ==
          Refusal::Kind::day_closed);
}

TEST_CASE("a day that is opened again goes on where it was") {
    Console console = open_console();
    const Ticket called = console.issue(), waiting = console.issue();
    console.act(CallNext{});
    const Day before = console.day();
    console.act(closing(console));
    console.act(ReopenDay{});
    CHECK(console.day() == before);
    console.act(StartService{});
    CHECK(console.ticket(called.id).status == TicketStatus::in_service);
    CHECK(console.ticket(waiting.id).status == TicketStatus::waiting);
}

TEST_CASE("a number given out apart from the closing stays, is marked, and is helped or named later") {
    Apart apart;
    apart.first.act(closing(apart.first));
    const Ticket late = apart.second.issue();
    apart.all_meet();
    const Ticket merged = apart.first.ticket(late.id);
    CHECK(merged.status == TicketStatus::waiting);
    CHECK(merged.overlooked_at_closing);
    CHECK(apart.now().status == TicketStatus::day_closed);
    CHECK(apart.first.refusal(CloseDay{}).kind == Refusal::Kind::leftovers_not_named);

    SECTION("it is called") { CHECK(apart.first.act(CallNext{}).id == late.id); }
    SECTION("the day is closed again, with it named") {
        apart.first.act(closing(apart.first));
        CHECK(apart.first.ticket(late.id).status == TicketStatus::day_closed);
        CHECK(apart.now().status == TicketStatus::day_closed);
    }
}

TEST_CASE("somebody called apart from the closing is not ended by it") {
    Apart apart;
    apart.first.act(closing(apart.first));
    apart.second.act(CallNext{});
    SECTION("and is still at the desk") {
        CHECK(apart.merged().status == TicketStatus::called);
        CHECK(apart.now().overlooked_at_closing);
        apart.second.act(StartService{});
        apart.second.act(FinishService{});
        CHECK(apart.merged().status == TicketStatus::finished);
    }
    SECTION("and has been helped meanwhile") {
        apart.second.act(StartService{});
        apart.second.act(FinishService{});
        CHECK(apart.merged().status == TicketStatus::finished);
        CHECK_FALSE(apart.now().overlooked_at_closing);
    }
}

TEST_CASE("two who close apart have closed once, with the leftovers of both") {
    Apart apart;
    const Ticket at_second = apart.second.issue(), at_third = apart.third.issue();
    apart.second.act(closing(apart.second));
    apart.third.act(closing(apart.third));
    apart.all_meet();
    for (const Ticket& ticket : apart.first.day().tickets) CHECK(ticket.status == TicketStatus::day_closed);
    CHECK(apart.first.ticket(at_second.id).ended_at == apart.first.ticket(at_third.id).ended_at);
    CHECK(apart.first.day().course.closed);
}

TEST_CASE("of closing and opening apart the last in order counts, for intake and for the day") {
    Apart apart;
    apart.first.act(CloseIntake{});
    apart.second.learn_from(apart.first);
    apart.second.act(OpenIntake{});
    apart.third.act(CloseDay{closing(apart.third)});
    apart.all_meet();
    CHECK_FALSE(apart.first.day().course.intake_closed);
    CHECK(apart.first.day().course.closed);
    CHECK(apart.first.refusal(IssueTicket{ServiceId{"B01"}}).kind == Refusal::Kind::day_closed);
}
