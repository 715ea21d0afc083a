// Bad days and places of other kinds: crisis, paper, whom somebody waits for, stops of a van, visits.
#include "shared/queue/crisis_counts.hpp"
#include "shared/queue/crisis_services.hpp"
#include "shared/queue/summary.hpp"
#include "tests/queue/scene.hpp"

using namespace skranke;
using namespace skranke::scene;

namespace {

Console open_console(int number = 1) {
    Console console{number};
    console.act(OpenDay{service_day});
    return console;
}

void become(Console& console, Role role) {
    for (Person& person : console.set_up.staff) person.role = role;
}

// The driver's console at the first stop of two.
Console van() {
    Console console = open_console();
    console.set_up.sites.front().kind = SiteKind::mobile;
    console.set_up.sites.push_back({.id = SiteId{"torvet"}, .name = "Torvet", .kind = SiteKind::mobile});
    for (Desk& desk : console.set_up.desks) desk.kind = DeskKind::mobil;
    return console;
}

}  // namespace

TEST_CASE("in a crisis the fixed services are offered and the usual are not; who waits is served") {
    Console console = open_console();
    const Ticket usual = console.issue();
    const auto decision = console.attempt(SwitchCrisis{true});
    REQUIRE(decision);
    CHECK(decision->events.empty());
    REQUIRE(decision->set_up);
    CHECK(std::get<CrisisSwitched>(*decision->set_up).on);

    console.set_up.crisis = DoneBy{.at = console.now, .person = PersonId{"MKH"}};
    CHECK(console.set_up.offered(service_day).size() == 5);
    CHECK(console.refusal(IssueTicket{ServiceId{"B01"}}).kind == Refusal::Kind::not_offered_in_crisis);
    CHECK(console.refusal(IssueTicket{ServiceId{"Z99"}}).kind == Refusal::Kind::unknown_service);
    CHECK(console.issue(Escort::none, "K02").service == ServiceId{"K02"});
    CHECK(console.act(CallNext{}).id == usual.id);
    CHECK(console.refusal(SwitchCrisis{true}).kind == Refusal::Kind::course_unchanged);

    console.set_up.crisis.reset();
    CHECK(console.refusal(IssueTicket{ServiceId{"K02"}}).kind == Refusal::Kind::unknown_service);
    become(console, Role::host);
    CHECK(console.refusal(SwitchCrisis{true}).kind == Refusal::Kind::not_permitted);
}

TEST_CASE("what was asked for in a crisis is counted by the hour in Denmark") {
    Console console = open_console();
    console.set_up.crisis = DoneBy{};
    console.issue(Escort::none, "K01");
    console.issue(Escort::none, "K02");
    console.now += 61min;
    console.issue(Escort::none, "K01");
    const std::vector days{std::make_shared<const Day>(console.day())};
    const CrisisCounts counts = crisis_counts(days, service_day);
    CHECK(counts.at(9).at(ServiceId{"K01"}) == 1);
    CHECK(counts.at(9).at(ServiceId{"K02"}) == 1);
    CHECK(counts.at(10).at(ServiceId{"K01"}) == 1);
    CHECK(crisis_counts(days, ServiceDay{service_day.date + std::chrono::years{1}}).empty());
}

TEST_CASE("numbers set aside for paper are given out on no screen, and entered once each") {
    Console console = open_console();
    console.issue();
    console.act(ReservePaper{.count = 10});
    CHECK(console.issue().number == TicketNumber{'A', 12});
    console.now += 90min;
    const EnterPaper helped{.number = {'A', 2}, .service = ServiceId{"A01"}, .came_at = console.now - 80min};
    const Ticket entered = console.act(helped);
    CHECK(entered.manual);
    CHECK(entered.status == TicketStatus::finished);
    CHECK(console.refusal(helped).kind == Refusal::Kind::bad_paper);
    CHECK(console.refusal(EnterPaper{{'A', 12}, ServiceId{"A01"}, console.now}).kind ==
          Refusal::Kind::bad_paper);
    CHECK(console.refusal(EnterPaper{{'A', 3}, ServiceId{"A01"}, console.now + 1min}).kind ==
          Refusal::Kind::bad_paper);
    CHECK(console.refusal(EnterPaper{{'A', 3}, ServiceId{"Z99"}, console.now}).kind ==
          Refusal::Kind::unknown_service);
    CHECK(console.refusal(ReservePaper{.count = 0}).kind == Refusal::Kind::bad_paper);

    const SummaryRow row = summarise(std::span(&console.day(), 1)).back();
    CHECK(row.manual == 1);
    CHECK(row.served == 1);
    CHECK(row.wait.samples == 0);
}

