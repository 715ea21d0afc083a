#include "counter/dialog_changes.hpp"

#include <algorithm>

#include "counter/dialog_screen.hpp"
#include "counter/initials.hpp"

namespace skranke {

namespace {

// Null if another dialog is open.
template <class Kind>
Kind* opened(ConsoleState& state) {
    return std::get_if<Kind>(&state.dialog);
}

// With the first that fits chosen, so that Enter is enough.
void search(ServicePicker& picker, const std::string& text, const Snapshot& snapshot,
            const ServiceId& except) {
    picker.search = text;
    const auto options = service_options(*snapshot.municipality, snapshot.day->day, picker, except);
    if (text.empty() || std::ranges::any_of(options, &ServiceOption::chosen)) {
        return;
    }
    picker.chosen = options.empty() ? std::nullopt : std::optional(options.front().id);
}

}  // namespace

void DialogChanges::operator()(const SearchServices& typed) const {
    if (auto* line = opened<NewTicketDialog>(state)) {
        search(line->picker, typed.text, snapshot, {});
    } else if (auto* enquiry = opened<EnquiryDialog>(state)) {
        search(enquiry->picker, typed.text, snapshot, {});
    } else if (auto* paper = opened<PaperDialog>(state)) {
        search(paper->picker, typed.text, snapshot, {});
    } else if (auto* transfer = opened<TransferDialog>(state)) {
        const Ticket* ticket = snapshot.day->find(transfer->ticket);
        search(transfer->picker, typed.text, snapshot, ticket != nullptr ? ticket->service : ServiceId{});
    }
}

void DialogChanges::operator()(const TypeNumber& typed) const {
    if (auto* told = opened<LastNumberDialog>(state)) {
        told->typed = typed.text;
        return;
    }
    auto* dialog = opened<ChooseNumberDialog>(state);
    if (dialog == nullptr) {
        return;
    }
    dialog->typed = typed.text;
    dialog->chosen.reset();
    const auto rows =
        choose_number_screen(*dialog, queue_list(snapshot, state, now), snapshot, state, now).rows;
    if (!dialog->typed.empty() && !rows.empty()) {
        dialog->chosen = rows.front().ticket;
    }
}

void DialogChanges::operator()(const ChooseNumber& chosen) const {
    if (auto* dialog = opened<ChooseNumberDialog>(state)) dialog->chosen = chosen.ticket;
}

void DialogChanges::operator()(const ToggleEscorted&) const {
    if (auto* dialog = opened<NewTicketDialog>(state)) {
        dialog->escorted = !dialog->escorted;
        dialog->answer.reset();
    }
}

void DialogChanges::operator()(const TypePreferred& typed) const {
    if (auto* dialog = opened<NewTicketDialog>(state)) {
        dialog->prefers = in_capitals(typed.text);
        dialog->refusal.clear();
    }
}

void DialogChanges::operator()(const TypeAlias& typed) const {
    if (auto* dialog = opened<NewTicketDialog>(state)) {
        dialog->alias = typed.text;
        dialog->refusal.clear();
    }
}

void DialogChanges::operator()(const TypeAppointment& typed) const {
    if (auto* dialog = opened<NewTicketDialog>(state)) {
        dialog->appointment = typed.text;
        dialog->refusal.clear();
    }
}

void DialogChanges::operator()(const ReturnToStep& back) const {
    if (auto* dialog = opened<NewTicketDialog>(state)) {
        dialog->step = back.step;
        dialog->answer.reset();
    }
}

void DialogChanges::operator()(const ShowTransferTo& shown) const {
    if (auto* dialog = opened<TransferDialog>(state)) {
        *dialog = TransferDialog{
            .ticket = dialog->ticket, .picker = {}, .to = shown.to, .to_front = dialog->to_front};
    }
}

void DialogChanges::operator()(const ChooseDesk& chosen) const {
    if (auto* dialog = opened<TransferDialog>(state)) dialog->desk = chosen.desk;
}

void DialogChanges::operator()(const ChoosePartner& chosen) const {
    if (auto* dialog = opened<TransferDialog>(state)) dialog->partner = chosen.partner;
}

void DialogChanges::operator()(const ToggleToFront&) const {
    if (auto* dialog = opened<TransferDialog>(state)) dialog->to_front = !dialog->to_front;
}

void DialogChanges::operator()(const ChooseBecause& chosen) const {
    if (auto* dialog = opened<OutOfOrderDialog>(state)) dialog->because = chosen.because;
}

void DialogChanges::operator()(const TypeReferral& typed) const {
    if (auto* dialog = opened<ReferralDialog>(state)) dialog->target = typed.text;
}

void DialogChanges::operator()(const TypePaperNumber& typed) const {
    if (auto* dialog = opened<PaperDialog>(state)) {
        dialog->number = typed.text;
        dialog->refusal.clear();
    }
}

void DialogChanges::operator()(const TypePaperTime& typed) const {
    if (auto* dialog = opened<PaperDialog>(state)) {
        dialog->time = typed.text;
        dialog->refusal.clear();
    }
}

void DialogChanges::operator()(const TogglePaperWaits&) const {
    if (auto* dialog = opened<PaperDialog>(state)) dialog->waits = !dialog->waits;
}

void DialogChanges::operator()(const ChooseSessionKind& chosen) const {
    if (auto* dialog = opened<SessionDialog>(state)) dialog->kind = chosen.kind;
}

void DialogChanges::operator()(const TypeParticipants& typed) const {
    if (auto* dialog = opened<SessionDialog>(state)) dialog->participants = typed.text;
}

void DialogChanges::operator()(const TypeSessionTime& typed) const {
    if (auto* dialog = opened<SessionDialog>(state)) {
        dialog->time = typed.text;
        dialog->refusal.clear();
    }
}

void DialogChanges::operator()(const TypeTask& typed) const {
    if (auto* dialog = opened<TasksDialog>(state)) {
        dialog->typed = typed.text;
        dialog->refusal.clear();
    }
}

void DialogChanges::operator()(const ChooseTaskLength& chosen) const {
    if (auto* dialog = opened<TasksDialog>(state)) dialog->takes = chosen.takes;
}

void DialogChanges::operator()(const ToggleTaskUrgent&) const {
    if (auto* dialog = opened<TasksDialog>(state)) dialog->urgent = !dialog->urgent;
}

void DialogChanges::operator()(const ChooseTaskDue& chosen) const {
    if (auto* dialog = opened<TasksDialog>(state)) dialog->due_in = chosen.in;
}

}  // namespace skranke
