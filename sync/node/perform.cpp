// What a QueueNode does with an action: decides, records, publishes.
#include <fmt/format.h>

#include <algorithm>

#include "sync/node/municipality_document.hpp"
#include "sync/node/queue_node_state.hpp"

namespace skranke {

namespace {

std::unexpected<Refused> refused(Refusal refusal) { return std::unexpected<Refused>(std::move(refusal)); }
std::unexpected<Refused> failed(Error error) { return std::unexpected<Refused>(std::move(error)); }

bool enters_one_who_waits(const Action& action) {
    const auto* paper = std::get_if<EnterPaper>(&action);
    return paper && !paper->helped;
}

// A day that is over takes no new people; what was begun is brought to its end. Nor does it hear how far the
// numbers have come: that would be asked about the wrong day.
bool is_of_today(const Action& action) {
    return std::holds_alternative<IssueTicket>(action) || std::holds_alternative<CallNext>(action) ||
           std::holds_alternative<CallTicket>(action) || std::holds_alternative<RecordEnquiry>(action) ||
           std::holds_alternative<AnswerOnFloor>(action) || std::holds_alternative<RequestHelp>(action) ||
           std::holds_alternative<SetStaffStatus>(action) || std::holds_alternative<AddTask>(action) ||
           std::holds_alternative<MoveTask>(action) || std::holds_alternative<ConfirmLastNumber>(action) ||
           std::holds_alternative<ReservePaper>(action) || enters_one_who_waits(action);
}

bool takes_numbers(const Action& action) {
    return std::holds_alternative<IssueTicket>(action) || std::holds_alternative<ReservePaper>(action);
}

// The last number that an event takes of a series.
std::optional<TicketNumber> number_taken(const EventKind& kind) {
    const auto* issued = std::get_if<TicketIssued>(&kind);
    if (issued && issued->kept_from.empty()) return issued->number;
    if (const auto* block = std::get_if<PaperBlockReserved>(&kind))
        return TicketNumber{.letter = block->letter, .number = block->last};
    return std::nullopt;
}

Refusal day_is_over(ServiceDay open, ServiceDay today) {
    return {
        .kind = Refusal::Kind::day_not_open,
        .danish = fmt::format("Dagen {} er forbi. Åbn dagen {} først – igangværende kan stadig afsluttes.",
                              to_iso(open), to_iso(today)),
        .english = fmt::format("the day {} is over: open {} first; what was begun can still be finished",
                               to_iso(open), to_iso(today))};
}

automerge::Result<void> write_set_up_change(automerge::Transaction& change,
                                            const automerge::Document& document, const SetUpChange& wanted,
                                            const Actor& who) {
    if (const auto* crisis = std::get_if<CrisisSwitched>(&wanted))
        return write_crisis(change, crisis->on, {.at = who.now, .person = who.person});
    return write_device_site(change, document, who.device, std::get<DeviceMoved>(wanted).to);
}

ServiceDay day_of_build() {
    static const auto day = parse_service_day(SKRANKE_BUILD_DAY);
    return day ? *day : ServiceDay{};
}

}  // namespace

EventKey QueueNode::State::next_event_key() {
    return {fmt::format("{}-{}", process_text(), ++events_written)};
}

std::string QueueNode::State::process_text() const { return to_hex(ByteView(actor.bytes).last(6)); }

std::expected<Performed, Refused> QueueNode::State::open_service_day(const OpenDay& action,
                                                                     const Actor& who) {
    OpenDay asked = action;
    if (asked.day == ServiceDay{}) asked.day = service_day_of(who.now);
    DayLimits limits{.earliest = day_of_build(), .last_open = {}};
    if (const auto* open = open_day()) {
        limits.last_open = open->identity.day;
        limits.unfinished = unfinished_tasks(*open->day);
    }
    if (!options.date_checks) {
        limits.earliest = asked.day;
        asked.date_confirmed = true;
    }
    const auto decision = decide_open_day(asked, limits, who.now);
    if (!decision) return refused(decision.error());

    const DayIdentity identity{.municipality = municipality_id, .site = site, .day = asked.day};
    Decision opening = *decision;
    if (const auto* before = open_day()) {
        for (auto& carried : kept_overnight(*before->day, who.now))
            opening.events.push_back(std::move(carried));
    }
    const auto written = record(identity, opening, who, std::nullopt);
    if (!written) return failed(written.error());
    return Performed{.ticket = {}, .day = asked.day, .reason_in_words = decision->reason_in_words};
}

bool QueueNode::State::is_over(const HeldDay& held, UtcTime now) const {
    return options.date_checks && held.day->opened && held.day->day < service_day_of(now);
}

std::expected<Performed, Refused> QueueNode::State::perform_on(HeldDay& held, const Action& action,
                                                               const Actor& who) {
    if (is_over(held, who.now) && is_of_today(action))
        return refused(day_is_over(held.day->day, service_day_of(who.now)));

    const bool takes_a_number = takes_numbers(action);
    IssueSeries series;
    if (takes_a_number || std::holds_alternative<ConfirmLastNumber>(action)) {
        const auto found = series_of(held);
        if (!found) return failed(found.error());
        series = *found;
    }
    const auto decision = decide(*held.day, *municipality, who, action, series);
    if (!decision) return refused(decision.error());

    Performed performed{.ticket = {}, .day = held.identity.day, .reason_in_words = decision->reason_in_words};
    if (decision->last_number) {
        const auto kept = noted(confirm_last_number(held.identity, series.letter, *decision->last_number));
        if (!kept) return failed(kept.error());
        return performed;
    }
    const auto* own = own_device();
    const bool letter_is_new = takes_a_number && own && own->letter != series.letter;
    const auto written =
        record(held.identity, *decision, who, letter_is_new ? std::optional(series.letter) : std::nullopt);
    if (!written) return failed(written.error());
    if (written->empty()) return performed;
    performed.event = written->front().key;
    if (const auto* ticket = held.day->find(written->front().ticket)) performed.ticket = *ticket;
    return performed;
}

Result<std::vector<Event>> QueueNode::State::record(const DayIdentity& day, const Decision& decision,
                                                    const Actor& who, std::optional<char> new_letter) {
    return noted(write(day, decision, who, new_letter));
}

Result<std::vector<Event>> QueueNode::State::write(const DayIdentity& day, const Decision& decision,
                                                   const Actor& who, std::optional<char> new_letter) {
    std::vector<Event> events;
    for (const auto& decided : decision.events) {
        Event event{.key = decided.key.text.empty() ? next_event_key() : decided.key,
                    .order = {},  // the document's to give
                    .at = who.now,
                    .device = who.device,
                    .desk = decided.desk,
                    .person = who.person,
                    .ticket = decided.ticket,
                    .after = decided.after,
                    .kind = decided.kind};
        if (std::holds_alternative<TicketIssued>(event.kind)) event.ticket = {event.key.text};
        events.push_back(std::move(event));
    }

    auto transaction = repository->begin();
    if (!transaction) return std::unexpected(transaction.error());
    const auto time = std::chrono::floor<std::chrono::seconds>(who.now).time_since_epoch().count();
    if (new_letter) {
        auto lettered =
            transaction->edit(municipality_document, {.time = time, .message = "letter"},
                              [&](automerge::Transaction& change, const automerge::Document& document) {
                                  return write_letter(change, document, device, *new_letter);
                              });
        if (!lettered) return std::unexpected(lettered.error());
    }
    if (decision.set_up) {
        auto changed =
            transaction->edit(municipality_document, {.time = time, .message = "set-up"},
                              [&](automerge::Transaction& change, const automerge::Document& document) {
                                  return write_set_up_change(change, document, *decision.set_up, who);
                              });
        if (!changed) return std::unexpected(changed.error());
    }
    if (events.empty()) {
        if (auto committed = transaction->commit(); !committed) return std::unexpected(committed.error());
        return events;
    }
    const auto id = day_document_id(day);
    if (!repository->find(id)) {
        if (auto created = transaction->create(id, label_of_day(day), new_day_document(day)); !created)
            return std::unexpected(created.error());
    }
    auto change = transaction->edit(
        id, {.time = time, .message = {}},
        [&](automerge::Transaction& edit, const automerge::Document&) -> automerge::Result<void> {
            for (const auto& event : events) {
                if (auto done = write_event(edit, event); !done) return done;
            }
            return {};
        });
    if (!change) return std::unexpected(change.error());
    for (const auto& event : events) {
        // The number is on disk before anybody sees it.
        if (const auto taken = number_taken(event.kind)) {
            auto raised = transaction->raise_counter(counter_name(day, taken->letter), taken->number);
            if (!raised) return std::unexpected(raised.error());
        }
    }
    if (auto committed = transaction->commit(); !committed) return std::unexpected(committed.error());
    return events;
}

}  // namespace skranke
