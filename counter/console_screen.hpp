#pragma once
// What staff see: a pure function of the node's snapshot, the console's state and the time of day.
// Every word and every button with its command is decided here, so that tests read it without a window.
#include <optional>
#include <string>
#include <vector>

#include "counter/command.hpp"
#include "counter/console_state.hpp"
#include "shared/queue/priority_rule.hpp"
#include "sync/node/snapshot.hpp"

namespace skranke {

enum class Page {
    loading,        // no snapshot yet
    choose_person,  // nobody has said who they are
    pin,            // … or they are to prove it
    queue,
    waits,
    tally,
    settings,
};

struct TopBar {
    std::string site, desk, person, clock;
    std::string presence;  // "På gulvet"; empty: off
    std::string notice;    // "Lukket for nye numre siden kl. 14.30"; empty: all as usual
};

// A button that is large, small or a row: what it says, its key and what it does.
struct ActionButton {
    std::string label{};
    std::string second_line{};  // of the primary button: what will happen
    std::string key{};          // as on the keycap; empty: none
    bool enabled = true;
    Command command{};
};

struct OutcomeOption {
    std::string key;
    std::string label;
    bool chosen = false;
    Command command;
};

// One of the desks that called the same ticket.
struct CallPlace {
    std::string who;   // "Skranke 1 · LBJ"
    std::string when;  // "kaldt kl. 09.31 – gælder nu"
};

struct LineStrip {
    std::string lead{};  // in SemiBold
    std::string text{};
    bool notice = false;  // ochre
    bool operator==(const LineStrip&) const = default;
};

enum class CardState { day_not_open, empty, ready, called, in_service, double_call };

struct TicketCard {
    CardState state = CardState::empty;
    std::string pill;
    std::string meta;          // right of the pill
    std::string above_number;  // "Næste i køen"
    std::string number;
    std::string minutes;       // "22 min."
    std::string minutes_mean;  // "har ventet"
    std::string title;         // instead of a number: "Ingen venter lige nu"
    std::string explanation;   // under the title
    std::string service;
    std::string why_title, why_text;
    bool escorted = false;  // for the icon before the reason
    std::vector<OutcomeOption> outcomes;
    std::vector<CallPlace> places;      // double call: where it was called
    std::vector<ActionButton> answers;  // double call: the first is the call that stands
    ActionButton primary;
    std::vector<ActionButton> secondary;
    LineStrip strip;
    std::optional<ActionButton> undo;  // in the strip, while there is something to take back
};

enum class Badge {
    none,
    number_twice,
    overlooked,  // the day is closed, and this one is not helped
    preferring,  // waits for a certain person
    elsewhere,   // another desk or person must serve it
    escorted,
    appointment,
    transferred,
    returned,
    express,
    no_show,  // did not come when called, and may come back
};

struct QueueRow {
    TicketId ticket;
    TicketNumber ticket_number;
    std::size_t index = 0;  // from 1
    std::string number, service, wait;
    Badge badge = Badge::none;
    std::string badge_text;
    bool next = false;
    bool elsewhere = false;       // not for this desk: drawn quietly
    std::optional<Command> call;  // when this desk may call it now, or may ask why
};

struct QueueList {
    std::optional<ActionButton> floor;  // go to the floor, or from it
    std::string here;                   // "3 på gulvet"; empty: the day is not open
    std::string title;                  // "12 venter"
    std::string longest;
    std::vector<QueueRow> rows;
    std::string empty_title;
};

enum class StatusTone { normal, notice, stop };
enum class StatusIcon { connected, partly, disk, colleague };

struct StatusLine {
    StatusTone tone = StatusTone::normal;
    StatusIcon icon = StatusIcon::connected;
    std::string sentence{};
    std::string fact{};
    std::optional<ActionButton> action{};
};

struct PersonTile {
    std::string initials;
    bool matches = true;  // the initials typed so far
    bool chosen = false;
    Command command;
};

struct ChoosePersonScreen {
    std::vector<PersonTile> people;
    std::string typed;
    std::string nobody;  // shown when the typed initials fit nobody
    bool may_go_back = false;
};

struct DeviceRow {
    std::string name, state;
    bool connected = false;
    bool refused = false;  // something it sent could not be taken
};

struct DevicesScreen {
    std::vector<DeviceRow> rows;
    std::vector<std::string> introduction;
    std::string note;
    // The exchange with a stick, where one can be made.
    bool offers_exchange = false;
    bool exchange_under_way = false;
    std::optional<StickSentence> stick;
};

// What the desk says of the citizen's service. Read from the snapshot alone, so that it is there in the next
// frame, network or none.
struct GuidanceCard {
    std::string title;                    // the service
    std::vector<std::string> helps_with;  // one line each
    std::vector<std::string> does_not_help_with;
    std::vector<std::string> bring;
    std::vector<std::string> by_oneself;  // where, and whom to ring
    std::string minutes;                  // "Tager typisk 15 min."; empty: not known
    bool nothing_written = false;
};

struct ConsoleScreen {
    Language language = Language::danish;
    Page page = Page::loading;
    TopBar top;
    TicketCard card;
    QueueList list;
    DevicesScreen devices;
    RightCard right_card = RightCard::queue;
    std::optional<GuidanceCard> guidance;  // where there is a citizen to guide
    bool guidance_beside = true;           // on a wide screen
    StatusLine status;
    // What the person's role does here.
    bool may_issue = true, may_serve = true, may_change_settings = false;
    ChoosePersonScreen choose_person;
    PinScreen pin;
};

ConsoleScreen console_screen(const Snapshot* snapshot, const ConsoleState& state, UtcTime now);

// Its parts, each in a file of its own.
TicketCard ticket_card(const Snapshot& snapshot, const ConsoleState& state, UtcTime now);
QueueList queue_list(const Snapshot& snapshot, const ConsoleState& state, UtcTime now);
StatusLine status_line(const Snapshot& snapshot, const ConsoleState& state, UtcTime now);
// Of the citizen at the desk, else of the one who is next in `list`; nothing if there is neither.
std::optional<GuidanceCard> guidance_card(const Snapshot& snapshot, const ConsoleState& state,
                                          const QueueList& list);
ChoosePersonScreen choose_person_screen(const Snapshot& snapshot, const ConsoleState& state);
DevicesScreen devices_screen(const Snapshot& snapshot, const ConsoleState& state);

// What the priority rule looks at from this desk.
QueueView queue_view(const Snapshot& snapshot, const Day& day, const ConsoleState& state, UtcTime now);
// The day that the console works on: open, and not one that has passed.
const Day* open_day(const Snapshot& snapshot, UtcTime now);
// The name of a desk, service or site as people say it; its id where the municipality knows it not.
std::string desk_name(const Snapshot& snapshot, const DeskId& desk);
std::string service_name(const Snapshot& snapshot, const ServiceId& service);
std::string site_name(const Snapshot& snapshot, const SiteId& site);
std::string number_text(const Ticket& ticket);
// No voices, no minutes: a drop-in centre, unless the municipality has said otherwise.
bool quiet_here(const Snapshot& snapshot);
// The first of whom something could not be taken; null: all of it was.
const PeerView* peer_refused(const SyncStatus& sync);
// A ticket that was called twice and concerns this desk, waiting for an answer.
const Ticket* double_call_at(const Day& day, const DeskId& desk);

}  // namespace skranke
