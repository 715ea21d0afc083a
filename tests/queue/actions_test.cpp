#include "shared/queue/actions.hpp"

#include "tests/queue/scene.hpp"

using namespace skranke;
using namespace skranke::scene;
using Kind = Refusal::Kind;

namespace {

struct OpenSite {
    Console console{1};
    OpenSite() { console.act(OpenDay{service_day}); }
};

FinishService referred_to(const char* where) { return {{}, Outcome::referred, where}; }

}  // namespace

TEST_CASE("nothing can be done before the day is open") {
    Console console{1};
    for (const Action& action : {Action{IssueTicket{ServiceId{"B01"}}}, Action{CallNext{}}, Action{Recall{}},
                                 Action{ClearDoubleCall{}}}) {
        const Refusal refusal = console.refusal(action);
        CHECK(refusal.kind == Kind::day_not_open);
        CHECK(refusal.danish == "Dagen er ikke åbnet. Åbn dagen først.");
    }
    console.act(OpenDay{service_day});
    CHECK(console.day().opened);
    CHECK(console.refusal(OpenDay{service_day}).kind == Kind::day_already_open);
}

TEST_CASE("a citizen's whole way: number, call, start, finish") {
    OpenSite site;
    Ticket ticket = site.console.issue();
    CHECK(ticket.number == TicketNumber{'A', 1});
    CHECK(ticket.status == TicketStatus::waiting);
    site.console.now += 9min;
    ticket = site.console.act(CallNext{});
    CHECK(ticket.status == TicketStatus::called);
    CHECK(ticket.call_reason == "Er den eneste, der venter");
    CHECK(ticket.first_called_at == nine + 9min);
    CHECK(site.console.day().at_desk(desk(1))->id == ticket.id);
    site.console.now += 1min;
    ticket = site.console.act(Recall{});
    CHECK(ticket.calls.size() == 2);
    CHECK(site.console.day().latest_calls.size() == 1);
    CHECK(site.console.day().latest_calls.back().at == nine + 10min);
    ticket = site.console.act(StartService{});
    CHECK(ticket.started_at == nine + 10min);
    site.console.now += 12min;
    ticket = site.console.act(referred_to("Ældre Sagen, Storgade 12"));
    CHECK(ticket.status == TicketStatus::finished);
    CHECK(ticket.outcome == Outcome::referred);
    CHECK(ticket.referred_to == "Ældre Sagen, Storgade 12");
    CHECK(ticket.ended_at == nine + 22min);
    CHECK(site.console.day().at_desk(desk(1)) == nullptr);
}

TEST_CASE("a desk with a citizen does not call another") {
    OpenSite site;
    site.console.issue();
    const Ticket second = site.console.issue();
    site.console.act(CallNext{});
    CHECK(site.console.refusal(CallNext{}).danish ==
          "Skranke 1 har kaldt A\u00a0001. Start, meld udeblevet eller send til køen, før du kalder næste.");
    site.console.act(StartService{});
    const Refusal refusal = site.console.refusal(CallTicket{second.id});
    CHECK(refusal.kind == Kind::desk_busy);
    CHECK(refusal.english ==
          "Skranke 1 is serving A\u00a0001: finish or transfer it before calling another.");
}

TEST_CASE("an empty queue says so") {
    OpenSite site;
    CHECK(site.console.refusal(CallNext{}).kind == Kind::nobody_waits);
    CHECK(site.console.refusal(CallNext{}).danish ==
          "Ingen venter lige nu. Nye numre kommer frem her med det samme.");
}

TEST_CASE("numbers run to 999 and then say where to go") {
    OpenSite site;
    site.console.series().next_number = 999;
    CHECK(site.console.issue().number.number == 999);
    const Refusal refusal = site.console.refusal(IssueTicket{ServiceId{"B01"}});
    CHECK(refusal.kind == Kind::series_used_up);
    CHECK(refusal.danish == "Nummerserien A er brugt op for i dag. Udlever nummeret ved en anden skranke.");
    site.console.series().letter = 0;
    CHECK(site.console.refusal(IssueTicket{ServiceId{"B01"}}).kind == Kind::no_number_series);
}

TEST_CASE("what is not known is refused by name") {
    OpenSite site;
    CHECK(site.console.refusal(IssueTicket{ServiceId{"Z99"}}).kind == Kind::unknown_service);
    CHECK(site.console.refusal(CallTicket{TicketId{"no such"}}).kind == Kind::unknown_ticket);
    CHECK(site.console.refusal(StartService{TicketId{"no such"}}).kind == Kind::unknown_ticket);
    CHECK(site.console.refusal_at(DeskId{"bib/99"}, CallNext{}).kind == Kind::unknown_desk);
    CHECK(site.console.refusal_at(DeskId{}, CallNext{}).kind == Kind::unknown_desk);
    CHECK(site.console.refusal_at(DeskId{"varested/1"}, CallNext{}).english ==
          "Bord 1 belongs to another site: choose a desk of this one.");
    const Actor stranger{.device = {}, .desk = desk(1), .person = PersonId{"ZZZ"}, .now = nine};
    const auto decision = decide(site.console.day(), municipality(), stranger, CallNext{}, {});
    REQUIRE_FALSE(decision);
    CHECK(decision.error().kind == Kind::unknown_person);
}

