// Who works here, who is helped without a number, who asks for a colleague, and what there is to do
// meanwhile.
#include "shared/queue/people_refusals.hpp"
#include "tests/queue/scene.hpp"

using namespace skranke;
using namespace skranke::scene;

namespace {

const PersonId mkh{"MKH"}, shk{"SHK"};

Console opened(int number = 1) {
    Console console{number};
    console.act(OpenDay{service_day});
    return console;
}

RecordEnquiry on_floor(const char* service = "B01") { return RecordEnquiry{.service = ServiceId{service}}; }

AddTask task(const char* title) { return AddTask{.words = {.title = title}}; }

}  // namespace

TEST_CASE("whoever goes to the floor is there, and since when, until they say otherwise") {
    Console console = opened();
    CHECK(presence_of(console.day(), mkh).status == StaffStatus::off);
    console.act(SetStaffStatus{StaffStatus::on_floor});
    console.now += 10min;
    console.act(SetStaffStatus{StaffStatus::on_floor});
    CHECK(presence_of(console.day(), mkh) == StaffPresence{StaffStatus::on_floor, nine, desk(1)});
    CHECK(count_of(console.day(), StaffStatus::on_floor) == 1);
    console.act(SetStaffStatus{StaffStatus::urgent_task});
    CHECK(presence_of(console.day(), mkh).since == nine + 10min);
    console.act(SetStaffStatus{.status = StaffStatus::paused, .who = shk});
    CHECK(presence_of(console.day(), shk).status == StaffStatus::paused);
    CHECK(console.refusal(SetStaffStatus{.status = StaffStatus::off, .who = PersonId{"NN"}}).kind ==
          Refusal::Kind::unknown_person);
}

TEST_CASE("two desks that say apart where somebody is agree on the later event") {
    Apart apart;
    apart.first.act(SetStaffStatus{StaffStatus::on_floor});
    apart.second.act(SetStaffStatus{StaffStatus::paused});
    apart.second.act(SetStaffStatus{StaffStatus::off});
    apart.all_meet();
    CHECK(presence_of(apart.first.day(), mkh).status == StaffStatus::off);
}

TEST_CASE("help on the floor is counted, and a slip is taken back") {
    Console console = opened();
    console.act(on_floor());
    console.act(RecordEnquiry{.channel = Channel::telephone,
                              .source = EnquirySource::by_hand,
                              .service = ServiceId{"A01"},
                              .type = EnquiryType::information,
                              .misdirected = true});
    REQUIRE(console.day().enquiries.size() == 2);
    CHECK(console.day().enquiries[0].what.service == ServiceId{"B01"});
    CHECK(console.day().enquiries[1].what.misdirected);
    console.act(WithdrawEnquiry{});
    REQUIRE(console.day().enquiries.size() == 1);
    CHECK(console.day().enquiries[0].what.channel == Channel::in_person);
    console.act(WithdrawEnquiry{console.day().enquiries[0].key});
    CHECK(console.refusal(WithdrawEnquiry{}).kind == Refusal::Kind::unknown_enquiry);
    CHECK(console.refusal(on_floor("Z99")).kind == Refusal::Kind::unknown_service);
}

TEST_CASE("help on the floor that becomes a ticket stands in the line where the citizen came") {
    Console console = opened();
    const Ticket earlier = console.issue();
    console.now += 5min;
    console.act(on_floor());
    const EventKey help = console.last_written();
    console.now += 5min;
    const Ticket later = console.issue();
    console.now += 5min;
    const Ticket made = console.act(IssueTicket{.from_enquiry = help});
    CHECK(made.service == ServiceId{"B01"});
    CHECK(made.issued_at == nine + 5min);
    const auto line = console.day().waiting();
    REQUIRE(line.size() == 3);
    CHECK(line[0]->id == earlier.id);
    CHECK(line[1]->id == made.id);
    CHECK(line[2]->id == later.id);
    CHECK(find_enquiry(console.day(), help)->became == made.id);
    CHECK(console.refusal(IssueTicket{.from_enquiry = help}).kind == Refusal::Kind::unknown_enquiry);
    CHECK(console.refusal(WithdrawEnquiry{help}).kind == Refusal::Kind::unknown_enquiry);
}

TEST_CASE(
    "a ticket made of help never stands before one that the helper knew, though the clock ran backwards") {
    Console console = opened();
    const Ticket earlier = console.issue();
    console.now -= 1h;
    console.act(on_floor());
    const Ticket made = console.act(IssueTicket{.from_enquiry = console.last_written()});
    CHECK(earlier.position < made.position);
    const Ticket after = console.issue();
    CHECK(made.position < after.position);
}

TEST_CASE("a number after help has a service of its own if one is named, and only the floor gives numbers") {
    Console console = opened();
    console.act(on_floor());
    CHECK(console.act(IssueTicket{.service = ServiceId{"A01"}, .from_enquiry = console.last_written()})
              .service == ServiceId{"A01"});
    console.act(RecordEnquiry{
        .channel = Channel::telephone, .source = EnquirySource::by_hand, .service = ServiceId{"A01"}});
    CHECK(console.refusal(IssueTicket{.from_enquiry = console.last_written()}).kind ==
          Refusal::Kind::unknown_enquiry);
}