TEST_CASE("who still waits with a number on paper stands where its time says, and its wait is left out") {
    Console console = open_console();
    console.act(ReservePaper{.count = 5});
    console.now += 30min;
    console.issue();
    console.now += 5min;
    const Ticket waits = console.act(EnterPaper{
        .number = {'A', 1}, .service = ServiceId{"B01"}, .came_at = nine + 10min, .helped = false});
    CHECK(waits.status == TicketStatus::waiting);
    CHECK(console.act(CallNext{}).id == waits.id);
    CHECK(summarise(std::span(&console.day(), 1)).back().wait.samples == 0);
}

TEST_CASE("two who enter the same paper number apart have two tickets, and both are marked") {
    Apart apart;
    apart.first.act(ReservePaper{.count = 5});
    apart.second.learn_from(apart.first);
    const EnterPaper entry{.number = {'A', 3}, .service = ServiceId{"B01"}, .came_at = nine};
    apart.first.act(entry);
    apart.second.act(entry);
    apart.all_meet();
    const auto marked = [](const Ticket& ticket) { return ticket.number_given_twice; };
    CHECK(std::ranges::count_if(apart.first.day().tickets, marked) == 2);
}

TEST_CASE("who waits for a certain person keeps the place, and others pass without overtaking") {
    Console console = open_console();  // MKH's
    const Ticket waits = console.act(IssueTicket{.service = ServiceId{"B01"}, .prefers = PersonId{"SHK"}});
    for (int i = 0; i < 5; ++i) {
        console.now += 1min;
        const Ticket other = console.issue();
        const Ticket called = console.act(CallNext{});
        CHECK(called.id == other.id);
        CHECK(called.turns.back().overtook.empty());
        console.act(StartService{});
        console.act(FinishService{});
    }
    CHECK(console.refusal(CallNext{}).kind == Refusal::Kind::only_for_others);
    const Refusal refusal = console.refusal(CallTicket{.ticket = waits.id});
    CHECK(refusal.danish.find("venter på SHK og beholder sin plads") != std::string::npos);

    const QueueView of_shk{console.day(), console.set_up, Server{desk(2), PersonId{"SHK"}}, console.now};
    const auto next = next_ticket(of_shk);
    REQUIRE(next);
    CHECK(next->ticket->id == waits.id);

    const Ticket later = console.issue();
    SECTION("the preference is dropped") {
        console.act(PreferPerson{.ticket = waits.id, .person = {}});
        CHECK(console.act(CallNext{}).id == waits.id);
    }
    SECTION("the person does not work here any more") {
        std::erase_if(console.set_up.staff, [](const Person& one) { return one.id == PersonId{"SHK"}; });
        CHECK(console.act(CallNext{}).id == waits.id);
    }
    SECTION("nobody has these initials") {
        CHECK(console.refusal(PreferPerson{.ticket = later.id, .person = PersonId{"XX"}}).kind ==
              Refusal::Kind::unknown_person);
    }
}

TEST_CASE("a preference said apart from a call changes nothing of the call") {
    Apart apart;
    apart.second.act(PreferPerson{.ticket = apart.ticket.id, .person = PersonId{"SHK"}});
    apart.third.act(PreferPerson{.ticket = apart.ticket.id, .person = PersonId{"SHK"}});
    apart.first.act(CallNext{});
    apart.first.act(StartService{});
    const Ticket merged = apart.merged();
    CHECK(merged.status == TicketStatus::in_service);
    CHECK(merged.prefers == PersonId{"SHK"});
    CHECK_FALSE(merged.double_call);
    CHECK(merged.overruled_events == 0);
}

