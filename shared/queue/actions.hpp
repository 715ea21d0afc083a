#pragma once
// What staff can do, and the decision whether they may: pure functions from a day and an action to events.
#include <expected>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "shared/queue/day.hpp"
#include "shared/queue/municipality.hpp"

namespace skranke {

struct OpenDay {
    ServiceDay day;
    bool date_confirmed = false;
};
struct IssueTicket {
    ServiceId service{};
    Escort escort = Escort::none;
    std::optional<UtcTime> appointment{};  // on the same day
    PersonId prefers{};                    // whom the citizen would rather wait for
    bool although_closed = false;          // for new numbers: a decision of whoever directs the day
    // Help on the floor that goes on at a desk: the ticket keeps its time, and its service where none is
    // named.
    EventKey from_enquiry{};
};
struct CallNext {};
struct CallTicket {
    TicketId ticket{};
    std::optional<ChosenBecause> because{};  // needed if it is not the one that is next
};
// The following act on the ticket at the desk unless one is named.
struct Recall {
    TicketId ticket{};
};
struct StartService {
    TicketId ticket{};
};
struct FinishService {
    TicketId ticket{};
    Outcome outcome = Outcome::solved;
    std::string referred_to{};
    std::vector<Outcome> also{};  // further outcomes
    bool finished_late = false;   // a person says so; see also forgotten_finish.hpp
};
struct PauseService {
    TicketId ticket{};
};
struct ResumeService {
    TicketId ticket{};  // none named: the one that the desk paused, if there is one alone
};
struct AddTopic {
    TicketId ticket{};
    ServiceId topic{};
};
struct MarkNoShow {
    TicketId ticket{};
};
struct ReturnToQueue {
    TicketId ticket{};
};
struct TransferTicket {
    TicketId ticket{};
    ServiceId to{};  // empty: the same service elsewhere
    // At most one of these: only this desk, or only a desk of this partner, is to call it.
    DeskId desk{};
    PartnerId partner{};
    bool to_front = false;
};
// Of a ticket that waits.
struct WithdrawTicket {
    TicketId ticket{};
    Withdrawal why = Withdrawal::left;
};
struct CheckEscort {
    TicketId ticket{};
    bool card_shown = false;
};
struct ClearDoubleCall {
    TicketId ticket{};
    DoubleCallAnswer answer = DoubleCallAnswer::at_desk;
    DeskId desk{};
};
// Takes the last step back. No ticket named: the desk's own latest.
struct UndoStep {
    TicketId ticket{};
};
// The device goes on from a copy of its disk, and cannot know how far its numbers had come: a person says
// which was the last today (0: none). Nothing: nobody knows; then a hundred are left out, to be sure.
struct ConfirmLastNumber {
    std::optional<int> last{};
};

// The course of the day; see day_course.hpp.
struct CloseIntake {};
struct OpenIntake {};
struct CloseDay {
    // Who has not been helped, as the person who closes was told: each of them is named.
    std::vector<TicketId> leftovers{};
};
struct ReopenDay {};

// Only the fixed crisis services are offered, everywhere in the municipality; see crisis_services.hpp.
struct SwitchCrisis {
    bool on = true;
};
// A van goes on to another stop: another site, with a line of its own.
struct SwitchStop {
    SiteId to;
};
struct ReservePaper {
    int count = 30;
};
// What was written on paper while there was no screen.
struct EnterPaper {
    TicketNumber number;
    ServiceId service;
    UtcTime came_at;
    bool helped = true;  // else the citizen waits from then on
};
struct PreferPerson {
    TicketId ticket;
    PersonId person;  // empty: anybody
};
// Of one who waits or is at a desk.
struct NoteNeeds {
    TicketId ticket;
    NeedSet needs;  // all of them: what is not named is needed no more
};
struct HoldSession {
    SessionKind kind = SessionKind::elsewhere;
    int participants = 1;
};
// For such a visit, on the same day; seconds are left out.
struct MakeSessionAppointment {
    SessionKind kind = SessionKind::elsewhere;
    UtcTime at{};
};
struct MoveSessionAppointment {
    EventKey appointment{};
    AppointmentState to = AppointmentState::helped;
};

using Action =
    std::variant<OpenDay, IssueTicket, CallNext, CallTicket, Recall, StartService, FinishService, MarkNoShow,
                 ReturnToQueue, TransferTicket, ClearDoubleCall, CloseIntake, OpenIntake, CloseDay, ReopenDay,
                 AnswerOnFloor, SetStaffStatus, RecordEnquiry, WithdrawEnquiry, RequestHelp, AnswerHelp,
                 CloseHelp, AddTask, MoveTask, UndoStep, PauseService, ResumeService, AddTopic,
                 WithdrawTicket, CheckEscort, ConfirmLastNumber, SwitchCrisis, SwitchStop, ReservePaper,
                 EnterPaper, PreferPerson, HoldSession, NoteNeeds, MakeSessionAppointment,
                 MoveSessionAppointment>;

// Who acts, where and when.
struct Actor {
    DeviceId device;
    DeskId desk;
    PersonId person;
    UtcTime now;
};

// Why an action is not allowed. `danish` is what the console shows, `english` what the command line prints.
struct Refusal {
    enum class Kind {
        day_not_open,
        day_already_open,
        day_too_early,
        day_too_late,
        unknown_service,
        unknown_ticket,
        unknown_desk,
        unknown_person,
        no_number_series,
        series_used_up,
        nobody_waits,
        desk_busy,
        no_ticket_at_desk,
        not_waiting,
        not_called,
        not_in_service,
        at_another_desk,
        already_ended,
        returned_before,
        same_service,
        referral_needed,
        free_text_refused,
        no_double_call,
        set_up_refused,
        not_permitted,
        cannot_serve,     // the desk or the person lacks what the service needs
        only_for_others,  // likewise, of all who wait
        reason_needed,
        bad_appointment,
        intake_closed,
        day_closed,
        leftovers_not_named,
        course_unchanged,  // it is so already
        unknown_enquiry,   // there is none to take back, or to make a ticket of
        no_help_wanted,
        help_asked_before,
        unknown_task,
        bad_task,
        nothing_to_undo,
        series_held,  // until a person says which number was the last: see ConfirmLastNumber
        bad_last_number,
        recalled_just_now,
        not_paused,
        same_topic,
        same_outcome,
        nothing_changes,
        not_offered_in_crisis,
        bad_paper,
        no_stop,
        bad_session,
        unknown_appointment,
    };
    Kind kind{};
    std::string danish;
    std::string english;
    bool operator==(const Refusal&) const = default;
};

// An event to be recorded: its order, device and time are the recorder's to add.
struct DecidedEvent {
    TicketId ticket;  // empty: the event issues a ticket or opens a day
    EventKey after;
    DeskId desk;
    EventKind kind;
    EventKey key{};  // empty: the recorder's to choose
};

// What the decision needs besides the day: the next free number of the device's series.
struct IssueSeries {
    char letter = 0;      // 0: the device has none
    int next_number = 1;  // above largest_ticket_number the series is used up
    bool held = false;    // the device goes on from a copy of its disk: numbers may have been given out since
};

// What changes in the municipality's set-up rather than at a site on a day.
struct CrisisSwitched {
    bool on = true;
};
struct DeviceMoved {
    SiteId to;
};
using SetUpChange = std::variant<CrisisSwitched, DeviceMoved>;

struct Decision {
    std::vector<DecidedEvent> events;
    std::string reason_in_words;       // for a call: why this ticket
    std::optional<int> last_number{};  // the device's series goes on after this one
    std::optional<SetUpChange> set_up{};
};

// OpenDay is decided by `decide_open_day`: it needs to know other days.
std::expected<Decision, Refusal> decide(const Day& day, const Municipality& municipality, const Actor& actor,
                                        const Action& action, IssueSeries series);

struct DayLimits {
    ServiceDay earliest;                  // the day the program was built
    std::optional<ServiceDay> last_open;  // the latest that this node has opened or seen at its site
    std::vector<Task> unfinished{};       // of its task bank: they follow into the new day
};
std::expected<Decision, Refusal> decide_open_day(const OpenDay& action, const DayLimits& limits, UtcTime now);

}  // namespace skranke
