#include "sync/node/event_fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "shared/queue/labels.hpp"
#include "sync/node/document_fields.hpp"

namespace skranke {

namespace {

// The words of the format, here and in queue/labels. They are on disk and on the wire: add, never change.
constexpr std::string_view at_desk = "at_desk";
constexpr std::string_view in_queue_again = "in_queue_again";

constexpr std::string_view word_of_kind(const DayOpened&) { return "day_opened"; }
constexpr std::string_view word_of_kind(const TicketIssued&) { return "issued"; }
constexpr std::string_view word_of_kind(const TicketCalled&) { return "called"; }
constexpr std::string_view word_of_kind(const TicketRecalled&) { return "recalled"; }
constexpr std::string_view word_of_kind(const ServiceStarted&) { return "started"; }
constexpr std::string_view word_of_kind(const ServiceFinished&) { return "finished"; }
constexpr std::string_view word_of_kind(const TicketNoShow&) { return "no_show"; }
constexpr std::string_view word_of_kind(const TicketReturned&) { return "returned"; }
constexpr std::string_view word_of_kind(const TicketTransferred&) { return "transferred"; }
constexpr std::string_view word_of_kind(const DoubleCallCleared&) { return "double_call_cleared"; }
constexpr std::string_view word_of_kind(const IntakeClosed&) { return "intake_closed"; }
constexpr std::string_view word_of_kind(const IntakeOpened&) { return "intake_opened"; }
constexpr std::string_view word_of_kind(const DayClosed&) { return "day_closed"; }
constexpr std::string_view word_of_kind(const DayReopened&) { return "day_reopened"; }
constexpr std::string_view word_of_kind(const TicketAnsweredOnFloor&) { return "answered_on_floor"; }
constexpr std::string_view word_of_kind(const StaffStatusSet&) { return "staff_status"; }
constexpr std::string_view word_of_kind(const EnquiryRecorded&) { return "enquiry"; }
constexpr std::string_view word_of_kind(const EnquiryWithdrawn&) { return "enquiry_withdrawn"; }
constexpr std::string_view word_of_kind(const HelpRequested&) { return "help_requested"; }
constexpr std::string_view word_of_kind(const HelpAnswered&) { return "help_answered"; }
constexpr std::string_view word_of_kind(const HelpClosed&) { return "help_closed"; }
constexpr std::string_view word_of_kind(const TaskAdded&) { return "task_added"; }
constexpr std::string_view word_of_kind(const TaskMoved&) { return "task_moved"; }
constexpr std::string_view word_of_kind(const StepUndone&) { return "undone"; }
constexpr std::string_view word_of_kind(const ServicePaused&) { return "paused"; }
constexpr std::string_view word_of_kind(const ServiceResumed&) { return "resumed"; }
constexpr std::string_view word_of_kind(const TopicAdded&) { return "topic_added"; }
constexpr std::string_view word_of_kind(const TicketWithdrawn&) { return "withdrawn"; }
constexpr std::string_view word_of_kind(const EscortChecked&) { return "escort_checked"; }
constexpr std::string_view word_of_kind(const PaperBlockReserved&) { return "paper_block"; }
constexpr std::string_view word_of_kind(const SessionHeld&) { return "session"; }
constexpr std::string_view word_of_kind(const TicketPreference&) { return "preference"; }
constexpr std::string_view word_of_kind(const TicketNeeds&) { return "needs"; }
constexpr std::string_view word_of_kind(const SessionAppointmentMade&) { return "appointment_made"; }
constexpr std::string_view word_of_kind(const SessionAppointmentMoved&) { return "appointment_moved"; }

constexpr std::string_view left = "left";
constexpr std::string_view cancelled = "cancelled";

// Several words in one text: a list would cost an operation for each.
template <class Values, class WordOf>
std::string words_of(const Values& values, WordOf word_of) {
    std::string text;
    for (const auto& value : values) text += fmt::format("{}{}", text.empty() ? "" : " ", word_of(value));
    return text;
}

template <class EachWord>
void for_each_word(std::string_view text, EachWord each_word) {
    while (!text.empty()) {
        const auto word = text.substr(0, text.find(' '));
        text.remove_prefix(std::min(word.size() + 1, text.size()));
        each_word(word);
    }
}

std::string in_words(const std::vector<Outcome>& outcomes) {
    return words_of(outcomes, [](Outcome outcome) { return identifier(outcome); });
}

// What this version knows no word for is left out.
std::vector<Outcome> outcomes_in(std::string_view text) {
    std::vector<Outcome> outcomes;
    for_each_word(text, [&](std::string_view word) {
        const auto outcome = outcome_from(word);
        if (outcome && std::ranges::find(outcomes, *outcome) == outcomes.end()) outcomes.push_back(*outcome);
    });
    return outcomes;
}

// "A41 B7".
std::string in_words(const std::vector<TicketNumber>& numbers) {
    return words_of(numbers,
                    [](TicketNumber number) { return fmt::format("{}{}", number.letter, number.number); });
}

// What cannot be read is left out.
std::vector<TicketNumber> numbers_in(std::string_view text) {
    std::vector<TicketNumber> numbers;
    for_each_word(text, [&](std::string_view word) {
        int number = 0;
        if (word.size() < 2 || word.front() < 'A' || word.front() > 'Z') return;
        const auto [end, error] = std::from_chars(word.data() + 1, word.data() + word.size(), number);
        if (error == std::errc{} && end == word.data() + word.size() && number >= 1 &&
            number <= largest_ticket_number)
            numbers.push_back({.letter = word.front(), .number = number});
    });
    return numbers;
}

// Writes field after field and keeps the first error.
class Writer {
public:
    Writer(automerge::Transaction& change, const automerge::ObjectId& map) : change_(change), map_(map) {}

