// "Nyt nummer", step by step: what is typed is checked before it is asked about the card, and long before
// anything is stored.
#include <algorithm>

#include "counter/console_controller.hpp"
#include "counter/console_texts.hpp"
#include "counter/people_screen.hpp"
#include "counter/typed_time.hpp"
#include "shared/queue/refusals.hpp"

namespace skranke {

void ConsoleController::continue_new_ticket(NewTicketDialog& dialog, const Snapshot& snapshot) {
    if (dialog.step == NewTicketStep::issued) {
        state_.dialog = {};
        return;
    }
    if (dialog.step != NewTicketStep::service || !dialog.picker.chosen || !check_alias(dialog) ||
        !check_appointment(dialog, snapshot))
        return;
    if (!dialog.escorted || !person_may(snapshot, state_, Permission::serve)) {
        issue(dialog, snapshot);
        return;
    }
    dialog.step = NewTicketStep::id_card;
    dialog.refusal.clear();
}

void ConsoleController::issue(NewTicketDialog& dialog, const Snapshot& snapshot) {
    if (!dialog.picker.chosen || !state_.under_way.empty()) return;
    dialog.step = NewTicketStep::storing;
    dialog.refusal.clear();
    // Who hands out numbers only has not seen the card: those at the desks look at it.
    const Escort seen =
        person_may(snapshot, state_, Permission::serve) ? Escort::card_not_shown : Escort::claimed;
    // Whoever goes on has read in the dialog that intake is closed.
    perform(IssueTicket{.service = *dialog.picker.chosen,
                        .escort = dialog.escorted ? dialog.answer.value_or(seen) : Escort::none,
                        .appointment = time_typed(dialog.appointment, snapshot.day->day),
                        .prefers = {dialog.prefers},
                        .although_closed = snapshot.day->course.intake_closed.has_value()});
}

bool ConsoleController::check_alias(NewTicketDialog& dialog) const {
    const auto found = find_personal_data(dialog.alias);
    if (!found) return true;
    const Refusal refusal = refusals::personal_data(*found);
    dialog.refusal = in_language(refusal, state_.language);
    return false;
}

bool ConsoleController::check_appointment(NewTicketDialog& dialog, const Snapshot& snapshot) const {
    if (dialog.appointment.empty() || time_typed(dialog.appointment, snapshot.day->day)) return true;
    dialog.refusal = console_texts(state_.language).type_time_so;
    return false;
}

void ConsoleController::forget_aliases(const Day& day) {
    std::erase_if(state_.aliases, [&](const auto& named) {
        const Ticket* ticket = day.find(named.first);
        return ticket == nullptr || has_ended(*ticket);
    });
}

}  // namespace skranke
