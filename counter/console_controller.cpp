#include "counter/console_controller.hpp"

#include <algorithm>
#include <utility>

#include "counter/console_screen.hpp"
#include "counter/console_texts.hpp"
#include "counter/day_dialog.hpp"
#include "counter/dialog_screen.hpp"
#include "counter/last_number.hpp"
#include "counter/paper_dialog.hpp"
#include "counter/people_screen.hpp"
#include "counter/people_texts.hpp"
#include "counter/service_picker.hpp"
#include "shared/base/overloaded.hpp"
#include "shared/queue/refusals.hpp"

namespace skranke {

namespace {

// Initials are capitals, Æ, Ø and Å too.
std::string in_capitals(std::string_view text) {
    std::string capitals;
    for (const char letter : text) {
        const auto byte = static_cast<unsigned char>(letter);
        const bool ascii_small = byte >= 'a' && byte <= 'z';
        const bool latin_small = byte >= 0xA0U && byte <= 0xBEU && !capitals.empty() &&
                                 static_cast<unsigned char>(capitals.back()) == 0xC3U;
        capitals += static_cast<char>(ascii_small || latin_small ? byte - 0x20U : byte);
    }
    return capitals;
}

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
            [&](const Perform& chosen) {
                state_.dialog = {};
                perform(chosen.action);
            },
            [&](const ChoosePerson& chosen) { comes(chosen.person); },
            [&](const TypePin& typed) {
                if (state_.pin) post_pin(type_pin(*state_.pin, typed.digits, state_.language));
            },
            [&](const OpenTasks&) { state_.dialog = TasksDialog{}; },
            [&](const MoveTheTask& moved) { perform(MoveTask{.task = moved.task, .to = moved.to}); },
            [&](const TypeTask& typed) {
                if (auto* dialog = std::get_if<TasksDialog>(&state_.dialog)) {
                    dialog->typed = typed.text;
                    dialog->refusal.clear();
                }
            },
            [&](const ChooseTaskLength& chosen) {
                if (auto* dialog = std::get_if<TasksDialog>(&state_.dialog)) dialog->takes = chosen.takes;
            },
            [&](const ToggleTaskUrgent&) {
                if (auto* dialog = std::get_if<TasksDialog>(&state_.dialog)) dialog->urgent = !dialog->urgent;
            },
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
            [&](const ShowTransferTo& shown) {
                if (auto* dialog = std::get_if<TransferDialog>(&state_.dialog)) {
                    *dialog = TransferDialog{
                        .ticket = dialog->ticket, .picker = {}, .to = shown.to, .to_front = dialog->to_front};
                }
            },
            [&](const ChooseDesk& chosen) {
                if (auto* dialog = std::get_if<TransferDialog>(&state_.dialog)) dialog->desk = chosen.desk;
            },
            [&](const ChoosePartner& chosen) {
                if (auto* dialog = std::get_if<TransferDialog>(&state_.dialog))
                    dialog->partner = chosen.partner;
            },
            [&](const ToggleToFront&) {
                if (auto* dialog = std::get_if<TransferDialog>(&state_.dialog))
                    dialog->to_front = !dialog->to_front;
            },
            [&](const OpenReferral&) { state_.dialog = ReferralDialog{state_.outcome.referred_to}; },
            [&](const AskNoShow& asked) { state_.dialog = NoShowDialog{asked.ticket}; },
            [&](const AskWhyOutOfOrder& asked) { state_.dialog = OutOfOrderDialog{asked.ticket}; },
            [&](const ChooseBecause& chosen) {
                if (auto* dialog = std::get_if<OutOfOrderDialog>(&state_.dialog)) {
                    dialog->because = chosen.because;
                }
            },
            [&](const OpenLastNumber&) { state_.dialog = LastNumberDialog{}; },
            [&](const OpenHelp&) { state_.dialog = HelpDialog{}; },
            [&](const ShowTheDay&) { state_.dialog = DayDialog{}; },
            [&](const AskCloseDay&) { state_.dialog = ask_to_close(snapshot); },
            [&](const AskCrisis& asked) { state_.dialog = CrisisDialog{asked.on}; },
            [&](const OpenPaper&) { state_.dialog = open_paper(snapshot, now, state_.language); },
            [&](const TypePaperNumber& typed) {
                if (auto* dialog = std::get_if<PaperDialog>(&state_.dialog)) {
                    dialog->number = typed.text;
                    dialog->refusal.clear();
                }
            },
            [&](const TypePaperTime& typed) {
                if (auto* dialog = std::get_if<PaperDialog>(&state_.dialog)) {
                    dialog->time = typed.text;
                    dialog->refusal.clear();
                }
            },
            [&](const TogglePaperWaits&) {
                if (auto* dialog = std::get_if<PaperDialog>(&state_.dialog)) {
                    dialog->waits = !dialog->waits;
                }
            },
            [&](const OpenSession&) { state_.dialog = SessionDialog{}; },
            [&](const ChooseSessionKind& chosen) {
                if (auto* dialog = std::get_if<SessionDialog>(&state_.dialog)) {
                    dialog->kind = chosen.kind;
                }
            },
            [&](const TypeParticipants& typed) {
                if (auto* dialog = std::get_if<SessionDialog>(&state_.dialog)) {
                    dialog->participants = typed.text;
                }
            },
            [&](const TypePreferred& typed) {
                if (auto* dialog = std::get_if<NewTicketDialog>(&state_.dialog)) {
                    dialog->prefers = in_capitals(typed.text);
                    dialog->refusal.clear();
                }
            },
            [&](const TypeAlias& typed) {
                if (auto* dialog = std::get_if<NewTicketDialog>(&state_.dialog)) {
                    dialog->alias = typed.text;
                    dialog->refusal.clear();
                }
            },
            [&](const Back&) { go_back(); },
            [&](const SearchServices& typed) { search_services(typed.text, snapshot); },
            [&](const ChooseService& chosen) { choose_service(chosen.service); },
            [&](const ToggleEscorted&) {
                if (auto* dialog = std::get_if<NewTicketDialog>(&state_.dialog)) {
                    dialog->escorted = !dialog->escorted;
                    dialog->answer.reset();
                }
            },
            [&](const Continue&) { continue_dialog(snapshot, now); },
            [&](const AnswerIdCard& answer) {
                if (auto* dialog = std::get_if<NewTicketDialog>(&state_.dialog)) {
                    dialog->answer = answer.shown ? Escort::card_shown : Escort::card_not_shown;
                    issue(*dialog, snapshot.day->course.intake_closed.has_value());
                }
            },
            [&](const ReturnToStep& back) {
                if (auto* dialog = std::get_if<NewTicketDialog>(&state_.dialog)) {
                    dialog->step = back.step;
                    dialog->answer.reset();
                }
            },
            [&](const TypeNumber& typed) { type_number(typed.text, snapshot, now); },
            [&](const ChooseNumber& chosen) {
                if (auto* dialog = std::get_if<ChooseNumberDialog>(&state_.dialog)) {
                    dialog->chosen = chosen.ticket;
                }
            },
            [&](const TypeReferral& typed) {
                if (auto* dialog = std::get_if<ReferralDialog>(&state_.dialog)) {
                    dialog->target = typed.text;
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

void ConsoleController::issue(NewTicketDialog& dialog, bool intake_closed) {
    if (!dialog.picker.chosen || !state_.under_way.empty()) {
        return;
    }
    dialog.step = NewTicketStep::storing;
    dialog.refusal.clear();
    const Escort escort = dialog.escorted ? dialog.answer.value_or(Escort::card_not_shown) : Escort::none;
    // Whoever goes on has read in the dialog that intake is closed.
    perform(IssueTicket{.service = *dialog.picker.chosen,
                        .escort = escort,
                        .prefers = {dialog.prefers},
                        .although_closed = intake_closed});
}

bool ConsoleController::check_alias(NewTicketDialog& dialog) const {
    const auto found = find_personal_data(dialog.alias);
    if (!found) {
        return true;
    }
    const Refusal refusal = refusals::personal_data(*found);
    dialog.refusal = state_.language == Language::danish ? refusal.danish : refusal.english;
    return false;
}

void ConsoleController::forget_aliases(const Day& day) {
    std::erase_if(state_.aliases, [&](const auto& named) {
        const Ticket* ticket = day.find(named.first);
        return ticket == nullptr || has_ended(*ticket);
    });
}

void ConsoleController::continue_dialog(const Snapshot& snapshot, UtcTime now) {
    if (const auto* tasks = std::get_if<TasksDialog>(&state_.dialog)) {
        // It stays open: what is refused stays in its field, and more may follow.
        if (!tasks->typed.empty()) {
            perform(AddTask{
                .words = {.title = tasks->typed, .takes = tasks->takes, .due = {}, .urgent = tasks->urgent}});
        }
        return;
    }
    if (auto* new_ticket = std::get_if<NewTicketDialog>(&state_.dialog)) {
        if (new_ticket->step == NewTicketStep::issued) {
            state_.dialog = {};
        } else if (new_ticket->step == NewTicketStep::service && new_ticket->picker.chosen &&
                   check_alias(*new_ticket)) {
            if (new_ticket->escorted) {
                new_ticket->step = NewTicketStep::id_card;
                new_ticket->refusal.clear();
            } else {
                issue(*new_ticket, snapshot.day->course.intake_closed.has_value());
            }
        }
        return;
    }
    std::optional<Action> action;
    if (const auto* chosen = std::get_if<ChooseNumberDialog>(&state_.dialog); chosen && chosen->chosen) {
        const Ticket* ticket = snapshot.day->find(*chosen->chosen);
        if (chosen->on_floor) {
            const TicketId answered = *chosen->chosen;
            state_.dialog = {};
            perform(AnswerOnFloor{answered});
            return;
        }
        if (ticket != nullptr && needs_a_reason(*ticket, snapshot, now)) {
            state_.dialog = OutOfOrderDialog{.ticket = ticket->id};
            return;
        }
        action = CallTicket{.ticket = *chosen->chosen};
    } else if (const auto* out_of_order = std::get_if<OutOfOrderDialog>(&state_.dialog)) {
        if (!out_of_order->because) {
            return;
        }
        action = CallTicket{.ticket = out_of_order->ticket, .because = out_of_order->because};
    } else if (const auto* transfer = std::get_if<TransferDialog>(&state_.dialog);
               transfer && transfer->picker.chosen) {
        if (transfer->adds_topic) {
            action = AddTopic{.ticket = transfer->ticket, .topic = *transfer->picker.chosen};
        } else {
            action = TransferTicket{
                .ticket = transfer->ticket, .to = *transfer->picker.chosen, .to_front = transfer->to_front};
        }
    } else if (transfer && !(transfer->desk.empty() && transfer->partner.empty())) {
        action = TransferTicket{.ticket = transfer->ticket,
                                .desk = transfer->desk,
                                .partner = transfer->partner,
                                .to_front = transfer->to_front};
    } else if (const auto* no_show = std::get_if<NoShowDialog>(&state_.dialog)) {
        action = MarkNoShow{no_show->ticket};
    } else if (const auto* date = std::get_if<DateDialog>(&state_.dialog)) {
        action = OpenDay{.day = date->day, .date_confirmed = true};
    } else if (const auto* crisis = std::get_if<CrisisDialog>(&state_.dialog)) {
        action = SwitchCrisis{crisis->on};
    } else if (const auto* session = std::get_if<SessionDialog>(&state_.dialog)) {
        const auto entry = session_entry(*session);
        if (!entry) {
            return;
        }
        action = *entry;
    } else if (const auto* paper = std::get_if<PaperDialog>(&state_.dialog)) {
        // Stays open for the next one.
        if (const auto entry = paper_entry(*paper, snapshot, now)) {
            perform(*entry);
        }
        return;
    } else if (const auto* close = std::get_if<CloseDayDialog>(&state_.dialog)) {
        action = CloseDay{close->leftovers};
    } else if (const auto* told = std::get_if<LastNumberDialog>(&state_.dialog)) {
        const auto last = last_number_typed(*told, snapshot);
        if (!last) return;
        action = ConfirmLastNumber{.last = *last};
    } else if (const auto* referral = std::get_if<ReferralDialog>(&state_.dialog)) {
        const Ticket* ticket = snapshot.day->at_desk(state_.desk);
        if (referral->target.find_first_not_of(' ') == std::string::npos || ticket == nullptr) {
            return;
        }
        if (state_.outcome.ticket != ticket->id) {
            state_.outcome = {.ticket = ticket->id, .outcomes = {}, .referred_to = {}};
        }
        if (std::ranges::find(state_.outcome.outcomes, Outcome::referred) == state_.outcome.outcomes.end()) {
            state_.outcome.outcomes.push_back(Outcome::referred);
        }
        state_.outcome.referred_to = referral->target;
    } else if (!std::holds_alternative<HelpDialog>(state_.dialog)) {
        return;
    }
    state_.dialog = {};
    if (action) {
        perform(*std::move(action));
    }
}

// Somebody else is next, and this one can be served here.
bool ConsoleController::needs_a_reason(const Ticket& ticket, const Snapshot& snapshot, UtcTime now) const {
    const QueueView view = queue_view(snapshot, *snapshot.day, state_, now);
    return ticket.status == TicketStatus::waiting && !hindrance(view.municipality, view.server, ticket) &&
           !is_next(view, ticket);
}

void ConsoleController::go_back() {
    if (auto* dialog = std::get_if<NewTicketDialog>(&state_.dialog);
        dialog != nullptr && dialog->step == NewTicketStep::storing) {
        return;  // the number is on its way to the disk; its answer decides
    }
    if (!std::holds_alternative<std::monostate>(state_.dialog)) {
        state_.dialog = {};
    } else if (state_.pin) {
        state_.pin.reset();
    } else if (state_.switching && !state_.locked) {
        state_.switching = false;
    } else if (state_.right_card != RightCard::queue) {
        state_.right_card = RightCard::queue;
    } else if (state_.view != ConsoleView::queue) {
        state_.view = ConsoleView::queue;
    } else {
        state_.toast.reset();
    }
}

void ConsoleController::type_initials(std::string text, const Snapshot& snapshot) {
    constexpr std::size_t bytes_max = 12;
    text = in_capitals(text);
    if (text.size() > bytes_max) {
        return;
    }
    state_.typed_initials = std::move(text);
    std::vector<const Person*> fitting;
    for (const Person& person : snapshot.municipality->staff) {
        if (!state_.typed_initials.empty() && person.id.text.starts_with(state_.typed_initials)) {
            fitting.push_back(&person);
        }
    }
    if (fitting.size() == 1 && fitting.front()->id.text == state_.typed_initials) {
        comes(fitting.front()->id);
    }
}

// Whoever has a PIN on this device says it first.
void ConsoleController::comes(const PersonId& person) {
    state_.typed_initials.clear();
    if (state_.with_pin.contains(person)) {
        state_.pin = PinEntry{.person = person};
    } else {
        sits_down(person);
    }
}

void ConsoleController::sits_down(const PersonId& person) {
    state_.pin.reset();
    state_.person = person;
    state_.switching = state_.locked = false;
}

void ConsoleController::ask_for_pin(PinPurpose purpose, PinStep step) {
    state_.dialog = {};
    state_.pin = PinEntry{.person = state_.person, .purpose = purpose, .step = step};
}

void ConsoleController::post_pin(std::optional<PinRequest> request) {
    if (request) {
        pin_requests_.push_back(*std::move(request));
    }
}

void ConsoleController::receive(const PinReply& reply, std::chrono::nanoseconds monotonic) {
    const PeopleTexts& texts = people_texts(state_.language);
    const auto about = std::visit([](const auto& request) { return request.person; }, reply.request);
    if (!state_.pin || state_.pin->person != about || !state_.pin->looked_at) {
        // Made void by somebody else; or whoever asked has gone.
        const bool made_void = std::holds_alternative<RemovePin>(reply.request);
        if (made_void) {
            state_.toast = Toast{.text = reply.result ? say::pin_voided(about.text, state_.language)
                                                      : std::string(texts.pin_not_stored),
                                 .refusal = !reply.result,
                                 .shown_at = monotonic};
        }
        return;
    }
    PinStepTaken taken = receive_pin(*state_.pin, reply, state_.language);
    post_pin(std::move(taken.request));
    switch (taken.outcome) {
        case PinOutcome::goes_on: return;
        case PinOutcome::sat_down: sits_down(about); return;
        case PinOutcome::kept: show_receipt(std::string(texts.pin_kept), monotonic); break;
        case PinOutcome::removed: show_receipt(std::string(texts.pin_removed), monotonic); break;
    }
    state_.pin.reset();
}

void ConsoleController::search_services(std::string text, const Snapshot& snapshot) {
    const auto search = [&](ServicePicker& picker, const ServiceId& except) {
        picker.search = std::move(text);
        const auto options = service_options(*snapshot.municipality, picker, except);
        const bool still_there = std::ranges::any_of(options, &ServiceOption::chosen);
        if (!picker.search.empty() && !still_there) {
            picker.chosen = options.empty() ? std::nullopt : std::optional(options.front().id);
        }
    };
    if (auto* new_ticket = std::get_if<NewTicketDialog>(&state_.dialog)) {
        search(new_ticket->picker, {});
    } else if (auto* enquiry = std::get_if<EnquiryDialog>(&state_.dialog)) {
        search(enquiry->picker, {});
    } else if (auto* paper = std::get_if<PaperDialog>(&state_.dialog)) {
        search(paper->picker, {});
    } else if (auto* transfer = std::get_if<TransferDialog>(&state_.dialog)) {
        const Ticket* ticket = snapshot.day->find(transfer->ticket);
        search(transfer->picker, ticket != nullptr ? ticket->service : ServiceId{});
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

void ConsoleController::type_number(std::string text, const Snapshot& snapshot, UtcTime now) {
    if (auto* told = std::get_if<LastNumberDialog>(&state_.dialog)) {
        told->typed = std::move(text);
        return;
    }
    auto* dialog = std::get_if<ChooseNumberDialog>(&state_.dialog);
    if (dialog == nullptr) {
        return;
    }
    dialog->typed = std::move(text);
    dialog->chosen.reset();
    const auto rows =
        choose_number_screen(*dialog, queue_list(snapshot, state_, now), snapshot, state_, now).rows;
    if (!dialog->typed.empty() && !rows.empty()) {
        dialog->chosen = rows.front().ticket;
    }
}

void ConsoleController::receive(const Reply& reply, const Snapshot& snapshot,
                                std::chrono::nanoseconds monotonic) {
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

void ConsoleController::succeeded(const Action& action, const Performed& performed, const Snapshot& snapshot,
                                  std::chrono::nanoseconds monotonic) {
    state_.storage_failure.reset();
    state_.toast.reset();
    if (std::holds_alternative<IssueTicket>(action)) {
        if (auto* dialog = std::get_if<NewTicketDialog>(&state_.dialog)) {
            dialog->step = NewTicketStep::issued;
            dialog->issued = performed.ticket;
            if (!dialog->alias.empty()) {
                state_.aliases[performed.ticket.id] = std::exchange(dialog->alias, {});
            }
        }
        return;
    }
    if (auto* dialog = std::get_if<PaperDialog>(&state_.dialog)) {
        // On to the next number; the time is mostly near the one before.
        PaperDialog next = open_paper(snapshot, performed.ticket.issued_at, state_.language);
        const bool entered = std::holds_alternative<EnterPaper>(action);
        next.time = entered ? dialog->time : std::move(next.time);
        if (entered || dialog->number.empty()) {
            *dialog = std::move(next);
        }
        return;
    }
    const std::string number = number_text(performed.ticket);
    if (const auto* counted = std::get_if<RecordEnquiry>(&action)) {
        state_.tally.misdirected = false;               // seldom, and never by habit
        if (state_.view == ConsoleView::tally) return;  // the grid shows it
        show_receipt(say::counted(service_name(snapshot, counted->service), state_.language), monotonic);
        return;
    }
    if (std::holds_alternative<AddTask>(action)) {
        if (auto* dialog = std::get_if<TasksDialog>(&state_.dialog)) *dialog = TasksDialog{};
        return;
    }
    if (std::holds_alternative<MoveTask>(action)) {
        return;  // the list shows it
    }
    if (std::holds_alternative<AnswerOnFloor>(action)) {
        show_receipt(say::answered_here(number, state_.language), monotonic);
        return;
    }
    std::string receipt = day_receipt(action, state_.language);
    if (std::holds_alternative<ReturnToQueue>(action)) {
        receipt = say::returned_to_queue(number, state_.language);
    } else if (const auto* transfer = std::get_if<TransferTicket>(&action)) {
        const std::string where = !transfer->desk.empty()      ? desk_name(snapshot, transfer->desk)
                                  : !transfer->partner.empty() ? transfer->partner.text
                                                               : service_name(snapshot, transfer->to);
        receipt = say::transferred_to(number, where, state_.language);
    }
    const TicketStatus status = performed.ticket.status;
    if (std::holds_alternative<AddTopic>(action)) {
        receipt = say::topic_added(number, performed.ticket.topics.size() + 1, state_.language);
    } else if (std::holds_alternative<WithdrawTicket>(action) ||
               std::holds_alternative<PauseService>(action)) {
        receipt = say::now_is(number, status, state_.language);
    } else if (const auto* check = std::get_if<CheckEscort>(&action)) {
        receipt = say::card_checked(number, check->card_shown, state_.language);
    }
    if (std::holds_alternative<UndoStep>(action)) {
        state_.outcome = {};  // a finish is taken back to be chosen anew
        receipt = say::is_again(number, performed.ticket.status, state_.language);
    }
    if (!receipt.empty()) {
        state_.toast = Toast{.text = std::move(receipt), .refusal = false, .shown_at = monotonic};
    }
}

void ConsoleController::show_receipt(std::string text, std::chrono::nanoseconds monotonic) {
    state_.toast = Toast{.text = std::move(text), .refusal = false, .shown_at = monotonic};
}

void ConsoleController::refused(const Action& action, const Refusal& refusal,
                                std::chrono::nanoseconds monotonic) {
    const std::string& words = state_.language == Language::danish ? refusal.danish : refusal.english;
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
    const ConsoleTexts& texts = console_texts(state_.language);
    state_.storage_failure = error.code;
    show_refusal(action,
                 std::string(error.code == ErrorCode::disk_full ? texts.disk_full : texts.cannot_store),
                 monotonic);
}

// A dialog says itself what stopped it; anything else is said above the status line.
void ConsoleController::show_refusal(const Action& action, std::string text,
                                     std::chrono::nanoseconds monotonic) {
    auto* dialog = std::get_if<NewTicketDialog>(&state_.dialog);
    if (dialog != nullptr && std::holds_alternative<IssueTicket>(action)) {
        dialog->step = dialog->escorted ? NewTicketStep::id_card : NewTicketStep::service;
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
