// The left card: the one citizen, the largest next action, and what came before and comes after.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "counter/console_screen.hpp"
#include "counter/console_texts.hpp"
#include "counter/day_dialog.hpp"
#include "counter/people_screen.hpp"
#include "counter/people_texts.hpp"
#include "counter/tasks_screen.hpp"
#include "shared/queue/forgotten_finish.hpp"
#include "shared/queue/priority_rule.hpp"
#include "shared/queue/recall.hpp"
#include "shared/queue/refusals.hpp"
#include "shared/queue/undo.hpp"
#include "shared/text/format.hpp"

namespace skranke {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

// In the order of the keys 1–6.
constexpr std::array outcomes{Outcome::solved,
                              Outcome::resolved_at_first_contact,
                              Outcome::assisted_self_service,
                              Outcome::referred,
                              Outcome::out_of_scope,
                              Outcome::left_without_help};

struct Scene {
    const Snapshot& snapshot;
    const ConsoleState& state;
    const Day& day;
    UtcTime now;
    const ConsoleTexts& texts;
    Language language;

    std::string desk(const DeskId& id) const { return desk_name(snapshot, id); }
    std::string service(const Ticket& ticket) const {
        return say::service_and_needs(service_name(snapshot, ticket.service), ticket.needs, language);
    }
    QueueView view() const { return queue_view(snapshot, day, state, now); }
};

milliseconds wait_of(const Ticket& ticket, UtcTime now) {
    return ticket.first_called_at.value_or(now) - ticket.issued_at;
}

std::vector<Outcome> outcomes_of(const Ticket& ticket) {
    std::vector<Outcome> all = ticket.also;
    all.insert(all.begin(), *ticket.outcome);
    return all;
}

// What the desk ended last: "A 038 afsluttet kl. 10.23 som Løst".
LineStrip latest_strip(const Scene& scene) {
    const Ticket* latest = nullptr;
    for (const Ticket& ticket : scene.day.tickets) {
        if (ticket.ended_at && ticket.desk == scene.state.desk &&
            (latest == nullptr || *ticket.ended_at > *latest->ended_at)) {
            latest = &ticket;
        }
    }
    if (latest == nullptr) {
        return {};
    }
    const std::string number = number_text(*latest);
    if (latest->status == TicketStatus::no_show || !latest->outcome) {
        return {.lead = std::string(scene.texts.latest),
                .text = say::stayed_away(number, *latest->ended_at, scene.language)};
    }
    return {.lead = std::string(scene.texts.latest),
            .text = say::ended_as(number, *latest->ended_at,
                                  say::as_outcomes(outcomes_of(*latest), latest->referred_to, scene.language),
                                  scene.language)};
}

// Who comes after the citizen at the desk: "Derefter A 041 – Har ventet længst".
LineStrip next_strip(const Scene& scene) {
    const auto next = next_ticket(scene.view());
    if (!next) {
        return {};
    }
    return {.lead = say::next_is(number_text(*next->ticket), scene.language),
            .text = in_words(next->reason, scene.language)};
}

// A double call waits here while another citizen is at the desk.
std::optional<LineStrip> double_call_strip(const Scene& scene, const Ticket& at_desk) {
    const Ticket* twice = double_call_at(scene.day, scene.state.desk);
    if (twice == nullptr || twice->id == at_desk.id) {
        return std::nullopt;
    }
    return LineStrip{.lead = say::look_at_it_afterwards(number_text(*twice), scene.language), .notice = true};
}

TicketCard day_not_open_card(const Snapshot& snapshot, const ConsoleState& state, UtcTime now) {
    const ConsoleTexts& texts = console_texts(state.language);
    const ServiceDay today = service_day_of(now);
    TicketCard card;
    card.state = CardState::day_not_open;
    card.pill = texts.ready;
    card.meta = date_text(today, state.language);
    card.title = texts.day_not_open;
    card.explanation = texts.open_day_to_begin;
    card.primary = {
        .label = std::string(texts.open_day),
        .second_line = say::open_day_on(today, site_name(snapshot, snapshot.site), state.language),
        .key = "Enter",
        .command = Perform{OpenDay{today}}};
    return card;
}

// When the last citizen was called or left.
std::optional<UtcTime> quiet_since(const Day& day) {
    std::optional<UtcTime> since;
    for (const Ticket& ticket : day.tickets) {
        since = std::max(since, ticket.first_called_at);
        since = std::max(since, ticket.ended_at);
    }
    return since;
}

TicketCard empty_card(const Scene& scene) {
    TicketCard card;
    card.state = CardState::empty;
    card.pill = scene.texts.ready;
    if (const auto since = quiet_since(scene.day)) {
        card.meta = say::since(*since, scene.language);
    }
    card.title = scene.texts.nobody_waits;
    card.explanation = scene.texts.new_numbers_appear_here;
    if (const auto others = waiting_for_others(scene.view()); !others.empty()) {
        card.title = scene.texts.nobody_for_this_desk;
        const QueueView view = scene.view();
        const Refusal why = refusals::only_for_others(
            others.size(), able_desks(view.municipality, view.day.site, view.server, *others.front()));
        card.explanation = in_language(why, scene.language);
    }
    card.primary = {.label = std::string(scene.texts.call_next),
                    .second_line = std::string(scene.texts.when_somebody_waits),
                    .key = "K",
                    .enabled = false,
                    .command = Perform{CallNext{}}};
    if (scene.day.course.closed) {
        describe_closed_day(scene.day, scene.language, card);
    } else {
        // Nobody waits at all: a task, which the next call interrupts by itself.
        QuietTask task = quiet_task(scene.day, scene.state);
        if (!task.explanation.empty() && scene.day.waiting().empty())
            card.explanation = std::move(task.explanation);
        card.secondary = std::move(task.actions);
    }
    card.strip = latest_strip(scene);
    return card;
}

// A host's: numbers, and nothing to call.
TicketCard issuing_card(const Scene& scene) {
    const PeopleTexts& texts = people_texts(scene.language);
    TicketCard card;
    card.state = CardState::empty;
    card.pill = scene.texts.ready;
    card.title = texts.role_issues_only;
    card.explanation = texts.advisors_call;
    card.primary = {.label = std::string(scene.texts.new_number),
                    .second_line = say::waiting_count(scene.day.waiting().size(), scene.language),
                    .key = "Enter",
                    .command = OpenNewTicket{}};
    return card;
}

// Nobody is called out loud, and nobody looks at minutes.
void speak_quietly(const Scene& scene, TicketCard& card) {
    card.above_number = scene.texts.next_here;
    card.minutes.clear();
    card.minutes_mean.clear();
    card.primary.label = scene.texts.receive;
    card.primary.second_line = scene.texts.go_to_the_citizen;
    card.secondary.front().label = scene.texts.receive_another;
}

TicketCard ready_card(const Scene& scene, const NextTicket& next) {
    const Ticket& ticket = *next.ticket;
    TicketCard card;
    card.state = CardState::ready;
    card.pill = scene.texts.ready;
    card.meta = say::came_at(ticket.issued_at, scene.language);
    card.above_number = scene.texts.next_in_queue;
    card.number = number_text(ticket);
    card.minutes = short_duration(wait_of(ticket, scene.now), scene.language);
    card.minutes_mean = scene.texts.has_waited;
    card.service = scene.service(ticket);
    card.why_title = say::why(card.number, scene.language);
    card.why_text = say::sentence(in_words(next.reason, scene.language));
    card.escorted = next.reason.rule == CallRule::escorted;
    card.primary = {
        .label = std::string(scene.texts.call_next),
        .second_line = say::number_to_desk(card.number, scene.desk(scene.state.desk), scene.language),
        .key = "K",
        .command = Perform{CallNext{}}};
    card.secondary = {
        {.label = std::string(scene.texts.call_chosen_number), .key = "B", .command = OpenChooseNumber{}}};
    card.strip = latest_strip(scene);
    if (quiet_here(scene.snapshot)) {
        speak_quietly(scene, card);
    }
    return card;
}

// Until the citizen may be called again, in steps of five seconds so that nothing ticks.
seconds recall_remaining(const Ticket& ticket, UtcTime now) {
    return seconds{(until_recall(ticket, now).count() + 4) / 5 * 5};
}

TicketCard called_card(const Scene& scene, const Ticket& ticket) {
    TicketCard card;
    card.state = CardState::called;
    card.pill = scene.texts.called;
    if (!ticket.calls.empty()) {
        card.meta = say::called_times(ticket.calls.size(), ticket.calls.back().at, scene.language);
    }
    card.above_number = say::on_the_way_to(scene.desk(scene.state.desk), scene.language);
    card.number = number_text(ticket);
    card.minutes = short_duration(wait_of(ticket, scene.now), scene.language);
    card.minutes_mean = scene.texts.waited;
    card.service = scene.service(ticket);
    if (!ticket.call_reason.empty()) {
        card.why_title = say::why(card.number, scene.language);
        card.why_text = say::sentence(say::after_the_call(ticket.call_reason, scene.language));
    }
    card.escorted = priority_class(ticket) == PriorityClass::escorted;
    card.primary = {.label = std::string(scene.texts.start),
                    .second_line = std::string(scene.texts.citizen_is_here),
                    .key = "S",
                    .command = Perform{StartService{ticket.id}}};
    const seconds remaining = recall_remaining(ticket, scene.now);
    card.secondary = {
        {.label = std::string(scene.texts.recall),
         .key = "G",
         .enabled = remaining == seconds{0},
         .command = Perform{Recall{ticket.id}}},
        {.label = std::string(scene.texts.no_show), .key = "U", .command = AskNoShow{ticket.id}},
        {.label = std::string(scene.texts.to_queue),
         .key = "R",
         .command = Perform{ReturnToQueue{ticket.id}}}};
    if (remaining > seconds{0}) {
        card.strip = {.lead = std::string(scene.texts.recall),
                      .text = say::recall_again_in(remaining, scene.language)};
    } else if (may_have_stayed_away(ticket, scene.now)) {
        card.strip = {.lead = std::string(scene.texts.stayed_away_question),
                      .text = say::called_in_vain(ticket.calls.size(), scene.language)};
    } else {
        card.strip = next_strip(scene);
    }
    if (const auto notice = double_call_strip(scene, ticket)) {
        card.strip = *notice;
    }
    return card;
}

TicketCard in_service_card(const Scene& scene, const Ticket& ticket) {
    TicketCard card;
    card.state = CardState::in_service;
    card.pill = scene.texts.in_service;
    const UtcTime started = ticket.started_at.value_or(scene.now);
    card.meta = say::started_and_waited(started, wait_of(ticket, scene.now), scene.language);
    card.number = number_text(ticket);
    card.minutes = short_duration(scene.now - started, scene.language);
    card.minutes_mean = scene.texts.until_now;
    card.service = scene.service(ticket);

    ChosenOutcome chosen{.ticket = ticket.id, .outcomes = {}, .referred_to = {}};
    if (scene.state.outcome.ticket == ticket.id) {
        chosen = scene.state.outcome;
    }
    if (chosen.outcomes.empty()) {
        chosen.outcomes = {Outcome::solved};
    }
    const auto is_chosen = [&](Outcome outcome) {
        return std::ranges::find(chosen.outcomes, outcome) != chosen.outcomes.end();
    };
    for (const Outcome outcome : outcomes) {
        const bool referral = outcome == Outcome::referred;
        card.outcomes.push_back(
            {.key = std::to_string(card.outcomes.size() + 1),
             .label = std::string(label(outcome, scene.language)),
             .chosen = is_chosen(outcome),
             .command = referral && !is_chosen(outcome) ? Command{OpenReferral{}} : ChooseOutcome{outcome}});
    }
    card.primary = {
        .label = std::string(scene.texts.finish),
        .second_line = say::as_outcomes(chosen.outcomes, chosen.referred_to, scene.language),
        .key = "A",
        .command = Perform{FinishService{.ticket = ticket.id,
                                         .outcome = chosen.outcomes.front(),
                                         .referred_to = chosen.referred_to,
                                         .also = {chosen.outcomes.begin() + 1, chosen.outcomes.end()}}}};
    card.secondary = {
        {.label = std::string(scene.texts.transfer), .key = "V", .command = OpenTransfer{ticket.id}},
        {.label = std::string(scene.texts.pause), .key = "P", .command = Perform{PauseService{ticket.id}}},
        {.label = std::string(scene.texts.add_topic), .key = "E", .command = OpenAddTopic{ticket.id}}};
    card.strip = next_strip(scene);
    if (is_finish_forgotten(scene.day, *scene.snapshot.municipality, ticket, scene.now)) {
        card.strip = {.lead = std::string(scene.texts.long_in_service),
                      .text = say::time_left_out(scene.language)};
    }
    if (const auto notice = double_call_strip(scene, ticket)) {
        card.strip = *notice;
    }
    return card;
}

// The desk's last step, for a short while.
std::optional<ActionButton> undo_button(const Scene& scene) {
    const Ticket* ticket = undoable_at(scene.day, scene.state.desk, scene.now);
    if (ticket == nullptr) {
        return std::nullopt;
    }
    return ActionButton{
        .label = std::string(scene.texts.undo), .key = "F", .command = Perform{UndoStep{ticket->id}}};
}

// Whom the desk paused first comes first.
std::optional<ActionButton> resume_button(const Scene& scene) {
    const auto paused = scene.day.paused_at(scene.state.desk);
    if (paused.empty()) {
        return std::nullopt;
    }
    const Ticket& ticket = **std::ranges::min_element(paused, {}, &Ticket::paused_at);
    return ActionButton{.label = fmt::format("{} {}", scene.texts.resume, number_text(ticket)),
                        .key = "P",
                        .command = Perform{ResumeService{ticket.id}}};
}

std::string desk_and_person(const Scene& scene, const Call& call) {
    std::string name = scene.desk(call.desk);
    if (call.desk == scene.state.desk) {
        name = (scene.language == Language::danish ? "Her, " : "Here, ") + name;
    }
    return call.person.empty() ? name : name + " · " + call.person.text;
}

// "The citizen is at this desk": the words depend on whether it is ours and whether its call stands.
ActionButton place_answer(const Scene& scene, const Ticket& ticket, const Call& call, bool stands) {
    const DoubleCall& twice = *ticket.double_call;
    const bool here = call.desk == scene.state.desk;
    const Call& other = stands ? twice.others.front() : twice.stands;
    const std::string number = number_text(ticket);
    ActionButton answer;
    if (here) {
        answer.label = say::here_at(scene.desk(call.desk), scene.language);
        answer.second_line = stands ? say::call_here_stands(scene.desk(other.desk), scene.language)
                                    : say::moves_here(number, scene.desk(other.desk), scene.language);
    } else {
        answer.label = say::at_desk(scene.desk(call.desk), scene.language);
        answer.second_line = stands ? say::call_there_stands(scene.language)
                                    : say::moves_there(number, scene.desk(call.desk), scene.language);
    }
    answer.command = Perform{ClearDoubleCall{ticket.id, DoubleCallAnswer::at_desk, call.desk}};
    return answer;
}

TicketCard double_call_card(const Scene& scene, const Ticket& ticket) {
    const DoubleCall& twice = *ticket.double_call;
    const std::string number = number_text(ticket);
    TicketCard card;
    card.state = CardState::double_call;
    card.pill = scene.texts.called_twice;
    if (const auto back = scene.snapshot.sync.reconnected_at) {
        card.meta = say::network_back_at(*back, scene.language);
    }
    card.number = number;
    card.minutes = short_duration(scene.now - ticket.issued_at, scene.language);
    card.minutes_mean = scene.texts.since_arrival;
    card.title = say::called_at_two_desks(number, scene.language);
    card.explanation = scene.texts.where_is_the_citizen;

    card.places.push_back({.who = desk_and_person(scene, twice.stands),
                           .when = say::called_at(twice.stands.at, true, scene.language)});
    card.answers.push_back(place_answer(scene, ticket, twice.stands, true));
    for (const Call& other : twice.others) {
        card.places.push_back(
            {.who = desk_and_person(scene, other), .when = say::called_at(other.at, false, scene.language)});
        card.answers.push_back(place_answer(scene, ticket, other, false));
    }
    card.answers.push_back(
        {.label = std::string(scene.texts.neither_place),
         .second_line = say::back_in_queue(number, ticket.issued_at, scene.language),
         .command = Perform{ClearDoubleCall{ticket.id, DoubleCallAnswer::in_queue_again, {}}}});
    for (std::size_t i = 0; i < card.answers.size(); ++i) {
        card.answers[i].key = std::to_string(i + 1);
    }
    card.primary = card.answers.front();
    return card;
}

}  // namespace

