// What "Dagen her" says, and the question before the day is closed.
#include <algorithm>

#include "counter/console_texts.hpp"
#include "counter/day_dialog.hpp"
#include "shared/text/format.hpp"

namespace skranke {

namespace {

std::string numbers(const std::vector<const Ticket*>& tickets, Language language) {
    constexpr std::size_t named_at_most = 12;
    std::vector<std::string> names;
    for (const Ticket* ticket : tickets) {
        if (names.size() == named_at_most) {
            names.push_back(say::others(tickets.size() - named_at_most, language));
            break;
        }
        names.push_back(number_text(*ticket));
    }
    return list_text(names, language == Language::danish ? " og " : " and ");
}

std::vector<const Ticket*> left_over(const Day& day) {
    std::vector<const Ticket*> left;
    for (const Ticket& ticket : day.tickets) {
        if (ticket.status == TicketStatus::day_closed) {
            left.push_back(&ticket);
        }
    }
    return left;
}

// Where a van can go on to.
void add_stops(const Snapshot& snapshot, Language language, const auto& add) {
    const Site* here = snapshot.municipality->find(snapshot.site);
    if (here == nullptr || here->kind != SiteKind::mobile) {
        return;
    }
    for (const Site& stop : snapshot.municipality->sites) {
        if (stop.kind == SiteKind::mobile && stop.id != here->id) {
            add(say::drive_on_to(stop.name, language), console_texts(language).drive_on_means,
                Perform{SwitchStop{stop.id}});
        }
    }
}

}  // namespace

DayScreen day_screen(const Snapshot& snapshot, const ConsoleState& state) {
    const ConsoleTexts& texts = console_texts(state.language);
    const DayCourse& course = snapshot.day->course;
    DayScreen screen;
    screen.title = texts.the_day_here;
    screen.present = day_notice(snapshot, state.language);
    screen.notice = !screen.present.empty();
    const auto add = [&](std::string_view title, std::string_view consequence, Command command) {
        screen.choices.push_back({.key = std::to_string(screen.choices.size() + 1),
                                  .title = std::string(title),
                                  .consequence = std::string(consequence),
                                  .command = std::move(command)});
    };
    if (course.closed) {
        add(texts.reopen_day, texts.reopen_day_means, Perform{ReopenDay{}});
        add_stops(snapshot, state.language, add);
        return screen;
    }
    if (course.intake_closed) {
        add(texts.open_intake, texts.open_intake_means, Perform{OpenIntake{}});
    } else {
        if (screen.present.empty()) {
            screen.present = texts.open_for_numbers;
        }
        add(texts.close_intake, texts.close_intake_means, Perform{CloseIntake{}});
    }
    add(texts.close_day, texts.close_day_means, AskCloseDay{});
    add(texts.paper_numbers, texts.paper_means, OpenPaper{});
    if (snapshot.municipality->crisis) {
        add(texts.crisis_off, texts.crisis_off_means, AskCrisis{false});
    } else {
        add(texts.crisis_on, texts.crisis_on_means, AskCrisis{true});
    }
    add(texts.away_from_house, texts.away_means, OpenSession{});
    add_stops(snapshot, state.language, add);
    return screen;
}

CloseDayDialog ask_to_close(const Snapshot& snapshot) {
    CloseDayDialog dialog;
    for (const Ticket& ticket : snapshot.day->tickets) {
        if (!has_ended(ticket)) {
            dialog.leftovers.push_back(ticket.id);
        }
    }
    return dialog;
}

QuestionScreen close_day_screen(const CloseDayDialog& dialog, const Snapshot& snapshot,
                                const ConsoleState& state) {
    const ConsoleTexts& texts = console_texts(state.language);
    const Site* site = snapshot.municipality->find(snapshot.site);
    QuestionScreen screen;
    screen.title = texts.close_day_question;
    std::vector<const Ticket*> left;
    for (const TicketId& id : dialog.leftovers) {
        if (const Ticket* ticket = snapshot.day->find(id)) {
            left.push_back(ticket);
        }
    }
    if (left.empty()) {
        screen.text = texts.everybody_helped_today;
    } else {
        screen.text = say::not_helped(numbers(left, state.language), left.size(), state.language);
        screen.text += ' ';
        screen.text +=
            site != nullptr && site->keep_overnight ? texts.kept_until_next_day : texts.end_with_the_day;
    }
    screen.primary = {.label = std::string(texts.close_day), .key = "J", .command = Continue{}};
    screen.back = {.label = std::string(texts.wait_a_little), .key = "Esc", .command = Back{}};
    return screen;
}

QuestionScreen crisis_screen(const CrisisDialog& dialog, const ConsoleState& state) {
    const ConsoleTexts& texts = console_texts(state.language);
    QuestionScreen screen;
    screen.title = dialog.on ? texts.crisis_on_question : texts.crisis_off_question;
    screen.text = dialog.on ? texts.crisis_on_means : texts.crisis_off_means;
    screen.primary = {.label = std::string(dialog.on ? texts.crisis_on : texts.crisis_off),
                      .key = "J",
                      .command = Continue{}};
    screen.back = {.label = std::string(texts.wait_a_little), .key = "Esc", .command = Back{}};
    return screen;
}

std::string day_notice(const Snapshot& snapshot, Language language) {
    const ConsoleTexts& texts = console_texts(language);
    const Day& day = *snapshot.day;
    if (day.course.closed) {
        return say::since_by(texts.day_is_closed, day.course.closed->at, day.course.closed->person.text,
                             language);
    }
    if (day.course.intake_closed) {
        return say::since_by(texts.closed_for_numbers, day.course.intake_closed->at,
                             day.course.intake_closed->person.text, language);
    }
    if (const auto& crisis = snapshot.municipality->crisis) {
        return say::since_by(texts.crisis, crisis->at, crisis->person.text, language);
    }
    return {};
}

void describe_closed_day(const Day& day, Language language, TicketCard& card) {
    const ConsoleTexts& texts = console_texts(language);
    const auto left = left_over(day);
    card.state = CardState::day_not_open;
    card.meta = say::since(day.course.closed->at, language);
    card.title = texts.day_is_closed;
    card.explanation = left.empty() ? std::string(texts.everybody_helped_today)
                                    : say::was_not_helped(numbers(left, language), left.size(), language);
    card.primary = {.label = std::string(texts.reopen_day),
                    .second_line = std::string(texts.reopen_day_means),
                    .key = "",
                    .command = Perform{ReopenDay{}}};
}

std::string day_receipt(const Action& action, Language language) {
    const ConsoleTexts& texts = console_texts(language);
    if (std::holds_alternative<CloseIntake>(action)) {
        return std::string(texts.closed_for_numbers);
    }
    if (std::holds_alternative<OpenIntake>(action)) {
        return std::string(texts.open_for_numbers);
    }
    if (const auto* crisis = std::get_if<SwitchCrisis>(&action)) {
        return std::string(crisis->on ? texts.crisis_is_on : texts.crisis_is_off);
    }
    if (std::holds_alternative<HoldSession>(action)) {
        return std::string(texts.session_stored);
    }
    if (std::holds_alternative<CloseDay>(action)) {
        return std::string(texts.day_is_closed);
    }
    return std::string(std::holds_alternative<ReopenDay>(action) ? texts.day_is_open_again
                                                                 : std::string_view{});
}

}  // namespace skranke
