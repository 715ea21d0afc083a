#pragma once
// What staff asked for with a click or a key: an action for the node, or a change of the screen itself.
// The screen says beforehand which command belongs to a button; a button decides nothing.
#include <string>
#include <variant>

#include "counter/settings_command.hpp"
#include "shared/queue/actions.hpp"
#include "shared/text/language.hpp"
#include "shared/ui/theme.hpp"

namespace skranke {

struct Perform {
    Action action;
};
struct ChoosePerson {
    PersonId person;
};
struct TypeInitials {
    std::string text;  // all that stands in the field
};
struct SwitchPerson {};
struct TypePin {
    std::string digits;  // all that stand in the boxes
};
// The task bank.
struct OpenTasks {};
struct MoveTheTask {
    TaskId task;
    TaskState to = TaskState::taken;
};
struct TypeTask {
    std::string text;  // all that stands in the field
};
struct ChooseTaskLength {
    std::chrono::minutes takes{};
};
struct ToggleTaskUrgent {};
struct ChooseTaskDue {
    std::optional<std::chrono::days> in{};  // from today; none: whenever there is time
};
struct OpenPins {};
struct ChangePin {};  // or choose the first one
struct RemoveOwnPin {};
struct VoidPin {
    PersonId person;  // a colleague
};
struct ChooseOutcome {
    Outcome outcome = Outcome::solved;
};

struct ExchangeWithStick {};

enum class RightCard { queue, devices, guidance };
struct ShowRightCard {
    RightCard card = RightCard::queue;
};

// On a wide screen: the guidance card beside the ticket, or today's figures there.
struct ShowGuidanceBeside {
    bool shown = true;
};

enum class ConsoleView { queue, waits, tally, settings };
struct ShowView {
    ConsoleView view = ConsoleView::queue;
};

// Dialogs. `Back` closes what is on top: a dialog, a side panel.
struct OpenNewTicket {};
struct OpenChooseNumber {
    bool on_floor = false;  // to be answered where the citizen stands, not called
};
struct OpenTransfer {
    TicketId ticket;
};
struct OpenAddTopic {
    TicketId ticket;
};
enum class TransferTo { service, desk, partner };
struct ShowTransferTo {
    TransferTo to = TransferTo::service;
};
struct ChooseDesk {
    DeskId desk;
};
struct ChoosePartner {
    PartnerId partner;
};
struct ToggleToFront {};
struct OpenReferral {};
struct AskNoShow {
    TicketId ticket;
};
// Another than the next is to be called: why?
struct AskWhyOutOfOrder {
    TicketId ticket;
};
struct OpenLastNumber {};
struct OpenHelp {};
struct ShowTheDay {};  // what can be decided about it
struct AskCloseDay {};
struct AskCrisis {
    bool on = true;
};
struct OpenPaper {};
struct TypePaperNumber {
    std::string text;
};
struct TypePaperTime {
    std::string text;
};
struct TogglePaperWaits {};
struct OpenSession {};
struct ChooseSessionKind {
    SessionKind kind{};
};
struct TypeParticipants {
    std::string text;
};
struct TypeSessionTime {
    std::string text;
};
struct MoveTheAppointment {
    EventKey appointment;
    AppointmentState to{};
};
// Of a quiet place's new number: whom the citizen waits for, and what to call them, which is never stored.
struct TypePreferred {
    std::string text;
};
struct TypeAlias {
    std::string text;
};
// Of a new number: the time that was agreed on.
struct TypeAppointment {
    std::string text;
};
// Of a ticket that has just been issued: stored at once, and the dialog stays.
struct SayNeeds {
    TicketId ticket{};
    NeedSet needs{};
};
struct OpenStaff {};  // who is here, and where I am
// Help without a number: the service that is chosen then counts at once.
struct OpenEnquiry {
    EnquirySource source = EnquirySource::floor;
    Channel channel = Channel::in_person;
};
// Help on the floor that goes on at a desk.
struct GiveNumber {
    EventKey enquiry{};
    ServiceId service{};
};
// How the next strokes of the tally are counted.
struct TallyState {
    Channel channel = Channel::in_person;
    std::optional<EnquiryType> type{};
    bool misdirected = false;
};
struct SetTally {
    TallyState tally{};
};
struct LockScreen {};
struct AskColleague {};  // or takes the request back
struct Back {};

// Inside a dialog.
struct SearchServices {
    std::string text;
};
struct ChooseService {
    ServiceId service;
};
struct ToggleEscorted {};
struct Continue {};  // the dialog's default button
struct AnswerIdCard {
    bool shown = false;
};
enum class NewTicketStep { service, id_card, storing, issued };
struct ReturnToStep {
    NewTicketStep step = NewTicketStep::service;
};
struct TypeNumber {
    std::string text;
};
struct ChooseNumber {
    TicketId ticket;
};
struct TypeReferral {
    std::string text;
};
struct ChooseBecause {
    ChosenBecause because{};
};
struct HideToast {};

// How the console looks on this device.
struct OpenAppearance {};
struct SetTextSize {
    int percent = 100;
};
struct SetTheme {
    ui::Theme theme = ui::Theme::light;
};
struct SetLanguage {
    Language language = Language::danish;
};
// For whoever is new.
struct StartTour {};
struct NextTourStep {};
struct EndTour {};
struct StartPractice {};
struct EndPractice {};

using Command = std::variant<
    Perform, ChoosePerson, TypeInitials, SwitchPerson, ChooseOutcome, ShowRightCard, ShowGuidanceBeside,
    ShowView, ExchangeWithStick, OpenNewTicket, OpenChooseNumber, OpenTransfer, OpenAddTopic, OpenReferral,
    AskNoShow, AskWhyOutOfOrder, ChooseBecause, OpenLastNumber, OpenHelp, Back, SearchServices, ChooseService,
    ToggleEscorted, Continue, AnswerIdCard, ReturnToStep, TypeNumber, ChooseNumber, TypeReferral, HideToast,
    ShowTheDay, AskCloseDay, OpenStaff, OpenEnquiry, GiveNumber, AskColleague, SetTally, LockScreen, TypePin,
    OpenPins, ChangePin, RemoveOwnPin, VoidPin, ShowTransferTo, ChooseDesk, ChoosePartner, ToggleToFront,
    OpenTasks, MoveTheTask, TypeTask, ChooseTaskLength, ToggleTaskUrgent, AskCrisis, OpenPaper,
    TypePaperNumber, TypePaperTime, TogglePaperWaits, OpenSession, ChooseSessionKind, TypeParticipants,
    TypeSessionTime, MoveTheAppointment, TypePreferred, TypeAlias, TypeAppointment, SayNeeds, ChooseTaskDue,
    OpenAppearance, SetTextSize, SetTheme, SetLanguage, StartTour, NextTourStep, EndTour, StartPractice,
    EndPractice, ShowSettings, SearchSettings, OpenForm, FillIn, StoreForm, AskTakeOut>;

}  // namespace skranke