TEST_CASE("a kiosk without a desk issues numbers") {
    OpenSite site;
    CHECK(site.console.act_at(DeskId{}, IssueTicket{ServiceId{"B01"}}).status == TicketStatus::waiting);
}

TEST_CASE("an arrival is never earlier than one the device knows, though its clock ran backwards") {
    OpenSite site;
    const Ticket first = site.console.issue();
    site.console.now -= 1h;
    const Ticket second = site.console.issue();
    CHECK(second.position > first.position);
    CHECK(second.issued_at < first.issued_at);
}

TEST_CASE("without a ticket at the desk there is nothing to act on") {
    OpenSite site;
    site.console.issue();
    for (const Action& action :
         {Action{Recall{}}, Action{StartService{}}, Action{FinishService{}}, Action{MarkNoShow{}},
          Action{ReturnToQueue{}}, Action{TransferTicket{{}, ServiceId{"A01"}}}})
        CHECK(site.console.refusal(action).kind == Kind::no_ticket_at_desk);
}

TEST_CASE("a ticket held by another desk is left alone") {
    OpenSite site;
    site.console.issue();
    const Ticket ticket = site.console.act(CallNext{});
    for (const Action& action :
         {Action{Recall{ticket.id}}, Action{StartService{ticket.id}}, Action{FinishService{ticket.id}},
          Action{MarkNoShow{ticket.id}}, Action{ReturnToQueue{ticket.id}},
          Action{TransferTicket{ticket.id, ServiceId{"A01"}}}})
        CHECK(site.console.refusal_at(desk(2), action).kind == Kind::at_another_desk);
    CHECK(site.console.refusal_at(desk(2), CallTicket{ticket.id}).danish ==
          "A\u00a0001 er allerede kaldt til Skranke 1. Kald et nummer, der venter.");
}

TEST_CASE("every move that is not legal is refused with the state in words") {
    OpenSite site;
    const TicketId id = site.console.issue().id;
    const auto kind_of = [&](const Action& action) { return site.console.refusal(action).kind; };
    SECTION("waiting") {
        CHECK(kind_of(Recall{id}) == Kind::not_called);
        CHECK(kind_of(StartService{id}) == Kind::not_called);
        CHECK(kind_of(MarkNoShow{id}) == Kind::not_called);
        CHECK(kind_of(ReturnToQueue{id}) == Kind::not_called);
        CHECK(kind_of(FinishService{id}) == Kind::not_in_service);
        CHECK(kind_of(TransferTicket{id, ServiceId{"A01"}}) == Kind::not_in_service);
        CHECK(site.console.refusal(StartService{id}).danish ==
              "A\u00a0001 venter i køen. Kald nummeret først.");
    }
    SECTION("called") {
        site.console.act(CallNext{});
        CHECK(kind_of(CallTicket{id}) == Kind::desk_busy);
        CHECK(kind_of(FinishService{}) == Kind::not_in_service);
        CHECK(kind_of(TransferTicket{id, ServiceId{"A01"}}) == Kind::not_in_service);
    }
    SECTION("in service") {
        site.console.act(CallNext{});
        site.console.act(StartService{});
        CHECK(kind_of(Recall{}) == Kind::not_called);
        CHECK(kind_of(StartService{}) == Kind::not_called);
        CHECK(kind_of(MarkNoShow{}) == Kind::not_called);
        CHECK(site.console.refusal(ReturnToQueue{}).danish ==
              "A\u00a0001 er i gang. Afslut, eller viderestil til et andet emne.");
        CHECK(kind_of(TransferTicket{{}, ServiceId{"B01"}}) == Kind::same_service);
        CHECK(kind_of(TransferTicket{{}, ServiceId{"Z99"}}) == Kind::unknown_service);
    }
    SECTION("finished") {
        site.console.act(CallNext{});
        site.console.act(StartService{});
        site.console.act(FinishService{});
        CHECK(kind_of(CallTicket{id}) == Kind::already_ended);
        CHECK(kind_of(Recall{id}) == Kind::already_ended);
        CHECK(kind_of(FinishService{id}) == Kind::already_ended);
        CHECK(kind_of(ReturnToQueue{id}) == Kind::already_ended);
    }
    SECTION("no-show") {
        site.console.act(CallNext{});
        site.console.act(MarkNoShow{});
        CHECK(kind_of(CallTicket{id}) == Kind::not_waiting);
        CHECK(kind_of(StartService{id}) == Kind::already_ended);
    }
}