TicketCard ticket_card(const Snapshot& snapshot, const ConsoleState& state, UtcTime now) {
    const Day* day = open_day(snapshot, now);
    if (day == nullptr) {
        return day_not_open_card(snapshot, state, now);
    }
    const Scene scene{.snapshot = snapshot,
                      .state = state,
                      .day = *day,
                      .now = now,
                      .texts = console_texts(state.language),
                      .language = state.language};
    if (!person_may(snapshot, state, Permission::serve)) {
        return issuing_card(scene);
    }
    const Ticket* at_desk = day->at_desk(state.desk);
    const Ticket* twice = double_call_at(*day, state.desk);
    if (twice != nullptr && (at_desk == nullptr || at_desk->id == twice->id)) {
        return double_call_card(scene, *twice);
    }
    TicketCard card;
    if (at_desk != nullptr) {
        card = at_desk->status == TicketStatus::in_service ? in_service_card(scene, *at_desk)
                                                           : called_card(scene, *at_desk);
    } else {
        const auto next = next_ticket(scene.view());
        card = next ? ready_card(scene, *next) : empty_card(scene);
    }
    if (const auto resume = resume_button(scene); resume && at_desk == nullptr) {
        card.secondary.push_back(*resume);
    }
    card.undo = undo_button(scene);
    return card;
}

}  // namespace skranke
