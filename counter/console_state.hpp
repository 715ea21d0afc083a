#pragma once
// What the console remembers between two frames: who sits there, what is open, what is under way.
// Plain values; `ConsoleController` changes them, `console_screen` reads them.
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "counter/command.hpp"
#include "counter/device_settings.hpp"
#include "counter/pin_entry.hpp"
#include "counter/settings_state.hpp"
#include "counter/stick_exchange.hpp"
#include "counter/volunteer_progress.hpp"
#include "shared/base/result.hpp"
#include "shared/queue/day.hpp"
#include "shared/text/language.hpp"

namespace skranke {

struct ServicePicker {
    std::string search;
    std::optional<ServiceId> chosen;
};

struct NewTicketDialog {
    NewTicketStep step = NewTicketStep::service;
    ServicePicker picker;
    bool escorted = false;
    std::string appointment;       // "10.30", as typed
    std::string prefers;           // initials, as typed
    std::string alias;             // what to call the citizen: for this screen's memory alone
    std::optional<Escort> answer;  // to "Er kommunalt ID-kort vist?"
    std::optional<Ticket> issued;  // only after the node says that it is stored
    std::string refusal;
};
struct ChooseNumberDialog {
    bool on_floor = false;  // answered where the citizen stands, not called
    std::string typed;
    std::optional<TicketId> chosen;
};
struct TransferDialog {
    TicketId ticket;
    ServicePicker picker;
    bool adds_topic = false;  // the same choice, for the same visit
    TransferTo to = TransferTo::service;
    DeskId desk{};
    PartnerId partner{};
    bool to_front = false;
};
struct ReferralDialog {
    std::string target;
};
struct NoShowDialog {
    TicketId ticket;
};
// Another than the next is called: a person says why.
struct OutOfOrderDialog {
    TicketId ticket;
    std::optional<ChosenBecause> because{};
};
// The clock shows another day than expected; a person must say that the date is right.
struct DateDialog {
    ServiceDay day;
    std::string doubt;  // why the date was refused
};
// Which number was the last that was given out? The device's disk is a copy, and cannot know.
struct LastNumberDialog {
    std::string typed;
};
struct HelpDialog {};
struct DayDialog {};
struct CrisisDialog {
    bool on = true;
};
struct PaperDialog {
    std::string number, time;  // as typed
    ServicePicker picker;
    bool waits = false;
    std::string refusal;
};
struct SessionDialog {
    SessionKind kind = SessionKind::psychiatric_ward;
    std::string time, participants;  // as typed
    std::string refusal{};
};
struct CloseDayDialog {
    std::vector<TicketId> leftovers{};  // who was not helped when it was opened
};

// Help without a number.
struct EnquiryDialog {
    EnquirySource source = EnquirySource::floor;
    Channel channel = Channel::in_person;
    ServicePicker picker{};
};
struct StaffDialog {};
struct PinsDialog {};
struct TasksDialog {
    std::string typed{};  // of a task to be added
    std::chrono::minutes takes{15};
    std::optional<std::chrono::days> due_in{};
    bool urgent = false;
    std::string refusal{};  // why it was not added
};

struct AppearanceDialog {};

using Dialog =
    std::variant<std::monostate, NewTicketDialog, ChooseNumberDialog, TransferDialog, ReferralDialog,
                 NoShowDialog, OutOfOrderDialog, DateDialog, LastNumberDialog, HelpDialog, DayDialog,
                 CloseDayDialog, EnquiryDialog, StaffDialog, PinsDialog, TasksDialog, CrisisDialog,
                 PaperDialog, SessionDialog, AppearanceDialog, SettingsQuestion>;

struct Toast {
    std::string text;
    bool refusal = false;
    std::chrono::nanoseconds shown_at{};  // monotonic
};

// The outcome that is chosen for the citizen at the desk; another citizen starts afresh.
struct ChosenOutcome {
    TicketId ticket;
    std::vector<Outcome> outcomes{};  // in the order they were chosen; none: solved
    std::string referred_to;
};

struct ConsoleState {
    Language language = Language::danish;
    DeskId desk;
    PersonId person;         // empty: nobody has said who they are
    bool switching = false;  // choosing another person; Esc keeps the present one
    std::string typed_initials;
    std::optional<PinEntry> pin{};  // being typed
    std::set<PersonId> with_pin{};  // on this device
    ConsoleView view = ConsoleView::queue;
    RightCard right_card = RightCard::queue;
    bool guidance_beside = true;  // on a wide screen
    ChosenOutcome outcome;
    Dialog dialog;
    TallyState tally{};
    std::optional<VolunteerFigures> volunteers{};  // while the tally is shown
    // Nobody has touched the console for a while: whoever comes says who they are. The queue goes on.
    bool locked = false;
    std::chrono::nanoseconds touched_at{};  // monotonic
    std::optional<Toast> toast;
    std::map<std::uint64_t, Action> under_way;  // posted, not yet answered
    // A peer that called us is no longer listed once it is gone; that it was there is remembered here.
    bool was_connected = false;
    std::optional<UtcTime> alone_since;
    // What citizens who wait want to be called. Never leaves this memory, and goes with the citizen.
    std::map<TicketId, std::string> aliases;
    std::optional<ErrorCode> storage_failure;  // the last answer was that nothing can be stored
    DeviceSettings device_settings{};
    bool shows_around = false;          // whoever sits down for the first time is shown around
    std::optional<std::size_t> tour{};  // the step that is shown
    bool practice = false;              // this is the console of a made-up day
    bool practice_asked = false;        // to begin it, or to end it
    SettingsPage settings{};
    bool has_stick_door = false;
    bool stick_wished = false;  // and not passed on yet
    StickState stick{};
};

}  // namespace skranke