TEST_CASE("a van goes on when nobody is left at the stop; the driver is a host") {
    Console console = van();
    become(console, Role::host);
    const Ticket left = console.issue();
    CHECK(console.refusal(CallNext{}).kind == Refusal::Kind::not_permitted);
    CHECK(console.refusal(SwitchStop{SiteId{"torvet"}}).danish.find("ikke hjulpet endnu") !=
          std::string::npos);
    become(console, Role::advisor);
    console.act(CallNext{});
    console.act(StartService{});
    console.act(FinishService{});
    CHECK(console.ticket(left.id).status == TicketStatus::finished);
    become(console, Role::host);
    const auto decision = console.attempt(SwitchStop{SiteId{"torvet"}});
    REQUIRE(decision);
    CHECK(std::get<DeviceMoved>(*decision->set_up).to == SiteId{"torvet"});
    CHECK(console.refusal(SwitchStop{library}).kind == Refusal::Kind::course_unchanged);
    CHECK(console.refusal(SwitchStop{SiteId{"varested"}}).kind == Refusal::Kind::no_stop);
    CHECK(console.refusal(SwitchStop{SiteId{"nowhere"}}).kind == Refusal::Kind::no_stop);

    const Desk& desk = console.set_up.desks.front();
    CHECK(travels_to(console.set_up, desk, SiteId{"torvet"}));
    CHECK_FALSE(travels_to(console.set_up, desk, SiteId{"varested"}));
}

TEST_CASE("a library does not drive anywhere") {
    Console console = open_console();
    CHECK(console.refusal(SwitchStop{SiteId{"varested"}}).kind == Refusal::Kind::no_stop);
}

TEST_CASE("a visit away from the house has participants and leaves the queue's figures alone") {
    Console console = open_console();
    console.issue();
    const auto before = summarise(std::span(&console.day(), 1)).back();
    console.act(HoldSession{.kind = SessionKind::psychiatric_ward, .participants = 7});
    REQUIRE(console.day().sessions.size() == 1);
    CHECK(console.day().sessions.front().participants == 7);
    CHECK(summarise(std::span(&console.day(), 1)).back().issued == before.issued);
    CHECK(console.refusal(HoldSession{.participants = 0}).kind == Refusal::Kind::bad_session);
    CHECK(console.refusal(HoldSession{.participants = 501}).kind == Refusal::Kind::bad_session);
}

TEST_CASE("a drop-in centre is quiet unless it has said otherwise, and other places are not") {
    CHECK(is_quiet({.id = {}, .name = {}, .kind = SiteKind::drop_in_centre}));
    CHECK_FALSE(is_quiet({.id = {}, .name = {}, .kind = SiteKind::drop_in_centre, .quiet = false}));
    CHECK_FALSE(is_quiet({.id = {}, .name = {}, .kind = SiteKind::library}));
    CHECK(is_quiet({.id = {}, .name = {}, .kind = SiteKind::mobile, .quiet = true}));
}

TEST_CASE("a campaign is offered from its first day to its last, and refused with the date otherwise") {
    Console console = open_console();
    Service& campaign = console.set_up.services[1];
    const auto around = [&](int first, int last) {
        campaign.first_day = service_day + std::chrono::days{first};
        campaign.last_day = service_day + std::chrono::days{last};
    };
    const IssueTicket issue{.service = campaign.id};
    around(0, 0);
    CHECK(console.set_up.offered(service_day).size() == 3);
    const Ticket during = console.act(issue);
    around(1, 30);
    CHECK(console.refusal(issue).danish == "”Pas” tilbydes først fra 22-11-2026. Vælg et andet emne.");
    CHECK(console.set_up.offered(service_day).size() == 2);
    around(-30, -1);
    CHECK(console.refusal(issue).danish == "”Pas” tilbydes kun til og med 20-11-2026. Vælg et andet emne.");
    // Whoever has a number is helped all the same, and counted.
    CHECK(console.act(CallNext{}).id == during.id);
    CHECK(summarise(std::span(&console.day(), 1)).back().issued == 1);
}
