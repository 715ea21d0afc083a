// Whatever people press, at whichever desk, in whatever order their devices meet.
#include <algorithm>
#include <set>

#include "tests/queue/scene.hpp"

using namespace skranke;
using namespace skranke::scene;

namespace {

template <class Values>
const auto& any_of(const Values& values, Random& random) {
    return values[static_cast<std::size_t>(random.below(values.size()))];
}

TicketId any_ticket(const Day& day, Random& random) {
    if (day.tickets.empty() || random.below(10) == 0) return TicketId{"no such"};
    return any_of(day.tickets, random).id;
}

CloseDay closing(const Day& day) {
    CloseDay close;
    for (const Ticket& ticket : day.tickets)
        if (!has_ended(ticket)) close.leftovers.push_back(ticket.id);
    return close;
}

Action any_act_beside_the_line(const Day& day, Random& random) {
    const auto any_task = [&] {
        return day.tasks.empty() ? TaskId{"no such"} : any_of(day.tasks, random).id;
    };
    switch (random.below(9)) {
        case 0: return SetStaffStatus{static_cast<StaffStatus>(random.below(4))};
        case 1: return SetStaffStatus{static_cast<StaffStatus>(random.below(4)), PersonId{"SHK"}};
        case 2: return RecordEnquiry{.service = ServiceId{"B01"}};
        case 3: return WithdrawEnquiry{};
        case 4: return RequestHelp{};
        case 5: return AnswerHelp{};
        case 6: return CloseHelp{day.help.empty() ? EventKey{} : any_of(day.help, random).key};
        case 7: return AddTask{.words = {.title = "Tjek"}};
        default: return MoveTask{any_task(), static_cast<TaskState>(random.below(4))};
    }
}

// Mostly what a person would press; sometimes anything at all.
Action any_action(const Day& day, const DeskId& own_desk, Random& random) {
    const std::vector<const char*> services{"B01", "A01", "E03", "Z99"};
    const std::vector<const char*> people{"MKH", "SHK", "", ""};
    const std::vector<char> letters{'A', 'B', 'C', 'D'};
    const TicketId named = random.below(3) == 0 ? any_ticket(day, random) : TicketId{};
    switch (random.below(45)) {
        case 0:
        case 1:
        case 2: return IssueTicket{ServiceId{any_of(services, random)}, static_cast<Escort>(random.below(3))};
        case 3:
        case 4:
        case 5: return CallNext{};
        case 6:
            return CallTicket{.ticket = any_ticket(day, random), .because = ChosenBecause::continues_here};
        case 7: return Recall{named};
        case 8:
        case 9: return StartService{named};
        case 10:
        case 11: return FinishService{named, static_cast<Outcome>(random.below(6)), "Jobcenter"};
        case 12: return MarkNoShow{named};
        case 13: return ReturnToQueue{any_ticket(day, random)};
        case 14: return TransferTicket{named, ServiceId{any_of(services, random)}};
        case 15: return CloseIntake{};
        case 16: return OpenIntake{};
        case 17: return closing(day);
        case 18:
        case 19: return ReopenDay{};
        case 20: return AnswerOnFloor{any_ticket(day, random)};
        case 21:
        case 22: return any_act_beside_the_line(day, random);
        case 23:
            return IssueTicket{.service = {},
                               .from_enquiry = day.enquiries.empty() ? EventKey{"no such"}
                                                                     : any_of(day.enquiries, random).key};
        case 24:
        case 25: return UndoStep{named};
        case 26:
        case 27: return PauseService{named};
        case 28:
        case 29: return ResumeService{named};
        case 30: return AddTopic{named, ServiceId{any_of(services, random)}};
        case 31: return WithdrawTicket{any_ticket(day, random), static_cast<Withdrawal>(random.below(2))};
        case 32: return CheckEscort{any_ticket(day, random), random.below(2) == 0};
        case 33:
            return TransferTicket{
                .ticket = named, .to = {}, .desk = desk(1 + static_cast<int>(random.below(4)))};
        case 35: return ReservePaper{.count = 3};
        case 36:
            return EnterPaper{.number = {any_of(letters, random), 1 + static_cast<int>(random.below(40))},
                              .service = ServiceId{any_of(services, random)},
                              .came_at = nine + std::chrono::minutes{random.below(60)},
                              .helped = random.below(2) == 0};
        case 37:
        case 38: return PreferPerson{any_ticket(day, random), PersonId{any_of(people, random)}};
        case 39: return HoldSession{.kind = SessionKind::school, .participants = 12};
        case 40:
            return NoteNeeds{any_ticket(day, random), random.below(2) ? NeedSet{Need::hearing} : NeedSet{}};
        case 41:
            return MakeSessionAppointment{.kind = SessionKind::school,
                                          .at = nine + std::chrono::minutes{15 * random.below(4)}};
        case 42:
            return MoveSessionAppointment{.appointment = day.session_appointments.empty()
                                                             ? EventKey{"no such"}
                                                             : any_of(day.session_appointments, random).event,
                                          .to = static_cast<AppointmentState>(random.below(4))};
        default:
            return ClearDoubleCall{random.below(2) ? any_ticket(day, random) : TicketId{},
                                   static_cast<DoubleCallAnswer>(random.below(2)),
                                   random.below(2) ? own_desk : desk(1 + static_cast<int>(random.below(4)))};
    }
}

// What must hold of any ticket in any day.
void check_ticket(const Ticket& ticket) {
    // Left over as it was when the day was closed.
    if (ticket.status == TicketStatus::day_closed) {
        REQUIRE(ticket.ended_at.has_value());
        return;
    }
    // Helped while there was only paper: at no desk.
    if (ticket.manual && ticket.status == TicketStatus::finished && !ticket.desk) {
        REQUIRE(ticket.ended_at.has_value());
        REQUIRE(ticket.calls.empty());
        return;
    }
    const bool withdrawn = ticket.status == TicketStatus::left || ticket.status == TicketStatus::cancelled;
    const bool with_a_desk = ticket.status != TicketStatus::waiting && !withdrawn;
    REQUIRE(ticket.desk.has_value() == with_a_desk);
    REQUIRE(ticket.calls.empty() == (!with_a_desk || ticket.answered_on_floor));
    REQUIRE(ticket.started_at.has_value() ==
            (ticket.status == TicketStatus::in_service || ticket.status == TicketStatus::paused ||
             ticket.status == TicketStatus::finished));
    REQUIRE(ticket.paused_at.has_value() == (ticket.status == TicketStatus::paused));
    REQUIRE(ticket.ended_at.has_value() == has_ended(ticket));
    REQUIRE(ticket.outcome.has_value() == (ticket.status == TicketStatus::finished));
    REQUIRE((ticket.referred_to.empty() || ticket.outcome == Outcome::referred));
    REQUIRE(ticket.overruled_events >= 0);
    REQUIRE((!ticket.double_call || ticket.double_calls > 0));
    if (!ticket.double_call) return;
    REQUIRE_FALSE(ticket.double_call->others.empty());
    REQUIRE(ticket.double_call->others.size() == ticket.double_call->others_reached.size());
    if (with_a_desk) REQUIRE(ticket.double_call->stands.desk == ticket.desk);
}

void check_day(const Console& console, std::size_t issued) {
    const Day& day = console.day();
    REQUIRE(day.tickets.size() == issued);
    REQUIRE(std::ranges::is_sorted(day.tickets, {}, &Ticket::position));
    std::set<TicketNumber> numbers;
    std::size_t waiting = 0, others = 0, with_calls = 0;
    for (const Ticket& ticket : day.tickets) {
        check_ticket(ticket);
        REQUIRE((numbers.insert(ticket.number).second || ticket.number_given_twice));
        ++(ticket.status == TicketStatus::waiting ? waiting : others);
        with_calls += !ticket.calls.empty();
        if (day.course.closed) REQUIRE((has_ended(ticket) || ticket.overlooked_at_closing));
    }
    REQUIRE(waiting == calling_order(console.view()).size());
    REQUIRE(std::ranges::all_of(day.tickets, [](const Ticket& ticket) {
        return ticket.legs.size() <= static_cast<std::size_t>(ticket.transfers) + 1;
    }));
    REQUIRE(waiting + others == issued);
    REQUIRE(day.latest_calls.size() == with_calls);
}

// How often in a row each waiting number has been overtaken, by playing the calls from the first.
std::map<TicketNumber, int> overtaken_in_a_row(const Day& day) {
    std::vector<std::pair<const Turn*, const Ticket*>> turns;
    for (const Ticket& ticket : day.tickets)
        for (const Turn& turn : ticket.turns) turns.emplace_back(&turn, &ticket);
    std::ranges::sort(turns, {}, [](const auto& turn) { return turn.first->order; });
    std::map<TicketNumber, int> times;
    for (const auto& [turn, caller] : turns) {
        for (const Ticket& other : day.tickets)
            if (caller->position < other.position && (!other.for_desk || other.for_desk == turn->desk))
                times[other.number] = 0;
        for (const TicketNumber passed : turn->overtook) ++times[passed];
    }
    return times;
}

// The rule said a second time, in the plainest way there is: the first of the escorted, unless somebody who
// came before them has waited or been passed enough; then, and else, the first of the others.
void check_head_of_line(const Day& before, const Ticket& called, UtcTime now) {
    const RuleSettings rule;
    auto passed = overtaken_in_a_row(before);
    const Ticket *escorted = nullptr, *ordinary = nullptr, *due = nullptr;
    for (const Ticket& ticket : before.tickets) {
        if (ticket.status != TicketStatus::waiting) continue;
        if (ticket.for_desk && ticket.for_desk != called.desk) continue;
        if (ticket.prefers == PersonId{"SHK"}) continue;  // and it is MKH who calls
        const Ticket*& first = priority_class(ticket) == PriorityClass::escorted ? escorted : ordinary;
        if (!first) first = &ticket;
        const bool enough = now - ticket.issued_at >= rule.not_overtaken_after ||
                            passed[ticket.number] >= rule.overtaken_at_most;
        if (!due && enough && priority_class(ticket) == PriorityClass::ordinary) due = &ticket;
    }
    const bool escorted_goes_first = escorted && !(due && due->position < escorted->position);
    const Ticket* expected = escorted_goes_first ? escorted : ordinary;
    REQUIRE(expected);
    REQUIRE(called.id == expected->id);
}

// What its writer knew when it wrote each event.
struct History {
    std::map<EventKey, std::set<EventKey>> known_to;
    std::set<EventKey> issued;

