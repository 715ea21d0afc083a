#pragma once
// What the dialogs say: pure functions of their state and the node's snapshot, like console_screen.
#include <string>
#include <vector>

#include "counter/console_screen.hpp"
#include "counter/service_picker.hpp"

namespace skranke {

struct ServicePickerScreen {
    std::string search;
    std::string hint;  // "Søg blandt 34 emner"
    std::vector<ServiceOption> options;
    std::string nothing_found;
};

// In the list of a dialog.
struct DialogRow {
    std::string title;
    std::string more;  // "15 min. · haster · senest 12-11-2026 · MKH"
    std::vector<ActionButton> actions{};
};

struct NewTicketScreen {
    NewTicketStep step = NewTicketStep::service;
    ServicePickerScreen picker;
    bool escorted = false;
    bool quiet = false;         // asks whom to wait for, and what to call the citizen, instead of who escorts
    bool asks_for_card = true;  // no: those at the desks look at the card
    std::string appointment, prefers, alias;
    std::string service;  // the chosen one
    std::string refusal;
    bool notice = false;  // it is no refusal: something to know
    ActionButton primary;
    // Only when the node has stored it:
    std::string number, reason, stored, say_this;
    std::vector<OutcomeOption> needs;
};

struct TransferWay {
    TransferTo to = TransferTo::service;
    std::string label, key;
};
struct TransferScreen {
    std::string title, question, note;
    std::vector<TransferWay> ways;  // none where another topic is added
    TransferTo to = TransferTo::service;
    ServicePickerScreen picker;
    std::vector<OutcomeOption> options;  // desks or partners
    std::string nothing;                 // no desk can take the citizen
    std::string front, front_means;      // "Forrest i køen", and what follows
    bool to_front = false;
    ActionButton primary;
};

struct ChooseNumberScreen {
    std::string title;
    std::string typed;
    std::vector<QueueRow> rows;  // that fit what was typed; `next` marks the chosen one
    std::string nothing_found;
    std::string explanation;           // of the chosen one: why it has not been called yet
    std::vector<ActionButton> others;  // what else can be done with it
    ActionButton primary;
};

struct ReferralScreen {
    std::string target;
    std::vector<OutcomeOption> usual;
    ActionButton primary;
};

struct OutOfOrderScreen {
    std::string title;   // "Hvorfor A 045 før A 041?"
    std::string passes;  // "Valgt af medarbejderen; går foran A 041 og A 043."
    std::vector<OutcomeOption> reasons;
    ActionButton primary;
};

struct QuestionScreen {
    std::string title, text;
    ActionButton primary, back;
};

ServicePickerScreen picker_screen(const ServicePicker& picker, const Snapshot& snapshot, Language language,
                                  const ServiceId& except = {});
NewTicketScreen new_ticket_screen(const NewTicketDialog& dialog, const Snapshot& snapshot,
                                  const ConsoleState& state, UtcTime now);
TransferScreen transfer_screen(const TransferDialog& dialog, const Snapshot& snapshot,
                               const ConsoleState& state);
// Of those who wait, as `line` shows them.
ChooseNumberScreen choose_number_screen(const ChooseNumberDialog& dialog, const QueueList& line,
                                        const Snapshot& snapshot, const ConsoleState& state, UtcTime now);
ReferralScreen referral_screen(const ReferralDialog& dialog, const ConsoleState& state);
QuestionScreen no_show_screen(const NoShowDialog& dialog, const Snapshot& snapshot,
                              const ConsoleState& state);
OutOfOrderScreen out_of_order_screen(const OutOfOrderDialog& dialog, const Snapshot& snapshot,
                                     const ConsoleState& state, UtcTime now);
QuestionScreen date_screen(const DateDialog& dialog, const ConsoleState& state);

// Did not show up, and may come back: the number keeps its time.
bool is_missed(const Ticket& ticket);
// "41", "a41" and "A 041" all mean the ticket A 041; what is typed so far may be its beginning.
bool may_mean(std::string_view typed, TicketNumber number);

}  // namespace skranke
