#pragma once
// What staff asked for with a click or a key: an action for the node, or a change of the screen itself.
// The screen says beforehand which command belongs to a button; a button decides nothing.
#include <string>
#include <variant>

#include "shared/queue/actions.hpp"

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
struct ChooseOutcome {
    Outcome outcome = Outcome::solved;
};

enum class RightCard { queue, devices, guidance };
struct ShowRightCard {
    RightCard card = RightCard::queue;
};

// On a wide screen: the guidance card beside the ticket, or today's figures there.
struct ShowGuidanceBeside {
    bool shown = true;
};

enum class ConsoleView { queue, waits };
struct ShowView {
    ConsoleView view = ConsoleView::queue;
};

// Dialogs. `Back` closes what is on top: a dialog, a side panel.
struct OpenNewTicket {};
struct OpenChooseNumber {};
struct OpenTransfer {
    TicketId ticket;
};
struct OpenReferral {};
struct AskNoShow {
    TicketId ticket;
};
// Another than the next is to be called: why?
struct AskWhyOutOfOrder {
    TicketId ticket;
};
struct OpenHelp {};
struct ShowTheDay {};  // what can be decided about it
struct AskCloseDay {};
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

using Command =
    std::variant<Perform, ChoosePerson, TypeInitials, SwitchPerson, ChooseOutcome, ShowRightCard,
                 ShowGuidanceBeside, ShowView, OpenNewTicket, OpenChooseNumber, OpenTransfer, OpenReferral,
                 AskNoShow, AskWhyOutOfOrder, ChooseBecause, OpenHelp, Back, SearchServices, ChooseService,
                 ToggleEscorted, Continue, AnswerIdCard, ReturnToStep, TypeNumber, ChooseNumber, TypeReferral,
                 HideToast, ShowTheDay, AskCloseDay>;

}  // namespace skranke