    bool knew(const EventKey& later, const EventKey& earlier) const {
        return known_to.at(later).contains(earlier);
    }
};

// True if the action was allowed.
bool press(Console& console, const Action& action, History& history) {
    const Day before = console.day();
    std::set<EventKey> known;
    for (const auto& [key, event] : console.known()) known.insert(key);
    const auto decision = console.attempt(action);
    if (!decision) {
        REQUIRE_FALSE(decision.error().danish.empty());
        REQUIRE_FALSE(decision.error().english.empty());
        REQUIRE(console.day() == before);
        return false;
    }
    const EventKey key = console.last_written();
    history.known_to[key] = known;
    const Event& event = console.known().at(key);
    if (std::holds_alternative<TicketIssued>(event.kind)) history.issued.insert(key);
    // What was allowed has an effect at once, where it was done.
    if (!event.ticket.empty()) REQUIRE(console.ticket(event.ticket).last_event == key);
    if (std::holds_alternative<CallNext>(action)) {
        check_head_of_line(before, console.ticket(event.ticket), console.now);
        REQUIRE_FALSE(decision->reason_in_words.empty());
    }
    return true;
}

// Ended stays ended, unless its own desk took the end back, an action brought the ticket back or a double
// call gave it another story.
void check_no_regress(const Day& before, const Day& after, const std::set<EventKey>& returned) {
    for (const Ticket& was : before.tickets) {
        const Ticket* is = after.find(was.id);
        REQUIRE(is);
        const bool ended = was.status == TicketStatus::finished ||
                           (was.status == TicketStatus::no_show && !returned.contains(EventKey{was.id.text}));
        const bool reopened = is->steps_undone > was.steps_undone;
        if (ended && !reopened && is->double_calls == 0) REQUIRE(is->status == was.status);
    }
}

std::set<EventKey> returned_tickets(const Console& console) {
    std::set<EventKey> tickets;
    for (const auto& [key, event] : console.known())
        if (std::holds_alternative<TicketReturned>(event.kind)) tickets.insert(EventKey{event.ticket.text});
    return tickets;
}

// The calls that led to this one, itself included.
std::vector<EventKey> calls_up_to(const Console& console, EventKey key) {
    std::vector<EventKey> calls;
    for (auto found = console.known().find(key); found != console.known().end();
         found = console.known().find(found->second.after))
        if (std::holds_alternative<TicketCalled>(found->second.kind)) calls.push_back(found->first);
    return calls;
}

// Every two calls of one ticket that did not know of each other are told, or somebody has answered for each.
void check_double_calls_are_told(const Console& console, const History& history) {
    std::map<TicketId, std::vector<const Event*>> calls, answers;
    for (const auto& [key, event] : console.known()) {
        if (std::holds_alternative<TicketCalled>(event.kind)) calls[event.ticket].push_back(&event);
        if (std::holds_alternative<DoubleCallCleared>(event.kind)) answers[event.ticket].push_back(&event);
    }
    // Somebody said where the citizen was, and knew of the call or of what led to it and not to the other.
    const auto answered_for = [&](const EventKey& call, const EventKey& other) {
        const auto led_to_other = calls_up_to(console, other);
        return std::ranges::any_of(calls_up_to(console, call), [&](const EventKey& led_to) {
            return std::ranges::find(led_to_other, led_to) == led_to_other.end() &&
                   std::ranges::any_of(answers[console.known().at(call).ticket], [&](const Event* answer) {
                       return history.knew(answer->key, led_to);
                   });
        });
    };
    for (const auto& [ticket, made] : calls)
        for (std::size_t i = 0; i < made.size(); ++i)
            for (std::size_t j = i + 1; j < made.size(); ++j) {
                const EventKey &one = made[i]->key, &other = made[j]->key;
                if (history.knew(one, other) || history.knew(other, one)) continue;
                const bool answered = answered_for(one, other) && answered_for(other, one);
                INFO("calls " << one.text << " and " << other.text);
                REQUIRE(console.ticket(ticket).double_calls > 0);
                REQUIRE((console.ticket(ticket).double_call || answered));
            }
}

}  // namespace