TEST_CASE("two desks that make a ticket of the same help while apart keep both numbers") {
    Apart apart;
    apart.first.act(on_floor());
    const EventKey help = apart.first.last_written();
    apart.second.learn_from(apart.first);
    apart.first.act(IssueTicket{.from_enquiry = help});
    apart.second.act(IssueTicket{.from_enquiry = help});
    apart.all_meet();
    CHECK(apart.first.day().waiting().size() == 3);
    CHECK_FALSE(find_enquiry(apart.first.day(), help)->became.empty());
}

TEST_CASE("who waits can be helped where they stand, without a call") {
    Console console = opened();
    const Ticket ticket = console.issue();
    console.now += 4min;
    const Ticket helped = console.act(AnswerOnFloor{ticket.id});
    CHECK(helped.status == TicketStatus::finished);
    CHECK(helped.outcome == Outcome::resolved_at_first_contact);
    CHECK(helped.answered_on_floor);
    CHECK(helped.first_called_at == nine + 4min);
    CHECK(console.day().latest_calls.empty());
    CHECK(console.refusal(AnswerOnFloor{ticket.id}).kind == Refusal::Kind::already_ended);
    const Ticket called = console.issue();
    console.act(CallNext{});
    CHECK(console.refusal(AnswerOnFloor{called.id}).kind == Refusal::Kind::not_waiting);
}

TEST_CASE("a desk that called a citizen who was helped on the floor meanwhile is told") {
    Apart apart;
    apart.first.act(AnswerOnFloor{apart.ticket.id});
    apart.second.act(CallNext{});
    const Ticket merged = apart.merged();
    REQUIRE(merged.double_call);
    CHECK(merged.double_calls == 1);
    apart.first.act(
        ClearDoubleCall{.ticket = merged.id, .answer = DoubleCallAnswer::at_desk, .desk = desk(1)});
    CHECK(apart.merged().status == TicketStatus::finished);
    CHECK_FALSE(apart.now().double_call);
}

TEST_CASE("two who helped the same citizen on the floor while apart agree") {
    Apart apart;
    apart.first.act(AnswerOnFloor{apart.ticket.id});
    apart.second.act(AnswerOnFloor{apart.ticket.id});
    CHECK(apart.merged().status == TicketStatus::finished);
    CHECK(apart.now().double_calls == 0);
}

TEST_CASE("a colleague who is asked for comes, and the request is over when the desk says so") {
    Apart apart;
    apart.first.act(RequestHelp{});
    CHECK(apart.first.refusal(RequestHelp{}).kind == Refusal::Kind::help_asked_before);
    CHECK(apart.first.refusal(AnswerHelp{}).kind == Refusal::Kind::no_help_wanted);
    apart.second.learn_from(apart.first);
    REQUIRE(help_wanted_from(apart.second.day(), desk(2)).size() == 1);
    apart.second.act(AnswerHelp{});
    apart.first.learn_from(apart.second);
    CHECK(help_asked_by(apart.first.day(), desk(1))->answered_at_desk == desk(2));
    CHECK(help_wanted_from(apart.first.day(), desk(3)).empty());
    apart.first.act(CloseHelp{});
    CHECK(apart.first.day().help.empty());
    CHECK(apart.first.refusal(CloseHelp{}).kind == Refusal::Kind::no_help_wanted);
}

TEST_CASE("where two come apart the first is named, and a request that was taken back is gone") {
    Apart apart;
    apart.first.act(RequestHelp{});
    const EventKey request = apart.first.last_written();
    apart.second.learn_from(apart.first);
    apart.third.learn_from(apart.first);
    apart.second.act(AnswerHelp{request});
    apart.third.act(AnswerHelp{request});
    apart.all_meet();
    CHECK(find_help(apart.first.day(), request)->answered_at_desk == desk(2));
    CHECK(apart.third.refusal(AnswerHelp{request}).kind == Refusal::Kind::no_help_wanted);
    apart.first.act(CloseHelp{});
    apart.all_meet();
    CHECK(apart.third.day().help.empty());
}

TEST_CASE("the task bank offers what is urgent, then what is due first, then what came first") {
    Console console = opened();
    console.act(task("Tjek telefonnumre"));
    const ServiceDay tomorrow = service_day + std::chrono::days{1};
    console.act(AddTask{.words = {.title = "Sæt brochurer op", .due = tomorrow}});
    console.act(AddTask{.words = {.title = "Flyttemappe", .urgent = true}});
    const auto offered = tasks_to_offer(console.day());
    REQUIRE(offered.size() == 3);
    CHECK(offered[0]->words.title == "Flyttemappe");
    CHECK(offered[1]->words.title == "Sæt brochurer op");
    CHECK(offered[2]->words.title == "Tjek telefonnumre");
}

