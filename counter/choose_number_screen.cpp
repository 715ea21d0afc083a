// "Kald bestemt nummer": who is meant by what was typed, and what can be done with that number.
#include <algorithm>
#include <cctype>

#include "counter/console_texts.hpp"
#include "counter/dialog_screen.hpp"
#include "counter/people_texts.hpp"
#include "shared/queue/explanation.hpp"
#include "shared/queue/priority_rule.hpp"
#include "shared/text/format.hpp"

namespace skranke {

namespace {

// Who did not show up, and may come back once.
std::vector<QueueRow> no_show_rows(const Snapshot& snapshot, const ConsoleState& state) {
    std::vector<QueueRow> rows;
    for (const Ticket& ticket : snapshot.day->tickets) {
        if (!is_missed(ticket)) continue;
        rows.push_back({.ticket = ticket.id,
                        .ticket_number = ticket.number,
                        .number = number_text(ticket),
                        .service = service_name(snapshot, ticket.service),
                        .wait = {},
                        .badge = Badge::no_show,
                        .badge_text = std::string(console_texts(state.language).no_show),
                        .call = std::nullopt});
    }
    return rows;
}

void offer_the_way_back(const Ticket& ticket, Language language, ChooseNumberScreen& screen) {
    screen.explanation = say::keeps_time_after_no_show(ticket.issued_at, language);
    screen.primary.label = say::number_back_to_queue(number_text(ticket), language);
    screen.primary.enabled = true;
}

void offer_a_call(const Ticket& ticket, ChooseNumberScreen& screen, const ConsoleTexts& texts) {
    screen.others = {
        {.label = std::string(texts.has_left),
         .key = "G",
         .command = Perform{WithdrawTicket{ticket.id, Withdrawal::left}}},
        {.label = std::string(texts.cancel_number),
         .key = "F",
         .command = Perform{WithdrawTicket{ticket.id, Withdrawal::cancelled}}},
        {.label = std::string(texts.card_seen), .key = "J", .command = Perform{CheckEscort{ticket.id, true}}},
        {.label = std::string(texts.card_not_seen),
         .key = "N",
         .command = Perform{CheckEscort{ticket.id, false}}}};
    screen.primary.label += " " + number_text(ticket);
    screen.primary.enabled = true;
}

}  // namespace

bool is_missed(const Ticket& ticket) {
    return ticket.status == TicketStatus::no_show && !ticket.returned_after_no_show;
}

ChooseNumberScreen choose_number_screen(const ChooseNumberDialog& dialog, const QueueList& line,
                                        const Snapshot& snapshot, const ConsoleState& state, UtcTime now) {
    const ConsoleTexts& texts = console_texts(state.language);
    const PeopleTexts& people = people_texts(state.language);
    ChooseNumberScreen screen;
    screen.typed = dialog.typed;
    const auto add_what_fits = [&](const std::vector<QueueRow>& rows) {
        for (const QueueRow& row : rows) {
            if (!may_mean(dialog.typed, row.ticket_number)) continue;
            screen.rows.push_back(row);
            screen.rows.back().next = dialog.chosen == row.ticket;
        }
    };
    add_what_fits(line.rows);
    if (!dialog.on_floor) add_what_fits(no_show_rows(snapshot, state));
    if (screen.rows.empty()) screen.nothing_found = texts.no_such_number;
    screen.title = dialog.on_floor ? people.on_floor_now : texts.call_chosen_number;
    screen.primary = {.label = std::string(dialog.on_floor ? people.answer_here : texts.call),
                      .key = "Enter",
                      .enabled = false,
                      .command = Continue{}};
    const auto chosen = std::ranges::find_if(screen.rows, &QueueRow::next);
    if (chosen == screen.rows.end()) return screen;
    const Ticket& ticket = *snapshot.day->find(chosen->ticket);
    if (is_missed(ticket)) {
        offer_the_way_back(ticket, state.language, screen);
        return screen;
    }
    offer_a_call(ticket, screen, texts);
    if (dialog.on_floor) return screen;
    if (const auto explanation = explain_wait(queue_view(snapshot, *snapshot.day, state, now), ticket))
        screen.explanation = in_words(*explanation, state.language);
    return screen;
}

bool may_mean(std::string_view typed, TicketNumber number) {
    std::string letters, digits;
    for (const char c : typed) {
        if (std::isalpha(static_cast<unsigned char>(c)) != 0) {
            letters += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
        } else if (std::isdigit(static_cast<unsigned char>(c)) != 0) {
            digits += c;
        }
    }
    if (letters.size() > 1 || (letters.size() == 1 && letters.front() != number.letter)) {
        return false;
    }
    const std::string plain = std::to_string(number.number);
    const std::string padded = std::string(plain.size() < 3 ? 3 - plain.size() : 0, '0') + plain;
    return plain.starts_with(digits) || padded.starts_with(digits);
}

}  // namespace skranke