TEST_CASE("one site, random presses at one desk after another: never an illegal state, never out of order") {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        INFO("seed " << seed);
        SeededRandom random{seed};
        Console console{1};
        History history;
        press(console, OpenDay{service_day}, history);
        for (int step = 0; step < 120; ++step) {
            console.now += std::chrono::seconds{random.below(240)};
            press(console, any_action(console.day(), console.own_desk(), random), history);
            check_day(console, history.issued.size());
            for (const Ticket& ticket : console.day().tickets) REQUIRE(ticket.overruled_events == 0);
        }
    }
}

TEST_CASE("the same events in any order give the same day") {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        INFO("seed " << seed);
        SeededRandom random{seed};
        std::vector<Console> consoles;
        for (int number = 1; number <= 3; ++number) consoles.emplace_back(number);
        History history;
        for (Console& console : consoles) press(console, OpenDay{service_day}, history);
        for (int step = 0; step < 150; ++step) {
            Console& console = consoles[random.below(3)];
            press(console, any_action(console.day(), console.own_desk(), random), history);
            if (random.below(8) == 0) console.learn_from(any_of(consoles, random));
        }
        consoles[0].learn_from(consoles[1]);
        consoles[0].learn_from(consoles[2]);
        std::vector<Event> events = consoles[0].events();
        for (int round = 0; round < 20; ++round) {
            for (std::size_t i = events.size(); i > 1; --i) std::swap(events[i - 1], events[random.below(i)]);
            std::vector<Event> with_doubles = events;
            with_doubles.insert(with_doubles.end(), events.begin(), events.begin() + 5);
            REQUIRE(fold_day(library, service_day, with_doubles) == consoles[0].day());
        }
    }
}