    void put(std::string_view name, automerge::Scalar value) {
        if (done_) done_ = change_.put(map_, name, std::move(value));
    }
    // What is empty is not written.
    void put_text(std::string_view name, const std::string& text) {
        if (!text.empty()) put(name, text);
    }
    void put_time(std::string_view name, UtcTime time) {
        put(name, automerge::Timestamp{time.time_since_epoch().count()});
    }
    void put_texts(std::string_view name, const std::vector<std::string>& texts) {
        if (!done_) return;
        const auto list = change_.put_object(map_, name, automerge::ObjectType::list);
        if (!list) {
            done_ = std::unexpected(list.error());
            return;
        }
        for (std::size_t index = 0; index < texts.size() && done_; ++index)
            done_ = change_.insert(*list, index, texts[index]);
    }
    automerge::Result<void> done() { return std::move(done_); }

    void put_kind(const DayOpened&) {}
    void put_kind(const TicketIssued& issued) {
        put("letter", std::string(1, issued.number.letter));
        put("number", std::int64_t{issued.number.number});
        put_text("service", issued.service.text);
        // A version that knows no claim reads that nobody escorts: so far nothing follows from it.
        const bool claimed = issued.escort == Escort::claimed;
        put("escort", std::string(identifier(claimed ? Escort::none : issued.escort)));
        if (claimed) put("escort_claimed", true);
        put_time("arrival", issued.arrival);
        if (issued.appointment) put_time("appointment", *issued.appointment);
        put_text("from_enquiry", issued.from_enquiry.text);
        if (issued.came_at) put_time("came_at", *issued.came_at);
        put_text("prefers", issued.prefers.text);
        put_text("kept_from", issued.kept_from.text);
        if (issued.paper) put_time("paper_at", issued.paper->came_at);
        if (issued.paper && issued.paper->helped) put("paper_helped", true);
    }
    void put_kind(const TicketCalled& called) {
        put_text("reason", called.reason);
        put("rule", std::string(identifier(called.rule)));
        put_text("overtook", in_words(called.overtook));
        if (called.because) put("because", std::string(identifier(*called.because)));
    }
    void put_kind(const TicketRecalled&) {}
    void put_kind(const ServiceStarted&) {}
    void put_kind(const ServiceFinished& finished) {
        put("outcome", std::string(identifier(finished.outcome)));
        put_text("referred_to", finished.referred_to);
        put_text("also", in_words(finished.also));
        if (finished.finished_late) put("late", true);
    }
    void put_kind(const TicketNoShow&) {}
    void put_kind(const TicketReturned&) {}
    void put_kind(const TicketTransferred& transferred) {
        put_text("to", transferred.to.text);
        put_text("to_desk", transferred.desk.text);
        put_text("to_partner", transferred.partner.text);
        if (transferred.to_front) put("to_front", true);
    }
    void put_kind(const DoubleCallCleared& cleared) {
        put("answer", std::string(cleared.answer == DoubleCallAnswer::at_desk ? at_desk : in_queue_again));
        put_text("answer_desk", cleared.desk.text);
        std::vector<std::string> settles;
        for (const EventKey& call : cleared.settles) settles.push_back(call.text);
        put_texts("settles", settles);
    }
    void put_kind(const IntakeClosed&) {}
    void put_kind(const IntakeOpened&) {}
    void put_kind(const DayClosed& closed) {
        std::vector<std::string> leftovers;
        for (const Leftover& leftover : closed.leftovers)
            leftovers.push_back(leftover.ticket.text + ' ' + leftover.last_event.text);
        put_texts("leftovers", leftovers);
        if (closed.kept_overnight) put("kept_overnight", true);
    }
    void put_kind(const DayReopened&) {}
    void put_kind(const TicketAnsweredOnFloor&) {}
    void put_kind(const StaffStatusSet& set) {
        put("who", set.who.text);
        put("status", std::string(identifier(set.status)));
    }
    void put_kind(const EnquiryRecorded& recorded) {
        put("channel", std::string(identifier(recorded.channel)));
        put("source", std::string(identifier(recorded.source)));
        put("service", recorded.service.text);
        if (recorded.type) put("type", std::string(identifier(*recorded.type)));
        if (recorded.misdirected) put("misdirected", true);
        if (recorded.arrival != UtcTime{}) put_time("arrival", recorded.arrival);
    }
    void put_kind(const EnquiryWithdrawn& withdrawn) { put("enquiry", withdrawn.enquiry.text); }
    void put_kind(const HelpRequested&) {}
    void put_kind(const HelpAnswered& answered) { put("request", answered.request.text); }
    void put_kind(const HelpClosed& closed) { put("request", closed.request.text); }
    void put_kind(const TaskAdded& added) {
        put_text("task", added.task.text);
        put("title", added.words.title);
        put("minutes", std::int64_t{added.words.takes.count()});
        if (added.words.due) put("due", to_iso(*added.words.due));
        if (added.words.urgent) put("urgent", true);
    }
    void put_kind(const TaskMoved& moved) {
        put("task", moved.task.text);
        put("to", std::string(identifier(moved.to)));
        put_text("held_by", moved.held_by.text);
    }
    void put_kind(const StepUndone& undone) { put_text("step", undone.step.text); }
    void put_kind(const ServicePaused&) {}
    void put_kind(const ServiceResumed&) {}
    void put_kind(const TopicAdded& added) { put_text("topic", added.topic.text); }
    void put_kind(const TicketWithdrawn& withdrawn) {
        put("why", std::string(withdrawn.why == Withdrawal::left ? left : cancelled));
    }
    void put_kind(const EscortChecked& checked) { put("card_shown", checked.card_shown); }
    void put_kind(const PaperBlockReserved& block) {
        put("letter", std::string(1, block.letter));
        put("first", std::int64_t{block.first});
        put("last", std::int64_t{block.last});
    }
    void put_kind(const SessionHeld& session) {
        put("session", std::string(identifier(session.kind)));
        put("participants", std::int64_t{session.participants});
    }
    void put_kind(const TicketPreference& preference) { put_text("prefers", preference.person.text); }
    void put_kind(const TicketNeeds& known) { put_text("needs", identifiers(known.needs)); }
    void put_kind(const SessionAppointmentMade& made) {
        put("session", std::string(identifier(made.kind)));
        put_time("appointment", made.at);
    }
    void put_kind(const SessionAppointmentMoved& moved) {
        put("made", moved.appointment.text);
        put("to", std::string(identifier(moved.to)));
    }

private:
    automerge::Transaction& change_;
    const automerge::ObjectId& map_;
    automerge::Result<void> done_;
};

// Times outside these years are no times of ours, and arithmetic on them could overflow.
std::optional<UtcTime> read_time(const DocumentFields& fields, std::string_view name) {
    using namespace std::chrono;
    constexpr UtcTime earliest = sys_days{year{1970} / January / 1};
    constexpr UtcTime latest = sys_days{year{2200} / January / 1};
    const auto milliseconds_since_1970 = fields.integer(name);
    if (!milliseconds_since_1970) return std::nullopt;
    if (*milliseconds_since_1970 < earliest.time_since_epoch().count() ||
        *milliseconds_since_1970 >= latest.time_since_epoch().count())
        return std::nullopt;
    return UtcTime(milliseconds(*milliseconds_since_1970));
}

std::optional<char> read_letter(const DocumentFields& fields) {
    const auto letter = fields.text("letter");
    if (!letter || letter->size() != 1 || (*letter)[0] < 'A' || (*letter)[0] > 'Z') return std::nullopt;
    return (*letter)[0];
}

std::optional<int> read_number(const DocumentFields& fields, std::string_view name, int most) {
    const auto number = fields.integer(name);
    if (!number || *number < 1 || *number > most) return std::nullopt;
    return static_cast<int>(*number);
}

std::optional<FromPaper> read_paper(const DocumentFields& fields) {
    const auto came_at = read_time(fields, "paper_at");
    if (!came_at) return std::nullopt;
    return FromPaper{.came_at = *came_at, .helped = fields.flag("paper_helped")};
}

std::optional<EventKind> read_issued(const DocumentFields& fields) {
    const auto letter = read_letter(fields);
    const auto number = read_number(fields, "number", largest_ticket_number);
    const auto service = fields.text("service");
    const auto escort = escort_from(fields.text_or("escort"));
    const auto arrival = read_time(fields, "arrival");
    if (!letter || !number || !service || !escort || !arrival) return std::nullopt;
    return TicketIssued{.number = {.letter = *letter, .number = *number},
                        .service = {*service},
                        .escort = fields.flag("escort_claimed") ? Escort::claimed : *escort,
                        .arrival = *arrival,
                        .appointment = read_time(fields, "appointment"),
                        .from_enquiry = {fields.text_or("from_enquiry")},
                        .came_at = read_time(fields, "came_at"),
                        .prefers = {fields.text_or("prefers")},
                        .paper = read_paper(fields),
                        .kept_from = {fields.text_or("kept_from")}};
}

std::optional<EventKind> read_called(const DocumentFields& fields) {
    return TicketCalled{.reason = fields.text_or("reason"),
                        .rule = call_rule_from(fields.text_or("rule")).value_or(CallRule::longest_wait),
                        .overtook = numbers_in(fields.text_or("overtook")),
                        .because = chosen_because_from(fields.text_or("because"))};
}

std::optional<EventKind> read_finished(const DocumentFields& fields) {
    const auto outcome = outcome_from(fields.text_or("outcome"));
    if (!outcome) return std::nullopt;
    return ServiceFinished{.outcome = *outcome,
                           .referred_to = fields.text_or("referred_to"),
                           .also = outcomes_in(fields.text_or("also")),
                           .finished_late = fields.flag("late")};
}

std::optional<EventKind> read_transferred(const DocumentFields& fields) {
    const auto to = fields.text("to");
    if (!to) return std::nullopt;
    return TicketTransferred{.to = {*to},
                             .desk = {fields.text_or("to_desk")},
                             .partner = {fields.text_or("to_partner")},
                             .to_front = fields.flag("to_front")};
}

std::optional<EventKind> read_withdrawn(const DocumentFields& fields) {
    const auto why = fields.text_or("why");
    if (why != left && why != cancelled) return std::nullopt;
    return TicketWithdrawn{why == left ? Withdrawal::left : Withdrawal::cancelled};
}

std::optional<EventKind> read_topic(const DocumentFields& fields) {
    const auto topic = fields.text("topic");
    if (!topic) return std::nullopt;
    return TopicAdded{{*topic}};
}

std::vector<EventKey> read_keys(const DocumentFields& fields) {
    std::vector<EventKey> keys;
    for (auto& text : fields.texts("settles")) keys.push_back({std::move(text)});
    return keys;
}

std::optional<EventKind> read_cleared(const DocumentFields& fields) {
    const auto answer = fields.text_or("answer");
    if (answer != at_desk && answer != in_queue_again) return std::nullopt;
    return DoubleCallCleared{
        .answer = answer == at_desk ? DoubleCallAnswer::at_desk : DoubleCallAnswer::in_queue_again,
        .desk = {fields.text_or("answer_desk")},
        .settles = read_keys(fields)};
}

// "<ticket> <its last event>" each; what cannot be read is left out.
std::optional<EventKind> read_day_closed(const DocumentFields& fields) {
    DayClosed closed{.leftovers = {}, .kept_overnight = fields.flag("kept_overnight")};
    for (const auto& text : fields.texts("leftovers")) {
        const auto space = text.find(' ');
        if (space == std::string::npos) continue;
        closed.leftovers.push_back(
            {.ticket = {text.substr(0, space)}, .last_event = {text.substr(space + 1)}});
    }
    return closed;
}

std::optional<EventKind> read_staff_status(const DocumentFields& fields) {
    const auto who = fields.text("who");
    const auto status = staff_status_from(fields.text_or("status"));
    if (!who || !status) return std::nullopt;
    return StaffStatusSet{.who = {*who}, .status = *status};
}

std::optional<EventKind> read_enquiry(const DocumentFields& fields) {
    const auto channel = channel_from(fields.text_or("channel"));
    const auto source = enquiry_source_from(fields.text_or("source"));
    const auto service = fields.text("service");
    if (!channel || !source || !service) return std::nullopt;
    return EnquiryRecorded{.channel = *channel,
                           .source = *source,
                           .service = {*service},
                           .type = enquiry_type_from(fields.text_or("type")),
                           .misdirected = fields.flag("misdirected"),
                           .arrival = read_time(fields, "arrival").value_or(UtcTime{})};
}

std::optional<EventKind> read_task_added(const DocumentFields& fields) {
    auto title = fields.text("title");
    const auto minutes = fields.integer("minutes");
    constexpr std::size_t bytes_max = 4 * longest_task_title;
    if (!title || title->empty() || title->size() > bytes_max) return std::nullopt;
    if (!minutes || *minutes < 1 || *minutes > longest_task.count()) return std::nullopt;
    TaskAdded added{.task = {fields.text_or("task")},
                    .words = {.title = *std::move(title),
                              .takes = std::chrono::minutes{*minutes},
                              .due = {},
                              .urgent = fields.flag("urgent")}};
    if (const auto due = parse_service_day(fields.text_or("due"))) added.words.due = *due;
    return added;
}

std::optional<EventKind> read_task_moved(const DocumentFields& fields) {
    const auto task = fields.text("task");
    const auto to = task_state_from(fields.text_or("to"));
    if (!task || !to) return std::nullopt;
    return TaskMoved{.task = {*task}, .to = *to, .held_by = {fields.text_or("held_by")}};
}

std::optional<EventKind> read_paper_block(const DocumentFields& fields) {
    const auto letter = read_letter(fields);
    const auto first = read_number(fields, "first", largest_ticket_number);
    const auto last = read_number(fields, "last", largest_ticket_number);
    if (!letter || !first || !last || *last < *first) return std::nullopt;
    return PaperBlockReserved{.letter = *letter, .first = *first, .last = *last};
}

std::optional<EventKind> read_session(const DocumentFields& fields) {
    constexpr int participants_max = 10000;
    const auto kind = session_kind_from(fields.text_or("session"));
    const auto participants = read_number(fields, "participants", participants_max);
    if (!kind || !participants) return std::nullopt;
    return SessionHeld{.kind = *kind, .participants = *participants};
}

std::optional<EventKind> read_appointment_made(const DocumentFields& fields) {
    const auto kind = session_kind_from(fields.text_or("session"));
    const auto at = read_time(fields, "appointment");
    if (!kind || !at) return std::nullopt;
    return SessionAppointmentMade{.kind = *kind, .at = *at};
}

std::optional<EventKind> read_appointment_moved(const DocumentFields& fields) {
    const auto made = fields.text("made");
    const auto to = appointment_state_from(fields.text_or("to"));
    if (!made || !to) return std::nullopt;
    return SessionAppointmentMoved{.appointment = {*made}, .to = *to};
}

std::optional<EventKind> read_kind(const DocumentFields& fields) {
    const auto word = fields.text("kind");
    if (word == word_of_kind(DayOpened{})) return DayOpened{};
    if (word == word_of_kind(TicketIssued{})) return read_issued(fields);
    if (word == word_of_kind(TicketCalled{})) return read_called(fields);
    if (word == word_of_kind(TicketRecalled{})) return TicketRecalled{};
    if (word == word_of_kind(ServiceStarted{})) return ServiceStarted{};
    if (word == word_of_kind(ServiceFinished{})) return read_finished(fields);
    if (word == word_of_kind(TicketNoShow{})) return TicketNoShow{};
    if (word == word_of_kind(TicketReturned{})) return TicketReturned{};
    if (word == word_of_kind(TicketTransferred{})) return read_transferred(fields);
    if (word == word_of_kind(DoubleCallCleared{})) return read_cleared(fields);
    if (word == word_of_kind(IntakeClosed{})) return IntakeClosed{};
    if (word == word_of_kind(IntakeOpened{})) return IntakeOpened{};
    if (word == word_of_kind(DayClosed{})) return read_day_closed(fields);
    if (word == word_of_kind(DayReopened{})) return DayReopened{};
    if (word == word_of_kind(TicketAnsweredOnFloor{})) return TicketAnsweredOnFloor{};
    if (word == word_of_kind(StaffStatusSet{})) return read_staff_status(fields);
    if (word == word_of_kind(EnquiryRecorded{})) return read_enquiry(fields);
    if (word == word_of_kind(EnquiryWithdrawn{})) return EnquiryWithdrawn{{fields.text_or("enquiry")}};
    if (word == word_of_kind(HelpRequested{})) return HelpRequested{};
    if (word == word_of_kind(HelpAnswered{})) return HelpAnswered{{fields.text_or("request")}};
    if (word == word_of_kind(HelpClosed{})) return HelpClosed{{fields.text_or("request")}};
    if (word == word_of_kind(TaskAdded{})) return read_task_added(fields);
    if (word == word_of_kind(TaskMoved{})) return read_task_moved(fields);
    if (word == word_of_kind(StepUndone{})) return StepUndone{{fields.text_or("step")}};
    if (word == word_of_kind(ServicePaused{})) return ServicePaused{};
    if (word == word_of_kind(ServiceResumed{})) return ServiceResumed{};
    if (word == word_of_kind(TopicAdded{})) return read_topic(fields);
    if (word == word_of_kind(TicketWithdrawn{})) return read_withdrawn(fields);
    if (word == word_of_kind(EscortChecked{})) return EscortChecked{fields.flag("card_shown")};
    if (word == word_of_kind(PaperBlockReserved{})) return read_paper_block(fields);
    if (word == word_of_kind(SessionHeld{})) return read_session(fields);
    if (word == word_of_kind(TicketPreference{})) return TicketPreference{{fields.text_or("prefers")}};
    if (word == word_of_kind(TicketNeeds{})) return TicketNeeds{needs_in(fields.text_or("needs"))};
    if (word == word_of_kind(SessionAppointmentMade{})) return read_appointment_made(fields);
    if (word == word_of_kind(SessionAppointmentMoved{})) return read_appointment_moved(fields);
    return std::nullopt;
}

}  // namespace

automerge::Result<void> write_event_fields(automerge::Transaction& change, const automerge::ObjectId& map,
                                           const Event& event) {
    Writer writer(change, map);
    writer.put("kind",
               std::string(std::visit([](const auto& kind) { return word_of_kind(kind); }, event.kind)));
    writer.put_time("at", event.at);
    writer.put_text("device", event.device.text);
    writer.put_text("desk", event.desk.text);
    writer.put_text("person", event.person.text);
    // A ticket is named by the event that issued it: that one need not say so.
    if (!std::holds_alternative<TicketIssued>(event.kind)) writer.put_text("ticket", event.ticket.text);
    writer.put_text("after", event.after.text);
    std::visit([&](const auto& kind) { writer.put_kind(kind); }, event.kind);
    return writer.done();
}

std::optional<Event> read_event_fields(const automerge::Document& document, const automerge::ObjectId& map,
                                       EventKey key) {
    const DocumentFields fields(document, map);
    auto kind = read_kind(fields);
    const auto at = read_time(fields, "at");
    const auto device = fields.text("device");
    if (!kind || !at || !device) return std::nullopt;

    const auto& actor = map.op.actor.bytes;
    const bool issues = std::holds_alternative<TicketIssued>(*kind);
    auto ticket = issues ? TicketId{key.text} : TicketId{fields.text_or("ticket")};
    return Event{.key = std::move(key),
                 .order = {.counter = map.op.counter, .actor = std::string(actor.begin(), actor.end())},
                 .at = *at,
                 .device = {*device},
                 .desk = {fields.text_or("desk")},
                 .person = {fields.text_or("person")},
                 .ticket = std::move(ticket),
                 .after = {fields.text_or("after")},
                 .kind = *std::move(kind)};
}

}  // namespace skranke