TEST_CASE("a task is taken by one, one at a time, put back, and done once") {
    Console console = opened();
    console.act(task("En"));
    console.act(task("To"));
    const TaskId one = console.day().tasks[0].id, two = console.day().tasks[1].id;
    console.act(MoveTask{one, TaskState::taken});
    CHECK(console.refusal(MoveTask{one, TaskState::taken}).kind == Refusal::Kind::unknown_task);
    console.act(MoveTask{two, TaskState::taken});
    CHECK(task_of(console.day(), mkh)->id == two);
    CHECK(find_task(console.day(), one)->state == TaskState::open);
    console.act(MoveTask{two, TaskState::open});
    CHECK(task_of(console.day(), mkh) == nullptr);
    CHECK(console.refusal(MoveTask{two, TaskState::open}).kind == Refusal::Kind::unknown_task);
    console.act(MoveTask{two, TaskState::done});
    CHECK(console.refusal(MoveTask{two, TaskState::taken}).kind == Refusal::Kind::unknown_task);
    CHECK(tasks_to_offer(console.day()).size() == 1);
}

TEST_CASE("a task names no person, is short, and takes some time") {
    Console console = opened();
    CHECK(console.refusal(task(" ")).kind == Refusal::Kind::bad_task);
    CHECK(console.refusal(task("Ring til 070761-4285")).kind == Refusal::Kind::free_text_refused);
    CHECK(console.refusal(task("Ring til 20 12 34 56")).kind == Refusal::Kind::free_text_refused);
    CHECK(console.refusal(task(std::string(longest_task_title + 1, 'a').c_str())).kind ==
          Refusal::Kind::bad_task);
    CHECK(console.refusal(AddTask{.words = {.title = "En", .takes = 0min}}).kind == Refusal::Kind::bad_task);
    CHECK(console.day().tasks.empty());
}

TEST_CASE("a task that two took apart is the first one's, and done wherever it was done") {
    Apart apart;
    apart.first.act(task("Tjek"));
    const TaskId id = apart.first.day().tasks[0].id;
    apart.second.learn_from(apart.first);
    apart.first.act(MoveTask{id, TaskState::taken});
    apart.second.act(MoveTask{id, TaskState::taken});
    apart.second.act(MoveTask{id, TaskState::done});
    apart.all_meet();
    CHECK(find_task(apart.first.day(), id)->state == TaskState::done);
}

TEST_CASE("what is not done follows into the next day, once, though two devices open it apart") {
    Console console = opened();
    console.act(task("Bliver"));
    console.act(task("Er gjort"));
    console.act(MoveTask{console.day().tasks[0].id, TaskState::taken});
    console.act(MoveTask{console.day().tasks[1].id, TaskState::done});
    const auto unfinished = unfinished_tasks(console.day());
    REQUIRE(unfinished.size() == 1);

    const ServiceDay next = service_day + std::chrono::days{1};
    const auto opening = decide_open_day(
        OpenDay{next}, {.earliest = service_day, .last_open = service_day, .unfinished = unfinished},
        nine + 24h);
    REQUIRE(opening);
    std::vector<Event> events;
    for (const char* device : {"a", "b"})
        for (const DecidedEvent& decided : opening->events)
            events.push_back({.key = EventKey{device + std::to_string(events.size())},
                              .order = {.counter = events.size(), .actor = device},
                              .at = nine + 24h,
                              .device = {},
                              .desk = {},
                              .person = {},
                              .ticket = {},
                              .after = {},
                              .kind = decided.kind});
    const Day day = fold_day(library, next, events);
    REQUIRE(day.tasks.size() == 1);
    CHECK(day.tasks[0].words.title == "Bliver");
    CHECK(day.tasks[0].state == TaskState::open);
}

TEST_CASE("a host says where they are and asks for a colleague, but helps nobody") {
    Console console = opened();
    console.set_up.staff.front().role = Role::host;
    const Ticket ticket = console.issue();
    console.act(SetStaffStatus{StaffStatus::on_floor});
    console.act(RequestHelp{});
    CHECK(console.refusal(on_floor()).kind == Refusal::Kind::not_permitted);
    CHECK(console.refusal(AnswerOnFloor{ticket.id}).kind == Refusal::Kind::not_permitted);
    CHECK(console.refusal(task("Tjek")).kind == Refusal::Kind::not_permitted);
}

TEST_CASE("a volunteer helps on the floor, but not where identity must be established") {
    Console console = opened();
    console.set_up.staff.front().role = Role::volunteer;
    console.set_up.services.front().needs_identity = true;
    CHECK(console.refusal(on_floor("B01")).kind == Refusal::Kind::cannot_serve);
    console.act(on_floor("E03"));
    const Ticket ticket = console.issue(Escort::none, "B01");
    CHECK(console.refusal(AnswerOnFloor{ticket.id}).kind == Refusal::Kind::cannot_serve);
}
