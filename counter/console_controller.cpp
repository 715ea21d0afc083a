#include "counter/console_controller.hpp"

#include <algorithm>
#include <utility>

#include "counter/console_screen.hpp"
#include "counter/console_texts.hpp"
#include "counter/day_dialog.hpp"
#include "counter/dialog_answers.hpp"
#include "counter/dialog_changes.hpp"
#include "counter/initials.hpp"
#include "counter/learning_changes.hpp"
#include "counter/paper_dialog.hpp"
#include "counter/people_screen.hpp"
#include "counter/receipts.hpp"
#include "counter/settings_changes.hpp"
#include "shared/base/overloaded.hpp"
#include "shared/queue/refusals.hpp"

namespace skranke {

namespace {

bool doubts_the_date(Refusal::Kind kind) {
    return kind == Refusal::Kind::day_too_early || kind == Refusal::Kind::day_too_late;
}

}  // namespace

void ConsoleController::settle(const Snapshot& snapshot) {
    const Municipality& municipality = *snapshot.municipality;
    const auto named = std::ranges::find_if(municipality.desks, [&](const Desk& desk) {
        return desk.id == state_.desk || (desk.name == state_.desk.text && desk.site == snapshot.site);
    });
    const Device* own = municipality.find(snapshot.device);
    if (!state_.desk.empty() && named != municipality.desks.end()) {
        state_.desk = named->id;
    } else if (own != nullptr && own->desk) {
        state_.desk = *own->desk;
    }
    state_.person.text = in_capitals(state_.person.text);
    if (municipality.find(state_.person) == nullptr) {
        state_.person = {};
    }
    // Named on the command line or not: a PIN is asked for.
    if (state_.with_pin.contains(state_.person)) {
        comes(std::exchange(state_.person, {}));
    }
}

void ConsoleController::take(const Command& command, const Snapshot& snapshot, UtcTime now) {
    std::visit(
        Overloaded{
            DialogChanges{.state = state_, .snapshot = snapshot, .now = now},
            LearningChanges{.state = state_},
            SettingsChanges{.state = state_, .snapshot = snapshot},
            [&](const StoreForm&) { store_form(*snapshot.municipality); },
            [&](const ExchangeWithStick&) { state_.stick_wished = true; },
            [&](const Perform& chosen) {
                state_.dialog = {};
                perform(chosen.action);
            },
            [&](const SayNeeds& said) { perform(NoteNeeds{.ticket = said.ticket, .needs = said.needs}); },
            [&](const ChoosePerson& chosen) { comes(chosen.person); },
            [&](const TypePin& typed) {
                if (state_.pin) post_pin(type_pin(*state_.pin, typed.digits, state_.language));
            },
            [&](const OpenTasks&) { state_.dialog = TasksDialog{}; },
            [&](const MoveTheAppointment& moved) {
                perform(MoveSessionAppointment{.appointment = moved.appointment, .to = moved.to});
            },
            [&](const MoveTheTask& moved) { perform(MoveTask{.task = moved.task, .to = moved.to}); },
            [&](const OpenPins&) { state_.dialog = PinsDialog{}; },
            [&](const ChangePin&) {
                const bool has_one = state_.with_pin.contains(state_.person);
                ask_for_pin(PinPurpose::change, has_one ? PinStep::own : PinStep::fresh);
            },
            [&](const RemoveOwnPin&) { ask_for_pin(PinPurpose::remove, PinStep::own); },
            [&](const VoidPin& made_void) {
                state_.dialog = {};
                post_pin(RemovePin{made_void.person});
            },
            [&](const TypeInitials& typed) { type_initials(typed.text, snapshot); },
            [&](const SwitchPerson&) {
                state_.dialog = {};
                state_.switching = true;
                state_.typed_initials.clear();
            },
            [&](const ChooseOutcome& chosen) {
                const Ticket* ticket = snapshot.day->at_desk(state_.desk);
                if (ticket != nullptr) {
                    toggle_outcome(ticket->id, chosen.outcome);
                }
            },
            [&](const ShowRightCard& shown) {
                state_.view = ConsoleView::queue;
                state_.right_card = shown.card;
            },
            [&](const ShowGuidanceBeside& beside) { state_.guidance_beside = beside.shown; },
            [&](const SetTally& set) { state_.tally = set.tally; },
            [&](const LockScreen&) { lock(); },
            [&](const ShowView& shown) { state_.view = shown.view; },
            [&](const OpenNewTicket&) { state_.dialog = NewTicketDialog{}; },
            [&](const OpenChooseNumber& opened) {
                state_.dialog = ChooseNumberDialog{.on_floor = opened.on_floor, .typed = {}, .chosen = {}};
            },
            [&](const OpenStaff&) { state_.dialog = StaffDialog{}; },
            [&](const OpenEnquiry& opened) {
                state_.dialog = EnquiryDialog{.source = opened.source, .channel = opened.channel};
            },
            [&](const GiveNumber& given) { give_number(given); },
            [&](const AskColleague&) { perform(help_action(*snapshot.day, state_.desk)); },
            [&](const OpenTransfer& opened) {
                state_.dialog = TransferDialog{.ticket = opened.ticket, .picker = {}};
            },
            [&](const OpenAddTopic& opened) {
                state_.dialog = TransferDialog{.ticket = opened.ticket, .picker = {}, .adds_topic = true};
            },
            [&](const OpenReferral&) { state_.dialog = ReferralDialog{state_.outcome.referred_to}; },
            [&](const AskNoShow& asked) { state_.dialog = NoShowDialog{asked.ticket}; },
            [&](const AskWhyOutOfOrder& asked) { state_.dialog = OutOfOrderDialog{asked.ticket}; },
            [&](const OpenLastNumber&) { state_.dialog = LastNumberDialog{}; },
            [&](const OpenHelp&) { state_.dialog = HelpDialog{}; },
            [&](const ShowTheDay&) { state_.dialog = DayDialog{}; },
            [&](const AskCloseDay&) { state_.dialog = ask_to_close(snapshot); },
            [&](const AskCrisis& asked) { state_.dialog = CrisisDialog{asked.on}; },
            [&](const OpenPaper&) { state_.dialog = open_paper(snapshot, now, state_.language); },
            [&](const OpenSession&) { state_.dialog = SessionDialog{}; },
            [&](const Back&) { go_back(); },
            [&](const ChooseService& chosen) { choose_service(chosen.service); },
            [&](const Continue&) { continue_dialog(snapshot, now); },
            [&](const AnswerIdCard& answer) {
                if (auto* dialog = std::get_if<NewTicketDialog>(&state_.dialog)) {
                    dialog->answer = answer.shown ? Escort::card_shown : Escort::card_not_shown;
                    issue(*dialog, snapshot);
                }
            },
            [&](const HideToast&) { state_.toast.reset(); },
        },
        command);
}

// The first choice stands instead of "solved"; a further one stands beside it, and is taken out by choosing
// it again.
void ConsoleController::toggle_outcome(const TicketId& ticket, Outcome outcome) {
    if (state_.outcome.ticket != ticket) {
        state_.outcome = {.ticket = ticket, .outcomes = {}, .referred_to = {}};
    }
    auto& chosen = state_.outcome.outcomes;
    if (std::erase(chosen, outcome) == 0) {
        chosen.push_back(outcome);
    }
    if (outcome == Outcome::referred) {
        state_.outcome.referred_to.clear();
    }
}

// One action at a time: a second press while the first is being stored does nothing.
void ConsoleController::perform(Action action) {
    if (!state_.under_way.empty()) {
        return;
    }
    const std::uint64_t id = ++latest_intent_;
    intents_.push_back({.id = id, .action = action, .desk = state_.desk, .person = state_.person});
    state_.under_way.emplace(id, std::move(action));
}

void ConsoleController::continue_dialog(const Snapshot& snapshot, UtcTime now) {
    if (auto* new_ticket = std::get_if<NewTicketDialog>(&state_.dialog)) {
        continue_new_ticket(*new_ticket, snapshot);
    } else if (const auto* referral = std::get_if<ReferralDialog>(&state_.dialog)) {
        choose_referral(referral->target, snapshot);
    } else if (const auto* question = std::get_if<SettingsQuestion>(&state_.dialog)) {
        answer_settings_question(*question);
    } else if (auto answer = answer_dialog(state_, snapshot, now)) {
        state_.dialog = std::move(answer->next);
        if (answer->action) {
            perform(*std::move(answer->action));
        }
    }
}

void ConsoleController::choose_referral(std::string target, const Snapshot& snapshot) {
    const Ticket* ticket = snapshot.day->at_desk(state_.desk);
    if (target.find_first_not_of(' ') == std::string::npos || ticket == nullptr) {
        return;
    }
    auto& outcome = state_.outcome;
    if (outcome.ticket != ticket->id) {
        outcome = {.ticket = ticket->id, .outcomes = {}, .referred_to = {}};
    }
    if (std::ranges::find(outcome.outcomes, Outcome::referred) == outcome.outcomes.end()) {
        outcome.outcomes.push_back(Outcome::referred);
    }
    outcome.referred_to = std::move(target);
    state_.dialog = {};
}

void ConsoleController::go_back() {
    if (auto* dialog = std::get_if<NewTicketDialog>(&state_.dialog);
        dialog != nullptr && dialog->step == NewTicketStep::storing) {
        return;  // the number is on its way to the disk; its answer decides
    }
    if (!std::holds_alternative<std::monostate>(state_.dialog)) {
        state_.dialog = {};
    } else if (state_.tour) {
        LearningChanges{.state = state_}(EndTour{});
    } else if (state_.pin) {
        state_.pin.reset();
    } else if (state_.switching && !state_.locked) {
        state_.switching = false;
    } else if (state_.view == ConsoleView::settings && leave_form(state_)) {
        return;
    } else if (state_.right_card != RightCard::queue) {
        state_.right_card = RightCard::queue;
    } else if (state_.view != ConsoleView::queue) {
        state_.view = ConsoleView::queue;
    } else {
        state_.toast.reset();
    }
}

// The line's dialog shows the number, to be told to the citizen.
void ConsoleController::give_number(const GiveNumber& given) {
    if (!state_.under_way.empty()) {
        return;
    }
    NewTicketDialog dialog;
    dialog.step = NewTicketStep::storing;
    dialog.picker.chosen = given.service;
    state_.dialog = std::move(dialog);
    perform(IssueTicket{.service = given.service, .from_enquiry = given.enquiry});
}

void ConsoleController::choose_service(ServiceId service) {
    if (const auto* enquiry = std::get_if<EnquiryDialog>(&state_.dialog)) {
        RecordEnquiry counting{
            .channel = enquiry->channel, .source = enquiry->source, .service = std::move(service)};
        state_.dialog = {};
        perform(std::move(counting));
        return;
    }
    if (auto* new_ticket = std::get_if<NewTicketDialog>(&state_.dialog)) {
        new_ticket->picker.chosen = std::move(service);
    } else if (auto* paper = std::get_if<PaperDialog>(&state_.dialog)) {
        paper->picker.chosen = std::move(service);
    } else if (auto* transfer = std::get_if<TransferDialog>(&state_.dialog)) {
        transfer->picker.chosen = std::move(service);
    }
}

void ConsoleController::receive(const Reply& reply, const Snapshot& snapshot,
                                std::chrono::nanoseconds monotonic) {
    if (reply.id == state_.settings.storing) {
        receive_edit(reply, monotonic);
        return;
    }
    const auto found = state_.under_way.find(reply.id);
    if (found == state_.under_way.end()) {
        return;
    }
    const Action action = std::move(found->second);
    state_.under_way.erase(found);
    if (reply.result) {
        succeeded(action, *reply.result, snapshot, monotonic);
    } else if (const auto* refusal = std::get_if<Refusal>(&reply.result.error())) {
        refused(action, *refusal, monotonic);
    } else {
        failed(action, std::get<Error>(reply.result.error()), monotonic);
    }
}

// The panel says how it ended; to whoever has left it, the line above the status line does.
void ConsoleController::receive(Result<BundleExchange> result, std::chrono::nanoseconds monotonic) {
    state_.stick = {.step = StickState::Step::ended, .result = std::move(result)};
    if (state_.right_card == RightCard::devices) {
        return;
    }
    if (const auto sentence = stick_sentence(state_.stick, state_.language)) {
        state_.toast = Toast{.text = sentence->text, .refusal = sentence->is_problem, .shown_at = monotonic};
    }
}

void ConsoleController::succeeded(const Action& action, const Performed& performed, const Snapshot& snapshot,
                                  std::chrono::nanoseconds monotonic) {
    state_.storage_failure.reset();
    state_.toast.reset();
    if (std::holds_alternative<RecordEnquiry>(action)) {
        state_.tally.misdirected = false;  // seldom, and never by habit
        if (state_.view == ConsoleView::tally) {
            return;  // the grid shows it
        }
    }
    if (std::holds_alternative<UndoStep>(action)) {
        state_.outcome = {};  // a finish is taken back to be chosen anew
    }
    if (!answered_in_dialog(action, performed, snapshot)) {
        show_receipt(receipt_of(action, performed.ticket, snapshot, state_.language), monotonic);
    }
}

bool ConsoleController::answered_in_dialog(const Action& action, const Performed& performed,
                                           const Snapshot& snapshot) {
    if (std::holds_alternative<IssueTicket>(action)) {
        if (auto* dialog = std::get_if<NewTicketDialog>(&state_.dialog)) {
            dialog->step = NewTicketStep::issued;
            dialog->issued = performed.ticket;
            if (!dialog->alias.empty()) {
                state_.aliases[performed.ticket.id] = std::exchange(dialog->alias, {});
            }
        }
        return true;
    }
    if (auto* paper = std::get_if<PaperDialog>(&state_.dialog)) {
        // On to the next number; the time is mostly near the one before.
        PaperDialog next = open_paper(snapshot, performed.ticket.issued_at, state_.language);
        const bool entered = std::holds_alternative<EnterPaper>(action);
        next.time = entered ? paper->time : std::move(next.time);
        if (entered || paper->number.empty()) {
            *paper = std::move(next);
        }
        return true;
    }
    if (auto* session = std::get_if<SessionDialog>(&state_.dialog)) {
        if (std::holds_alternative<MakeSessionAppointment>(action)) {
            session->time.clear();
        }
        return true;  // the list shows it
    }
    auto* tasks = std::get_if<TasksDialog>(&state_.dialog);
    if (tasks == nullptr || !std::holds_alternative<AddTask>(action)) {
        return false;
    }
    *tasks = {};
    return true;
}

void ConsoleController::show_receipt(std::string text, std::chrono::nanoseconds monotonic) {
    if (text.empty()) {
        return;
    }
    state_.toast = Toast{.text = std::move(text), .refusal = false, .shown_at = monotonic};
}

void ConsoleController::refused(const Action& action, const Refusal& refusal,
                                std::chrono::nanoseconds monotonic) {
    const std::string& words = in_language(refusal, state_.language);
    const auto* opening = std::get_if<OpenDay>(&action);
    if (opening != nullptr && !opening->date_confirmed && doubts_the_date(refusal.kind)) {
        state_.dialog = DateDialog{.day = opening->day, .doubt = words};
        return;
    }
    if (refusal.kind == Refusal::Kind::series_held) {
        state_.dialog = LastNumberDialog{};
        return;
    }
    show_refusal(action, words, monotonic);
}

void ConsoleController::failed(const Action& action, const Error& error, std::chrono::nanoseconds monotonic) {
    state_.storage_failure = error.code;
    show_refusal(action, std::string(say::not_stored(error.code, state_.language)), monotonic);
}

// A dialog says itself what stopped it; anything else is said above the status line.
void ConsoleController::show_refusal(const Action& action, std::string text,
                                     std::chrono::nanoseconds monotonic) {
    auto* dialog = std::get_if<NewTicketDialog>(&state_.dialog);
    if (dialog != nullptr && std::holds_alternative<IssueTicket>(action)) {
        dialog->step = dialog->answer ? NewTicketStep::id_card : NewTicketStep::service;
        dialog->answer.reset();
        dialog->refusal = std::move(text);
        return;
    }
    if (auto* tasks = std::get_if<TasksDialog>(&state_.dialog);
        tasks != nullptr && std::holds_alternative<AddTask>(action)) {
        tasks->refusal = std::move(text);
        return;
    }
    if (auto* paper = std::get_if<PaperDialog>(&state_.dialog)) {
        paper->refusal = std::move(text);
        return;
    }
    if (auto* session = std::get_if<SessionDialog>(&state_.dialog)) {
        session->refusal = std::move(text);
        return;
    }
    state_.toast = Toast{.text = std::move(text), .refusal = true, .shown_at = monotonic};
}

void ConsoleController::notice_peers(const SyncStatus& sync, UtcTime now) {
    if (sync.connected > 0) {
        state_.was_connected = true;
        state_.alone_since.reset();
    } else if (state_.was_connected && !state_.alone_since) {
        state_.alone_since = now;
    }
}

void ConsoleController::notice_volunteers(const Snapshot& snapshot) {
    if (state_.view == ConsoleView::tally) state_.volunteers = volunteer_progress_.update(snapshot);
}

void ConsoleController::touched(std::chrono::nanoseconds monotonic) { state_.touched_at = monotonic; }

void ConsoleController::lock() {
    if (state_.person.empty()) {
        return;
    }
    state_.dialog = {};
    state_.pin.reset();
    state_.toast.reset();
    state_.typed_initials.clear();
    state_.locked = state_.switching = true;
}

void ConsoleController::pass_time(std::chrono::nanoseconds monotonic) {
    if (state_.touched_at == std::chrono::nanoseconds{}) {
        state_.touched_at = monotonic;
    }
    if (!state_.locked && monotonic - state_.touched_at >= locks_after) {
        lock();
    }
    if (state_.toast && monotonic - state_.toast->shown_at >= toast_stays) {
        state_.toast.reset();
    }
}

}  // namespace skranke
