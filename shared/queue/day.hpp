#pragma once
// The state of one site's day, folded from its events. The same events give the same day everywhere.
#include <chrono>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "shared/queue/day_course.hpp"
#include "shared/queue/day_records.hpp"
#include "shared/queue/event.hpp"

namespace skranke {

enum class TicketStatus {
    waiting,
    called,
    in_service,
    finished,
    no_show,
    day_closed,  // left over when the day was closed
    paused,
    left,
    cancelled,
};

// The order of the line. `arrival` comes first, so that two devices that were apart for hours are merged
// by when people came; it never runs against cause and effect, for a device never writes an arrival
// earlier than one it knows. Ties: Lamport counter, then actor.
struct QueuePosition {
    UtcTime arrival;
    EventOrder issued;
    auto operator<=>(const QueuePosition&) const = default;
};

struct Call {
    EventKey event;
    DeskId desk;
    PersonId person;
    DeviceId device;
    UtcTime at;
    TicketId ticket{};
    bool operator==(const Call&) const = default;
};

// A call that stands, recalls apart: for who was overtaken by whom, and what it cost.
struct Turn {
    EventOrder order;
    UtcTime at;
    DeskId desk;
    PersonId person;
    CallRule rule = CallRule::longest_wait;
    std::vector<TicketNumber> overtook{};  // who came earlier, and waited on
    bool operator==(const Turn&) const = default;
};

// The latest thing done to a ticket, while it is a step that its desk can take back.
enum class StepKind { called, started, finished, no_show, returned, transferred, paused, resumed, withdrawn };
struct LastStep {
    EventKey event;
    StepKind kind = StepKind::called;
    EventOrder order;
    UtcTime at;
    DeskId desk;
    bool operator==(const LastStep&) const = default;
};

// Two desks called the ticket while apart. `stands` is the same on every node; it lasts until a person
// answers. The ticket's own state is that of the call that stands, and may go on meanwhile.
struct DoubleCall {
    Call stands;
    std::vector<Call> others;  // one or more, in event order
    // How far each of the others had come on its own: called, in service, finished, no-show, or waiting if it
    // had sent the citizen back.
    std::vector<TicketStatus> others_reached{};
    bool operator==(const DoubleCall&) const = default;
};

// From one place in the line to the next: a transfer begins another.
struct Leg {
    ServiceId service;
    DeskId desk;          // that called last
    UtcTime waits_since;  // issued, or transferred
    UtcTime called_at;    // for the first time in this leg
    std::optional<UtcTime> started_at, ended_at;
    std::chrono::milliseconds paused{};
    bool finished_late = false;

    std::chrono::milliseconds wait() const;  // never negative
    // Nothing while it goes on, and where the end was forgotten.
    std::optional<std::chrono::milliseconds> service_time() const;
    bool operator==(const Leg&) const = default;
};

struct Ticket {
    TicketId id;
    TicketNumber number;
    ServiceId service;        // as it is now, after any transfer
    ServiceId first_service;  // as it was issued
    Escort escort = Escort::none;
    UtcTime issued_at;  // the issuer's wall clock
    QueuePosition position;
    DeviceId issued_by;
    std::optional<UtcTime> appointment{};  // the time agreed, which it counts from
    bool kept_overnight = false;           // left over on the day before, with the same number
    bool manual = false;                   // entered from paper: its times are what somebody wrote down
    PersonId prefers{};                    // waits for this person and keeps its place; empty: for anybody
    NeedSet needs{};                       // for staff alone

