#include "counter/dialog_screen.hpp"

#include <algorithm>

#include "counter/console_texts.hpp"
#include "counter/day_dialog.hpp"
#include "counter/people_screen.hpp"
#include "counter/people_texts.hpp"
#include "shared/queue/explanation.hpp"
#include "shared/queue/priority_rule.hpp"
#include "shared/text/format.hpp"

namespace skranke {

namespace {

// Where a ticket that has just been issued stands in the line: "Kaldes efter A 041."
std::string place_in_line(const Ticket& ticket, const Snapshot& snapshot, const ConsoleState& state,
                          UtcTime now) {
    const auto order = calling_order(queue_view(snapshot, *snapshot.day, state, now));
    const auto place = std::ranges::find(order, ticket.id, &Ticket::id);
    if (place == order.end()) {
        return {};
    }
    if (place == order.begin()) {
        return std::string(console_texts(state.language).is_next_in_queue);
    }
    return say::called_after(number_text(**std::prev(place)), state.language);
}

void describe_issued(const Ticket& ticket, const Snapshot& snapshot, const ConsoleState& state, UtcTime now,
                     NewTicketScreen& screen) {
    screen.number = number_text(ticket);
    screen.service = service_name(snapshot, ticket.service);
    screen.stored = say::stored_at(ticket.issued_at, state.language);
    screen.say_this = say::your_number_is(screen.number, state.language);
    if (priority_class(ticket) == PriorityClass::escorted) {
        screen.reason = say::escorted_card_seen(ticket.issued_at, state.language);
    }
    const Ticket* stored = snapshot.day ? snapshot.day->find(ticket.id) : nullptr;
    for (const Need need : every_need) {
        NeedSet then = stored != nullptr ? stored->needs : ticket.needs;
        const bool chosen = then.contains(need);
        chosen ? (void)then.erase(need) : (void)then.insert(need);
        screen.needs.push_back({.key = std::to_string(screen.needs.size() + 1),
                                .label = std::string(label(need, state.language)),
                                .chosen = chosen,
                                .command = SayNeeds{.ticket = ticket.id, .needs = std::move(then)}});
    }
    const std::string place = snapshot.day ? place_in_line(ticket, snapshot, state, now) : std::string{};
    if (!screen.reason.empty() && !place.empty()) {
        screen.reason += ' ';
    }
    screen.reason += place;
}

}  // namespace

ServicePickerScreen picker_screen(const ServicePicker& picker, const Snapshot& snapshot, Language language,
                                  const ServiceId& except) {
    ServicePickerScreen screen;
    screen.search = picker.search;
    screen.hint = say::search_services(snapshot.municipality->offered(snapshot.day->day).size(), language);
    screen.options = service_options(*snapshot.municipality, snapshot.day->day, picker, except);
    if (screen.options.empty()) {
        screen.nothing_found = console_texts(language).no_service_found;
    }
    return screen;
}

NewTicketScreen new_ticket_screen(const NewTicketDialog& dialog, const Snapshot& snapshot,
                                  const ConsoleState& state, UtcTime now) {
    const ConsoleTexts& texts = console_texts(state.language);
    NewTicketScreen screen;
    screen.step = dialog.step;
    screen.picker = picker_screen(dialog.picker, snapshot, state.language);
    screen.escorted = dialog.escorted;
    screen.quiet = quiet_here(snapshot);
    screen.asks_for_card = person_may(snapshot, state, Permission::serve);
    screen.appointment = dialog.appointment;
    screen.prefers = dialog.prefers;
    screen.alias = dialog.alias;
    screen.refusal = dialog.refusal;
    if (dialog.picker.chosen) {
        screen.service = service_name(snapshot, *dialog.picker.chosen);
    }
    screen.primary = {.label = std::string(dialog.escorted && screen.asks_for_card ? texts.on_to_id_card
                                                                                   : texts.issue_number),
                      .key = "Enter",
                      .enabled = dialog.picker.chosen.has_value(),
                      .command = Continue{}};
    if (screen.refusal.empty() && snapshot.day && snapshot.day->course.takes_nobody()) {
        screen.refusal = day_notice(snapshot, state.language);
        screen.notice = true;
        screen.primary.label = dialog.escorted && screen.asks_for_card
                                   ? screen.primary.label
                                   : std::string(texts.issue_all_the_same);
    }
    if (dialog.step == NewTicketStep::storing) {
        screen.primary.label = texts.storing;
        screen.primary.enabled = false;
    }
    if (dialog.step == NewTicketStep::issued && dialog.issued) {
        describe_issued(*dialog.issued, snapshot, state, now, screen);
        screen.primary.label = texts.done;
        screen.primary.enabled = true;
    }
    return screen;
}

ReferralScreen referral_screen(const ReferralDialog& dialog, const ConsoleState& state) {
    const ConsoleTexts& texts = console_texts(state.language);
    ReferralScreen screen;
    screen.target = dialog.target;
    for (const std::string_view target : texts.usual_referrals) {
        screen.usual.push_back({.key = std::to_string(screen.usual.size() + 1),
                                .label = std::string(target),
                                .chosen = dialog.target == target,
                                .command = TypeReferral{std::string(target)}});
    }
    screen.primary = {.label = std::string(texts.use_this),
                      .key = "Enter",
                      .enabled = dialog.target.find_first_not_of(' ') != std::string::npos,
                      .command = Continue{}};
    return screen;
}

QuestionScreen no_show_screen(const NoShowDialog& dialog, const Snapshot& snapshot,
                              const ConsoleState& state) {
    const ConsoleTexts& texts = console_texts(state.language);
    QuestionScreen screen;
    if (const Ticket* ticket = snapshot.day->find(dialog.ticket)) {
        screen.title = say::did_not_come(number_text(*ticket), state.language);
        if (!ticket->calls.empty()) {
            screen.text = say::called_since(ticket->calls.size(), ticket->calls.front().at, state.language);
        }
    }
    screen.primary = {.label = std::string(texts.no_show), .key = "U", .command = Continue{}};
    screen.back = {.label = std::string(texts.wait_a_little), .key = "Esc", .command = Back{}};
    return screen;
}

OutOfOrderScreen out_of_order_screen(const OutOfOrderDialog& dialog, const Snapshot& snapshot,
                                     const ConsoleState& state, UtcTime now) {
    const ConsoleTexts& texts = console_texts(state.language);
    OutOfOrderScreen screen;
    const Ticket* ticket = snapshot.day->find(dialog.ticket);
    const QueueView view = queue_view(snapshot, *snapshot.day, state, now);
    const auto next = next_ticket(view);
    if (ticket != nullptr && next) {
        screen.title =
            say::why_before(number_text(*ticket), number_text(next->ticket->number), state.language);
        screen.passes =
            say::sentence(in_full_words(reason_to_call(view, *ticket, dialog.because), state.language));
    }
    for (const ChosenBecause because : every_because) {
        screen.reasons.push_back({.key = std::to_string(screen.reasons.size() + 1),
                                  .label = std::string(label(because, state.language)),
                                  .chosen = dialog.because == because,
                                  .command = ChooseBecause{because}});
    }
    screen.primary = {.label = std::string(texts.call),
                      .key = "Enter",
                      .enabled = ticket != nullptr && dialog.because.has_value(),
                      .command = Continue{}};
    if (ticket != nullptr) {
        screen.primary.label += " " + number_text(*ticket);
    }
    return screen;
}

QuestionScreen date_screen(const DateDialog& dialog, const ConsoleState& state) {
    const ConsoleTexts& texts = console_texts(state.language);
    QuestionScreen screen;
    screen.title = texts.is_date_right;
    screen.text = say::date_question(dialog.day, state.language);
    if (!dialog.doubt.empty()) {
        screen.text += " " + dialog.doubt;
    }
    screen.primary = {.label = std::string(texts.date_is_right), .key = "J", .command = Continue{}};
    screen.back = {.label = std::string(texts.cancel), .key = "Esc", .command = Back{}};
    return screen;
}

}  // namespace skranke