TEST_CASE("two to four devices that meet at random: nothing lost, all agree, every double call is told") {
    std::size_t double_calls = 0;
    for (std::uint64_t seed = 1; seed <= 180; ++seed) {
        INFO("seed " << seed);
        SeededRandom random{seed};
        const std::size_t count = 2 + random.below(3);
        std::vector<Console> consoles;
        for (std::size_t number = 1; number <= count; ++number)
            consoles.emplace_back(static_cast<int>(number));
        History history;
        for (Console& console : consoles) {
            console.now += std::chrono::minutes{static_cast<int>(random.below(7)) - 3};
            press(console, OpenDay{service_day}, history);
        }
        for (int i = 0; i < 8; ++i) press(consoles[0], IssueTicket{ServiceId{"B01"}}, history);
        for (Console& console : consoles) console.learn_from(consoles[0]);
        const std::uint64_t meetings = 2 + random.below(30);
        for (int step = 0; step < 100; ++step) {
            Console& console = consoles[random.below(count)];
            const Day before = console.day();
            console.now += std::chrono::seconds{random.below(120)};
            if (random.below(meetings) == 0)
                console.learn_from(any_of(consoles, random));
            else
                press(console, any_action(before, console.own_desk(), random), history);
            check_no_regress(before, console.day(), returned_tickets(console));
            std::size_t issued = 0;
            for (const auto& [key, event] : console.known()) issued += history.issued.contains(key);
            check_day(console, issued);
            check_double_calls_are_told(console, history);
        }
        for (Console& one : consoles)
            for (const Console& other : consoles) one.learn_from(other);
        for (const Console& console : consoles) {
            REQUIRE(console.day() == consoles[0].day());
            check_day(console, history.issued.size());
            check_double_calls_are_told(console, history);
        }
        for (const Ticket& ticket : consoles[0].day().tickets)
            double_calls += static_cast<std::size_t>(ticket.double_calls);
    }
    // The worlds above are worth something only if the rare thing happens in them.
    REQUIRE(double_calls > 100);
}