    TicketStatus status = TicketStatus::waiting;
    std::vector<Call> calls;     // of the present leg, recalls included; the first is the call itself
    std::string call_reason;     // of the present leg's call
    std::vector<Turn> turns;     // the calls of all legs, in order
    std::optional<DeskId> desk;  // that called it or serves it
    std::optional<PersonId> person;
    std::optional<UtcTime> first_called_at;  // ever: the end of the wait
    std::optional<UtcTime> started_at;       // of the present leg
    std::optional<UtcTime> paused_at{};      // while paused
    std::optional<UtcTime> ended_at;
    std::optional<Outcome> outcome;
    std::vector<Outcome> also{};  // further outcomes
    std::string referred_to;
    std::vector<Leg> legs{};                 // that have been called
    UtcTime leg_since{};                     // when the present leg began to wait
    std::vector<ServiceId> topics{};         // besides the services
    std::optional<DeskId> for_desk{};        // only this one is to call it
    std::optional<PartnerId> for_partner{};  // only a desk of theirs is
    bool to_front = false;                   // sent on ahead of those who wait
    std::optional<UtcTime> card_seen_at{};   // the escort's, if later than the issue
    int transfers = 0;
    bool returned_after_no_show = false;  // allowed once
    bool returned = false;                // has been sent back to the queue at least once
    EventKey last_event;                  // what a new event comes after
    std::optional<LastStep> last_step{};  // nothing: something came after it, or it was taken back
    int steps_undone = 0;
    int calls_undone = 0;  // heard by citizens, and taken back: they ended no wait
    std::optional<DoubleCall> double_call;
    EventKey from_enquiry{};         // the help on the floor that it was made of
    bool answered_on_floor = false;  // ended in the waiting zone, without a call
    int overruled_events = 0;        // written apart, without effect after the merge; kept, counted
    int double_calls = 0;            // ever, cleared or not
    // Another ticket of the day has the same number: a device went on from an old copy of its disk, or two
    // ran on one, and had not met the others yet.
    bool number_given_twice = false;
    // The day is closed, and whoever closed it did not know how far this one had come: not helped yet.
    bool overlooked_at_closing = false;
    bool operator==(const Ticket&) const = default;
};

// Nothing more is to happen to it today.
bool has_ended(const Ticket& ticket);

struct Day {
    SiteId site;
    ServiceDay day;
    bool opened = false;
    std::vector<Ticket> tickets;     // by QueuePosition
    std::vector<Call> latest_calls;  // every call or recall that stands, newest last in event order, one per
                                     // ticket: for the display
    DayCourse course{};
    UtcTime latest_arrival{};                   // the largest arrival of all: a new one is never earlier
    std::map<PersonId, StaffPresence> staff{};  // who said where they are
    std::vector<Enquiry> enquiries{};           // without a number, in the order of events
    std::vector<HelpRequest> help{};            // open ones, oldest first
    std::vector<Task> tasks{};                  // of the task bank, in the order of events
    std::vector<PaperBlock> paper_blocks{};
    std::vector<Session> sessions{};
    std::vector<SessionAppointment> session_appointments{};  // in the order of events

    const Ticket* find(const TicketId& id) const;
    const Ticket* find(TicketNumber number) const;
    // The ticket that the desk has called or serves, if any. One that is paused leaves the desk free.
    const Ticket* at_desk(const DeskId& desk) const;
    std::vector<const Ticket*> paused_at(const DeskId& desk) const;
    const SessionAppointment* find_appointment(const EventKey& key) const;
    // In the order of the line, all classes mixed.
    std::vector<const Ticket*> waiting() const;
    bool operator==(const Day&) const = default;
};

// Marks the tickets that carry the number of another.
void mark_numbers_given_twice(std::vector<Ticket>& tickets);

// Joins each ticket that was made of an enquiry with it. Where two devices made one each while apart, both
// numbers are in citizens' hands: the first in the line is named, and both stay.
void mark_enquiries_with_tickets(Day& day);

// `events` in any order. An event that does not fit (illegal, unknown ticket, made apart from one that
// came first) changes nothing but Ticket::overruled_events and, for calls, Ticket::double_call.
Day fold_day(SiteId site, ServiceDay day, std::span<const Event> events);

}  // namespace skranke
