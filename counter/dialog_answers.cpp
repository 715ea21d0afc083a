#include "counter/dialog_answers.hpp"

#include "counter/console_screen.hpp"
#include "counter/last_number.hpp"
#include "counter/paper_dialog.hpp"
#include "counter/session_dialog.hpp"

namespace skranke {

namespace {

using Answer = std::optional<DialogAnswer>;

Answer closes_with(Action action) { return DialogAnswer{.next = {}, .action = std::move(action)}; }

struct Answers {
    const ConsoleState& state;
    const Snapshot& snapshot;
    UtcTime now;

    Answer operator()(const ChooseNumberDialog& dialog) const {
        if (!dialog.chosen) return std::nullopt;
        if (dialog.on_floor) return closes_with(AnswerOnFloor{*dialog.chosen});
        const Ticket* ticket = snapshot.day->find(*dialog.chosen);
        if (ticket != nullptr && is_missed(*ticket)) return closes_with(ReturnToQueue{ticket->id});
        if (ticket != nullptr && needs_a_reason(*ticket))
            return DialogAnswer{.next = OutOfOrderDialog{.ticket = ticket->id}};
        return closes_with(CallTicket{.ticket = *dialog.chosen});
    }
    Answer operator()(const OutOfOrderDialog& dialog) const {
        if (!dialog.because) return std::nullopt;
        return closes_with(CallTicket{.ticket = dialog.ticket, .because = dialog.because});
    }
    Answer operator()(const TransferDialog& dialog) const {
        if (dialog.adds_topic && dialog.picker.chosen)
            return closes_with(AddTopic{.ticket = dialog.ticket, .topic = *dialog.picker.chosen});
        if (!dialog.picker.chosen && dialog.desk.empty() && dialog.partner.empty()) return std::nullopt;
        return closes_with(TransferTicket{.ticket = dialog.ticket,
                                          .to = dialog.picker.chosen.value_or(ServiceId{}),
                                          .desk = dialog.desk,
                                          .partner = dialog.partner,
                                          .to_front = dialog.to_front});
    }
    Answer operator()(const NoShowDialog& dialog) const { return closes_with(MarkNoShow{dialog.ticket}); }
    Answer operator()(const DateDialog& dialog) const {
        return closes_with(OpenDay{.day = dialog.day, .date_confirmed = true});
    }
    Answer operator()(const CrisisDialog& dialog) const { return closes_with(SwitchCrisis{dialog.on}); }
    Answer operator()(const CloseDayDialog& dialog) const { return closes_with(CloseDay{dialog.leftovers}); }
    Answer operator()(const LastNumberDialog& dialog) const {
        const auto last = last_number_typed(dialog, snapshot);
        if (!last) return std::nullopt;
        return closes_with(ConfirmLastNumber{.last = *last});
    }
    Answer operator()(const HelpDialog&) const { return DialogAnswer{}; }
    // These stay open: what is refused stays in its field, and more may follow.
    Answer operator()(const PaperDialog& dialog) const {
        const auto entry = paper_entry(dialog, snapshot, now);
        if (!entry) return std::nullopt;
        return DialogAnswer{.next = dialog, .action = *entry};
    }
    Answer operator()(const SessionDialog& dialog) const {
        auto entry = session_entry(dialog, snapshot);
        if (!entry) return std::nullopt;
        if (std::holds_alternative<HoldSession>(*entry)) return closes_with(*std::move(entry));
        return DialogAnswer{.next = dialog, .action = *std::move(entry)};
    }
    Answer operator()(const TasksDialog& dialog) const {
        if (dialog.typed.empty()) return std::nullopt;
        std::optional<ServiceDay> due;
        if (dialog.due_in) due = service_day_of(now) + *dialog.due_in;
        return DialogAnswer{
            .next = dialog,
            .action = AddTask{
                .words = {
                    .title = dialog.typed, .takes = dialog.takes, .due = due, .urgent = dialog.urgent}}};
    }
    // A choice in them is an answer already, or they take more than one step.
    Answer operator()(const std::monostate&) const { return std::nullopt; }
    Answer operator()(const NewTicketDialog&) const { return std::nullopt; }
    Answer operator()(const ReferralDialog&) const { return std::nullopt; }
    Answer operator()(const EnquiryDialog&) const { return std::nullopt; }
    Answer operator()(const DayDialog&) const { return std::nullopt; }
    Answer operator()(const StaffDialog&) const { return std::nullopt; }
    Answer operator()(const PinsDialog&) const { return std::nullopt; }
    Answer operator()(const AppearanceDialog&) const { return DialogAnswer{}; }
    Answer operator()(const SettingsQuestion&) const { return std::nullopt; }

private:
    // Somebody else is next, and this one can be served here.
    bool needs_a_reason(const Ticket& ticket) const {
        const QueueView view = queue_view(snapshot, *snapshot.day, state, now);
        return ticket.status == TicketStatus::waiting && !hindrance(view.municipality, view.server, ticket) &&
               !is_next(view, ticket);
    }
};

}  // namespace

Answer answer_dialog(const ConsoleState& state, const Snapshot& snapshot, UtcTime now) {
    return std::visit(Answers{.state = state, .snapshot = snapshot, .now = now}, state.dialog);
}

}  // namespace skranke