TEST_CASE("events that nobody could have written rightly harm no other ticket and crash nothing") {
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        INFO("seed " << seed);
        SeededRandom random{seed};
        std::vector<Event> events;
        std::size_t issued = 0;
        const auto any_key = [&] { return EventKey{std::to_string(random.below(25))}; };
        for (std::uint64_t number = 0; number < 30; ++number) {
            const std::vector<EventKind> kinds{
                DayOpened{},
                IntakeClosed{},
                DayClosed{.leftovers = {{TicketId{"1"}, EventKey{"1"}}, {TicketId{"2"}, EventKey{"none"}}}},
                DayReopened{},
                TicketIssued{{'A', static_cast<int>(number)}, ServiceId{"B01"}, {}, nine},
                TicketCalled{},
                TicketCalled{},
                TicketRecalled{},
                ServiceStarted{},
                ServiceFinished{},
                TicketNoShow{},
                TicketReturned{},
                TicketTransferred{ServiceId{"A01"}},
                StepUndone{any_key()},
                ServicePaused{},
                ServiceResumed{},
                TopicAdded{ServiceId{"E03"}},
                TicketWithdrawn{Withdrawal::cancelled},
                EscortChecked{true},
                TicketTransferred{.to = ServiceId{"B01"}, .desk = desk(2), .partner = {}},
                DoubleCallCleared{DoubleCallAnswer::at_desk, desk(1), {}},
                DoubleCallCleared{DoubleCallAnswer::in_queue_again, {}, {}}};
            const EventKind& kind = number < 3 ? kinds[4] : any_of(kinds, random);
            issued += std::holds_alternative<TicketIssued>(kind);
            events.push_back(
                Event{.key = EventKey{std::to_string(number)},
                      .order = {.counter = number < 3 ? number : 3 + random.below(30), .actor = "x"},
                      .at = nine,
                      .device = {},
                      .desk = desk(1 + static_cast<int>(random.below(2))),
                      .person = {},
                      .ticket = random.below(4) == 0 ? TicketId{} : TicketId{std::to_string(random.below(4))},
                      .after = any_key(),
                      .kind = kind});
        }
        const Day day = fold_day(library, service_day, events);
        REQUIRE(day.tickets.size() == issued);
        for (const Ticket& ticket : day.tickets) check_ticket(ticket);
    }
}
