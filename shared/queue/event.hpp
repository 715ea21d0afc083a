#pragma once
// What happened at a site on a day. An event is written once and never changed; all else is derived.
#include <chrono>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "shared/base/calendar.hpp"
#include "shared/base/clock.hpp"
#include "shared/base/ids.hpp"
#include "shared/queue/call_reason.hpp"
#include "shared/queue/day_events.hpp"
#include "shared/queue/enquiry.hpp"
#include "shared/queue/help_request.hpp"
#include "shared/queue/need.hpp"
#include "shared/queue/staff.hpp"
#include "shared/queue/task.hpp"
#include "shared/queue/ticket_number.hpp"

namespace skranke {

// A citizen who comes with a mestringsvejleder or bostøtte. Only yes or no is ever stored.
enum class Escort {
    none,
    card_shown,      // the municipal ID card was shown: goes ahead of ordinary tickets
    card_not_shown,  // declined: waits in the ordinary line
    claimed,         // said by the citizen, a kiosk or a host: nothing follows until staff have seen the card
};

enum class Outcome {
    solved,                     // Løst
    resolved_at_first_contact,  // Straksafklaret
    assisted_self_service,      // Medbetjent
    referred,                   // Henvist til …
    out_of_scope,               // Uden for opgaven
    left_without_help,          // Gik uden hjælp
};

// How a visit ends in the waiting area.
enum class Withdrawal {
    left,       // gået: the citizen went before being called
    cancelled,  // annulleret: drawn by mistake, or drawn again
};

// Who has the citizen, as a person decides after two desks called the same ticket while apart.
enum class DoubleCallAnswer { at_desk, in_queue_again };

struct DayOpened {};
// The number was given out on paper, and entered here later.
struct FromPaper {
    UtcTime came_at;      // as it stands on the paper
    bool helped = false;  // and has been, with no screen
};
struct TicketIssued {
    TicketNumber number;
    ServiceId service;
    Escort escort = Escort::none;
    // Never earlier than that of any ticket its device knew: orders the queue (see QueuePosition).
    UtcTime arrival;
    std::optional<UtcTime> appointment{};  // a time agreed on the same day: the ticket counts from it
    // The help on the floor that became this ticket, and when it was given: the wait counts from there, and
    // `arrival` is that enquiry's.
    EventKey from_enquiry{};
    std::optional<UtcTime> came_at{};
    PersonId prefers{};  // whom the citizen would rather wait for; empty: anybody
    std::optional<FromPaper> paper{};
    TicketId kept_from{};  // the ticket of the day before that was kept overnight; empty: a new one
};
struct TicketCalled {
    // The words of the rule at the time, and what they were made of, kept so that the call can be explained.
    std::string reason{};
    CallRule rule = CallRule::longest_wait;
    std::vector<TicketNumber> overtook{};
    std::optional<ChosenBecause> because{};
};
struct TicketRecalled {};
struct ServiceStarted {};
struct ServiceFinished {
    Outcome outcome = Outcome::solved;
    std::string referred_to;      // only with Outcome::referred
    std::vector<Outcome> also{};  // further outcomes of the same visit, in the order they were chosen
    bool finished_late = false;   // the finish was forgotten: how long the service took is not known
};
// The citizen fetches something, or types alone: the desk is free meanwhile.
struct ServicePaused {};
struct ServiceResumed {};
// Another errand in the same visit.
struct TopicAdded {
    ServiceId topic;
};
struct TicketWithdrawn {
    Withdrawal why = Withdrawal::left;
};
// Staff have been shown the escort's municipal ID card, or have not.
struct EscortChecked {
    bool card_shown = false;
};
struct TicketNoShow {};
struct TicketReturned {};
struct TicketTransferred {
    ServiceId to;           // the same service if only the place changes
    DeskId desk{};          // empty: any that can
    PartnerId partner{};    // empty: the municipality itself
    bool to_front = false;  // else by the time of the number
};
// Helped where the citizen stood in the waiting zone, by a person from this desk: ended without a call.
struct TicketAnsweredOnFloor {};
// Whom the citizen waits for from now on; nobody: anybody may call.
struct TicketPreference {
    PersonId person;
};
// What the visit needs, as it is known from now on.
struct TicketNeeds {
    NeedSet needs;
};
struct DoubleCallCleared {
    DoubleCallAnswer answer = DoubleCallAnswer::at_desk;
    DeskId desk;  // with at_desk
    // The calls that the person was told of, the standing one included: one that nobody knew of yet stays
    // open. Empty: all of them.
    std::vector<EventKey> settles{};
};

// The desk takes its own last step on the ticket back: see undo.hpp.
struct StepUndone {
    EventKey step;
};

using EventKind =
    std::variant<DayOpened, TicketIssued, TicketCalled, TicketRecalled, ServiceStarted, ServiceFinished,
                 TicketNoShow, TicketReturned, TicketTransferred, DoubleCallCleared, IntakeClosed,
                 IntakeOpened, DayClosed, DayReopened, TicketAnsweredOnFloor, StaffStatusSet, EnquiryRecorded,
                 EnquiryWithdrawn, HelpRequested, HelpAnswered, HelpClosed, TaskAdded, TaskMoved, StepUndone,
                 ServicePaused, ServiceResumed, TopicAdded, TicketWithdrawn, EscortChecked,
                 PaperBlockReserved, SessionHeld, TicketPreference, TicketNeeds, SessionAppointmentMade,
                 SessionAppointmentMoved>;

// The place of an event in the day's total order, the same on every node and in step with cause and
// effect: the Lamport counter of the operation that wrote it, then the writer's actor id in bytes.
struct EventOrder {
    std::uint64_t counter = 0;
    std::string actor;  // raw bytes
    auto operator<=>(const EventOrder&) const = default;
};

struct Event {
    EventKey key;
    EventOrder order;
    UtcTime at;  // the writer's wall clock
    DeviceId device;
    DeskId desk;  // empty where no desk took part
    PersonId person;
    TicketId ticket;  // empty where it is about the day; for TicketIssued the event's own key
    // The ticket's latest event that the writer knew: tells what came after from what came beside it.
    EventKey after;  // empty where it is about the day, and for TicketIssued
    EventKind kind;
};

}  // namespace skranke