TEST_CASE("a no-show can be returned once, with the time kept") {
    OpenSite site;
    const Ticket issued = site.console.issue();
    site.console.act(CallNext{});
    site.console.act(MarkNoShow{});
    Ticket ticket = site.console.act(ReturnToQueue{issued.id});
    CHECK(ticket.status == TicketStatus::waiting);
    CHECK(ticket.position == issued.position);
    CHECK_FALSE(ticket.ended_at);
    site.console.act(CallNext{});
    site.console.act(MarkNoShow{});
    CHECK(site.console.refusal(ReturnToQueue{issued.id}).kind == Kind::returned_before);
}

TEST_CASE("a called ticket sent back to the queue keeps its time and leaves the display") {
    OpenSite site;
    const Ticket issued = site.console.issue();
    site.console.act(CallNext{});
    CHECK(site.console.day().latest_calls.size() == 1);
    const Ticket ticket = site.console.act(ReturnToQueue{});
    CHECK(ticket.status == TicketStatus::waiting);
    CHECK(ticket.position == issued.position);
    CHECK(ticket.returned);
    CHECK_FALSE(ticket.desk);
    CHECK(site.console.day().latest_calls.empty());
}

TEST_CASE("a transfer is a new leg with the old place") {
    OpenSite site;
    const Ticket issued = site.console.issue();
    site.console.issue();
    site.console.act(CallNext{});
    site.console.act(StartService{});
    const Ticket ticket = site.console.act(TransferTicket{{}, ServiceId{"A01"}});
    CHECK(ticket.status == TicketStatus::waiting);
    CHECK(ticket.service == ServiceId{"A01"});
    CHECK(ticket.first_service == ServiceId{"B01"});
    CHECK(ticket.transfers == 1);
    CHECK(ticket.calls.empty());
    CHECK(ticket.first_called_at);
    CHECK(site.console.act(CallNext{}).id == issued.id);
}

TEST_CASE("referred needs to know where to, and refuses what looks like a person") {
    OpenSite site;
    site.console.issue();
    site.console.act(CallNext{});
    site.console.act(StartService{});
    CHECK(site.console.refusal(referred_to("")).kind == Kind::referral_needed);
    CHECK(site.console.refusal(referred_to("  ")).kind == Kind::referral_needed);
    CHECK(site.console.refusal(referred_to("070761-4285")).danish ==
          "Det er et CPR-nummer – teksten er ikke gemt. Skriv den uden nummeret.");
    CHECK(site.console.refusal(referred_to("010165-1234")).danish.starts_with("Det ligner et CPR-nummer"));
    CHECK(site.console.refusal(referred_to("ring 20 12 34 56")).kind == Kind::free_text_refused);
    CHECK(site.console.refusal(referred_to("\xff")).kind == Kind::free_text_refused);
    CHECK(site.console.refusal(referred_to(std::string(121, 'x').c_str())).kind == Kind::free_text_refused);
    CHECK(site.console.act(FinishService{{}, Outcome::solved, "left over"}).referred_to.empty());
}

TEST_CASE("a day is opened between the last one and a fortnight later, unless the date is confirmed") {
    using namespace std::chrono;
    const auto day_at = [](int days_later) { return service_day + days{days_later}; };
    const DayLimits limits{.earliest = day_at(-30), .last_open = service_day};
    const UtcTime now = nine + 24h;
    const auto kind_of = [&](ServiceDay day, const DayLimits& within) -> std::optional<Kind> {
        const auto decision = decide_open_day(OpenDay{day}, within, now);
        if (decision) return std::nullopt;
        CHECK(decide_open_day(OpenDay{day, true}, within, now).has_value() ==
              (decision.error().kind != Kind::day_already_open));
        return decision.error().kind;
    };
    CHECK_FALSE(kind_of(day_at(1), limits));
    CHECK_FALSE(kind_of(day_at(14), limits));
    CHECK(kind_of(day_at(15), limits) == Kind::day_too_late);
    CHECK(kind_of(day_at(-1), limits) == Kind::day_too_early);
    CHECK(kind_of(service_day, limits) == Kind::day_already_open);
    const DayLimits fresh{.earliest = day_at(-30), .last_open = {}};
    CHECK_FALSE(kind_of(day_at(0), fresh));
    CHECK(kind_of(day_at(-31), fresh) == Kind::day_too_early);
    CHECK(kind_of(day_at(16), fresh) == Kind::day_too_late);
    CHECK(decide_open_day(OpenDay{day_at(-1)}, limits, now).error().danish ==
          "20-11-2026 er før 21-11-2026, så uret kan være stillet forkert. Ret uret, eller bekræft datoen.");
}
