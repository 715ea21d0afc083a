#include "tools/queue_requests.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cstdio>
#include <sstream>

#include "shared/queue/labels.hpp"
#include "shared/queue/priority_rule.hpp"
#include "shared/text/format.hpp"
#include "tools/find_in_set_up.hpp"
#include "tools/people_requests.hpp"

namespace skranke::tools {

namespace {

constexpr std::array outcomes = {Outcome::solved,
                                 Outcome::resolved_at_first_contact,
                                 Outcome::assisted_self_service,
                                 Outcome::referred,
                                 Outcome::out_of_scope,
                                 Outcome::left_without_help};

Result<Escort> parse_escort(const QueueRequest& request) {
    if (!request.escorted) {
        if (request.id_card.empty()) return Escort::none;
        return fail(ErrorCode::invalid_input,
                    "--id-card goes with --escorted: only an escort shows a municipal ID card");
    }
    if (request.id_card == "yes") return Escort::card_shown;
    if (request.id_card == "no") return Escort::card_not_shown;
    if (request.id_card == "later") return Escort::claimed;
    return fail(ErrorCode::invalid_input,
                "an escorted citizen: has the municipal ID card been shown? Answer with --id-card yes, "
                "no, or later");
}

Result<Outcome> parse_outcome(const std::string& text) {
    std::vector<std::string> all;
    for (const Outcome outcome : outcomes) {
        if (text == word(outcome)) return outcome;
        all.push_back(word(outcome));
    }
    return fail(ErrorCode::invalid_input,
                fmt::format("there is no outcome \"{}\"; there are: {}", text, fmt::join(all, ", ")));
}

Result<ServiceId> service_to_issue(const QueueRequest& request, const Snapshot& snapshot) {
    const Municipality& municipality = *snapshot.municipality;
    if (!request.service.empty()) return find_service(request.service, municipality);
    const auto offered = municipality.offered(snapshot.day->day);
    if (offered.empty()) return fail(ErrorCode::not_found, "the municipality offers no services yet");
    return offered.front()->id;
}

// "10:30": a time of the open day, in Denmark.
Result<std::optional<UtcTime>> parse_appointment(const std::string& text, const Snapshot& snapshot) {
    if (text.empty()) return std::nullopt;
    int hour = 0, minute = 0, read = 0;
    const bool is_time = std::sscanf(text.c_str(), "%2d:%2d%n", &hour, &minute, &read) == 2 &&
                         static_cast<std::size_t>(read) == text.size() && hour >= 0 && hour < 24 &&
                         minute >= 0 && minute < 60;
    if (!is_time)
        return fail(ErrorCode::invalid_input,
                    fmt::format("\"{}\" is no time of day: write it as 10:30", text));
    return from_danish_time(std::chrono::local_days{snapshot.day->day.date} + std::chrono::hours{hour} +
                            std::chrono::minutes{minute});
}

Result<NeedSet> parse_needs(const std::vector<std::string>& words) {
    NeedSet needs;
    for (const std::string& word : words) {
        const auto need = need_from(word);
        if (!need)
            return fail(ErrorCode::invalid_input,
                        fmt::format("there is no need \"{}\"; there are: {}", word, identifiers(every_need)));
        needs.insert(*need);
    }
    return needs;
}

Result<std::optional<ChosenBecause>> parse_because(const std::string& text) {
    if (text.empty()) return std::nullopt;
    if (const auto because = chosen_because_from(text)) return because;
    return fail(ErrorCode::invalid_input,
                fmt::format("there is no reason \"{}\"; there are: {}", text, reasons_out_of_order()));
}

// "A47" or "47"; nothing if nobody knows.
Result<Action> parse_last_number(const std::string& text) {
    if (text.empty()) return ConfirmLastNumber{};
    const bool has_letter = std::isalpha(static_cast<unsigned char>(text.front())) != 0;
    int number = 0;
    const char* end = text.data() + text.size();
    const auto [read, error] = std::from_chars(text.data() + (has_letter ? 1 : 0), end, number);
    if (error != std::errc{} || read != end)
        return fail(ErrorCode::invalid_input, fmt::format("\"{}\" is no number: write it as A047", text));
    return ConfirmLastNumber{.last = number};
}

Result<TicketId> find_ticket(const std::string& text, const Snapshot& snapshot) {
    if (text.empty()) return TicketId{};
    const auto number = parse_number(text);
    if (!number) return std::unexpected(number.error());
    const Ticket* ticket = snapshot.day ? snapshot.day->find(*number) : nullptr;
    if (ticket == nullptr)
        return fail(ErrorCode::not_found, fmt::format("there is no ticket {} today at {}",
                                                      plain_number(*number), snapshot.site.text));
    return ticket->id;
}

// Empty where the request names none.
Result<Server> find_server(const QueueRequest& request, const Snapshot& snapshot) {
    Server server;
    if (!request.desk.empty()) {
        auto desk = find_desk(request.desk, snapshot);
        if (!desk) return std::unexpected(desk.error());
        server.desk = std::move(*desk);
    }
    if (!request.person.empty()) {
        auto person = find_person(request.person, *snapshot.municipality);
        if (!person) return std::unexpected(person.error());
        server.person = std::move(*person);
    }
    return server;
}

PersonId preferred(const std::string& initials) {
    return initials == "anybody" ? PersonId{} : PersonId{initials};
}

Result<SessionKind> parse_session_kind(const std::string& text) {
    if (const auto kind = session_kind_from(text)) return *kind;
    return fail(ErrorCode::invalid_input, fmt::format("there is no kind of visit \"{}\"; there are: {}", text,
                                                      identifiers(every_session_kind)));
}

Result<Action> move_appointment(const QueueRequest& request, const Snapshot& snapshot) {
    const auto to = appointment_state_from(request.state);
    if (!to)
        return fail(ErrorCode::invalid_input,
                    fmt::format("an appointment is none of \"{}\"; it is: {}", request.state,
                                identifiers(every_appointment_state)));
    for (const SessionAppointment& one : snapshot.day->session_appointments)
        if (plain_code(one) == request.number) return MoveSessionAppointment{one.event, *to};
    return fail(ErrorCode::not_found,
                fmt::format("there is no appointment \"{}\" today: see \"people\"", request.number));
}

std::vector<TicketId> leftovers_of(const QueueRequest& request, const Day& day) {
    std::vector<TicketId> left;
    if (!request.with_leftovers) return left;
    for (const Ticket& ticket : day.tickets)
        if (!has_ended(ticket)) left.push_back(ticket.id);
    return left;
}

Result<Action> to_action(const QueueRequest& request, const Snapshot& snapshot, UtcTime now) {
    if (request.verb == "open") {
        if (request.day.empty()) return OpenDay{service_day_of(now), request.confirm_date};
        const auto day = parse_service_day(request.day);
        if (!day) return std::unexpected(day.error());
        return OpenDay{*day, request.confirm_date};
    }
    if (request.verb == "issue") {
        const auto escort = parse_escort(request);
        if (!escort) return std::unexpected(escort.error());
        const EventKey from_enquiry{request.from_enquiry};
        const auto service = request.service.empty() && !from_enquiry.empty()
                                 ? Result<ServiceId>{ServiceId{}}
                                 : service_to_issue(request, snapshot);
        if (!service) return std::unexpected(service.error());
        const auto appointment = parse_appointment(request.appointment, snapshot);
        if (!appointment) return std::unexpected(appointment.error());
        return IssueTicket{.service = *service,
                           .escort = *escort,
                           .appointment = *appointment,
                           .prefers = preferred(request.prefers),
                           .although_closed = request.although_closed,
                           .from_enquiry = from_enquiry};
    }
    if (request.verb == "stop") {
        const auto stop = find_site(request.to, *snapshot.municipality);
        if (!stop) return std::unexpected(stop.error());
        return SwitchStop{*stop};
    }
    if (request.verb == "session") {
        const auto kind = parse_session_kind(request.kind);
        if (!kind) return std::unexpected(kind.error());
        return HoldSession{.kind = *kind, .participants = request.participants};
    }
    if (request.verb == "appointment") {
        const auto kind = parse_session_kind(request.kind);
        if (!kind) return std::unexpected(kind.error());
        const auto at = parse_appointment(request.appointment, snapshot);
        if (!at) return std::unexpected(at.error());
        if (!*at) return fail(ErrorCode::invalid_input, "which time was agreed on? Give --at 10:15");
        return MakeSessionAppointment{.kind = *kind, .at = **at};
    }
    if (request.verb == "appointment-became") return move_appointment(request, snapshot);
    if (request.verb == "close-intake") return CloseIntake{};
    if (request.verb == "open-intake") return OpenIntake{};
    if (request.verb == "close-day") return CloseDay{leftovers_of(request, *snapshot.day)};
    if (request.verb == "reopen-day") return ReopenDay{};
    auto about_people = people_action(request, snapshot);
    if (!about_people) return std::unexpected(about_people.error());
    if (*about_people) return **std::move(about_people);
    if (request.verb == "last-number") return parse_last_number(request.number);
    const auto ticket = find_ticket(request.number, snapshot);
    if (!ticket) return std::unexpected(ticket.error());
    if (request.verb == "call") {
        if (ticket->empty()) return CallNext{};
        const auto because = parse_because(request.because);
        if (!because) return std::unexpected(because.error());
        return CallTicket{.ticket = *ticket, .because = *because};
    }
    if (request.verb == "answer") return AnswerOnFloor{*ticket};
    if (request.verb == "prefer") {
        if (ticket->empty())
            return fail(ErrorCode::invalid_input, "prefer for which ticket? Give its number, as A042");
        return PreferPerson{.ticket = *ticket, .person = preferred(request.prefers)};
    }
    if (request.verb == "needs") {
        const auto needs = parse_needs(request.needs);
        if (!needs) return std::unexpected(needs.error());
        return NoteNeeds{.ticket = *ticket, .needs = *needs};
    }
    if (request.verb == "recall") return Recall{*ticket};
    if (request.verb == "start") return StartService{*ticket};
    if (request.verb == "no-show") return MarkNoShow{*ticket};
    if (request.verb == "return") return ReturnToQueue{*ticket};
    if (request.verb == "undo") return UndoStep{*ticket};
    if (request.verb == "finish") {
        const auto outcome = parse_outcome(request.outcome);
        if (!outcome) return std::unexpected(outcome.error());
        FinishService finish{.ticket = *ticket,
                             .outcome = *outcome,
                             .referred_to = request.referred_to,
                             .also = {},
                             .finished_late = request.late};
        for (const std::string& word : request.also) {
            const auto further = parse_outcome(word);
            if (!further) return std::unexpected(further.error());
            finish.also.push_back(*further);
        }
        return finish;
    }
    if (request.verb == "transfer") {
        TransferTicket transfer{.ticket = *ticket, .to_front = request.to_front};
        transfer.partner = {request.to_partner};
        if (!request.service.empty()) {
            const auto service = find_service(request.service, *snapshot.municipality);
            if (!service) return std::unexpected(service.error());
            transfer.to = *service;
        }
        if (!request.to_desk.empty()) {
            const auto desk = find_desk(request.to_desk, snapshot);
            if (!desk) return std::unexpected(desk.error());
            transfer.desk = *desk;
        }
        return transfer;
    }
    if (request.verb == "pause") return PauseService{*ticket};
    if (request.verb == "resume") return ResumeService{*ticket};
    if (request.verb == "topic") {
        const auto topic = find_service(request.service, *snapshot.municipality);
        if (!topic) return std::unexpected(topic.error());
        return AddTopic{*ticket, *topic};
    }
    if (request.verb == "left") return WithdrawTicket{*ticket, Withdrawal::left};
    if (request.verb == "cancel") return WithdrawTicket{*ticket, Withdrawal::cancelled};
    if (request.verb == "check-escort") {
        if (request.id_card.empty())
            return fail(ErrorCode::invalid_input,
                        "was the card shown? Answer with --id-card yes or --id-card no");
        return CheckEscort{*ticket, request.id_card == "yes"};
    }
    if (request.verb == "clear") {
        if (ticket->empty())
            return fail(ErrorCode::invalid_input, "clear which ticket? Give its number, as A042");
        if (request.at_desk.empty()) return ClearDoubleCall{*ticket, DoubleCallAnswer::in_queue_again, {}};
        const auto desk = find_desk(request.at_desk, snapshot);
        if (!desk) return std::unexpected(desk.error());
        return ClearDoubleCall{*ticket, DoubleCallAnswer::at_desk, *desk};
    }
    return fail(ErrorCode::invalid_input, fmt::format("there is no action \"{}\"", request.verb));
}

Json optional_time(const std::optional<UtcTime>& time) { return time ? Json(to_iso(*time)) : Json(nullptr); }

Json ticket_to_json(const Ticket& ticket, const Snapshot& snapshot, const SiteId& where) {
    const Municipality& municipality = *snapshot.municipality;
    const Site* site = municipality.find(where);
    Json json;
    json["out_of_hours"] = site != nullptr && is_out_of_hours(*site, ticket);
    json["number"] = plain_number(ticket.number);
    json["ticket"] = ticket.id.text;
    json["status"] = word(ticket.status);
    json["service"] = ticket.service.text;
    json["service_name"] = municipality.name_of(ticket.service);
    json["escorted"] = ticket.escort != Escort::none;
    json["id_card_shown"] =
        ticket.escort == Escort::none ? Json(nullptr) : Json(ticket.escort == Escort::card_shown);
    json["issued_at"] = to_iso(ticket.issued_at);
    json["called_at"] = optional_time(ticket.first_called_at);
    json["started_at"] = optional_time(ticket.started_at);
    json["ended_at"] = optional_time(ticket.ended_at);
    json["desk"] = ticket.desk ? Json(municipality.name_of(*ticket.desk)) : Json(nullptr);
    json["outcome"] = ticket.outcome ? Json(word(*ticket.outcome)) : Json(nullptr);
    json["transfers"] = ticket.transfers;
    json["calls_undone"] = ticket.calls_undone;
    json["also"] = Json::array();
    for (const Outcome outcome : ticket.also) json["also"].push_back(word(outcome));
    json["topics"] = Json::array();
    for (const ServiceId& topic : ticket.topics) json["topics"].push_back(topic.text);
    json["for_desk"] = ticket.for_desk ? Json(municipality.name_of(*ticket.for_desk)) : Json(nullptr);
    json["for_partner"] = ticket.for_partner ? Json(ticket.for_partner->text) : Json(nullptr);
    json["finished_late"] = !ticket.legs.empty() && ticket.legs.back().finished_late;
    json["prefers"] = ticket.prefers.empty() ? Json(nullptr) : Json(ticket.prefers.text);
    json["needs"] = Json::array();
    for (const Need need : ticket.needs) json["needs"].push_back(identifier(need));
    json["manual"] = ticket.manual;
    json["conflict"] = ticket.double_call.has_value();
    if (ticket.double_call) {
        json["called_by"] = Json::array({municipality.name_of(ticket.double_call->stands.desk)});
        for (const auto& call : ticket.double_call->others)
            json["called_by"].push_back(municipality.name_of(call.desk));
    }
    return json;
}

// Screens keep "kl. 10.02" on one line by no-break spaces; a program that reads the words is better off
// without.
std::string with_plain_spaces(std::string text) {
    for (auto at = text.find(no_break_space); at != std::string::npos; at = text.find(no_break_space))
        text.replace(at, no_break_space.size(), " ");
    return text;
}

}  // namespace

std::string word(Outcome outcome) {
    std::string name(identifier(outcome));
    std::ranges::replace(name, '_', '-');
    return name;
}

std::string_view word(TicketStatus status) {
    switch (status) {
        case TicketStatus::waiting: return "waiting";
        case TicketStatus::called: return "called";
        case TicketStatus::in_service: return "in_service";
        case TicketStatus::finished: return "finished";
        case TicketStatus::no_show: return "no_show";
        case TicketStatus::day_closed: return "day_closed";
        case TicketStatus::paused: return "paused";
        case TicketStatus::left: return "left";
        case TicketStatus::cancelled: return "cancelled";
    }
    std::unreachable();
}

std::string plain_code(const SessionAppointment& appointment) {
    return fmt::format("{}/{}", time_of_day(appointment.at, Language::english), appointment.number);
}

Result<EnterPaper> paper_entry(const PaperRequest& request, const Snapshot& snapshot) {
    const auto number = parse_number(request.number);
    if (!number) return std::unexpected(number.error());
    const auto service = find_service(request.service, *snapshot.municipality);
    if (!service) return std::unexpected(service.error());
    const auto at = parse_appointment(request.at, snapshot);
    if (!at) return std::unexpected(at.error());
    if (!*at) return fail(ErrorCode::invalid_input, "when did the citizen come? Give the time, as 10:32");
    return EnterPaper{.number = *number, .service = *service, .came_at = **at};
}

Result<ResolvedRequest> resolve(const QueueRequest& request, const Snapshot& snapshot, UtcTime now) {
    auto action = to_action(request, snapshot, now);
    if (!action) return std::unexpected(action.error());
    auto server = find_server(request, snapshot);
    if (!server) return std::unexpected(server.error());
    return ResolvedRequest{std::move(*action), std::move(server->desk), std::move(server->person)};
}

Result<Explanation> explain(const QueueRequest& request, const Snapshot& snapshot, UtcTime now) {
    const auto id = find_ticket(request.number, snapshot);
    if (!id) return std::unexpected(id.error());
    auto server = find_server(request, snapshot);
    if (!server) return std::unexpected(server.error());
    const Ticket* ticket = snapshot.day->find(*id);
    const auto explanation = ticket == nullptr ? std::nullopt
                                               : explain_wait({.day = *snapshot.day,
                                                               .municipality = *snapshot.municipality,
                                                               .server = *std::move(server),
                                                               .now = now},
                                                              *ticket);
    if (!explanation)
        return fail(ErrorCode::refused, fmt::format("{} does not wait: see \"list\"", request.number));
    return *explanation;
}

Json explanation_to_json(const Explanation& explanation) {
    Json json;
    json["number"] = plain_number(explanation.number);
    json["place"] = explanation.place;
    json["waited_s"] = static_cast<double>(explanation.waited.count()) / 1000.0;
    json["passed_by"] = Json::array();
    for (const Passing& passing : explanation.passed_by)
        json["passed_by"].push_back({{"number", plain_number(passing.number)},
                                     {"rule", identifier(passing.rule)},
                                     {"at_ms", passing.at.time_since_epoch().count()}});
    json["words"] = with_plain_spaces(in_words(explanation));
    return json;
}

Json to_json(const std::string& verb, const Performed& performed, const Snapshot& snapshot) {
    Json json;
    json["action"] = verb;
    json["site"] = snapshot.site.text;
    json["day"] = skranke::to_iso(performed.day);
    if (verb == "open") return json;
    json["event"] = performed.event.text;
    if (performed.ticket.id.empty()) return json;
    json.update(ticket_to_json(performed.ticket, snapshot, snapshot.site));
    if (!performed.reason_in_words.empty()) json["reason"] = with_plain_spaces(performed.reason_in_words);
    return json;
}

Json list_to_json(const Snapshot& snapshot, UtcTime now, const SiteId& site) {
    Json list = Json::array();
    for (const auto& day : snapshot.days) {
        if (!snapshot.day || day->day != snapshot.day->day) continue;
        if (!site.empty() && day->site != site) continue;
        std::vector<const Ticket*> tickets;
        const auto add = [&](auto... statuses) {
            for (const auto& ticket : day->tickets)
                if (((ticket.status == statuses) || ...)) tickets.push_back(&ticket);
        };
        add(TicketStatus::called, TicketStatus::in_service, TicketStatus::paused);
        const auto waiting =
            calling_order({.day = *day, .municipality = *snapshot.municipality, .server = {}, .now = now});
        tickets.insert(tickets.end(), waiting.begin(), waiting.end());
        add(TicketStatus::finished, TicketStatus::no_show, TicketStatus::day_closed, TicketStatus::left,
            TicketStatus::cancelled);
        int place = 0;
        for (const Ticket* ticket : tickets) {
            Json json = ticket_to_json(*ticket, snapshot, day->site);
            json["site"] = day->site.text;
            json["day"] = skranke::to_iso(day->day);
            json["place"] = ticket->status == TicketStatus::waiting ? Json(++place) : Json(nullptr);
            list.push_back(std::move(json));
        }
    }
    return list;
}

std::string reasons_out_of_order() { return identifiers(every_because); }

Result<QueueRequest> parse_request_line(const std::string& line) {
    std::istringstream words(line);
    QueueRequest request;
    words >> request.verb;
    for (std::string word; words >> word;) {
        const auto value = [&](std::string& into) { return static_cast<bool>(words >> into); };
        bool ok = true;
        if (word == "--service" || word == "--to")
            ok = value(request.service);
        else if (word == "--desk")
            ok = value(request.desk);
        else if (word == "--person")
            ok = value(request.person);
        else if (word == "--escorted")
            request.escorted = true;
        else if (word == "--id-card")
            ok = value(request.id_card);
        else if (word == "--appointment")
            ok = value(request.appointment);
        else if (word == "--because")
            ok = value(request.because);
        else if (word == "--outcome")
            ok = value(request.outcome);
        else if (word == "--also")
            ok = value(request.also.emplace_back());
        else if (word == "--to-desk")
            ok = value(request.to_desk);
        else if (word == "--front")
            request.to_front = true;
        else if (word == "--late")
            request.late = true;
        else if (word == "--referred-to")
            ok = value(request.referred_to);
        else if (word == "--at-desk")
            ok = value(request.at_desk);
        else if (word == "--day")
            ok = value(request.day);
        else if (word == "--although-closed")
            request.although_closed = true;
        else if (word == "--prefers" || word == "--for")
            ok = value(request.prefers);
        else if (word == "--need") {
            ok = value(request.needs.emplace_back());
        } else if (word == "--stop")
            ok = value(request.to);
        else if (word == "--kind")
            ok = value(request.kind);
        else if (word == "--at")
            ok = value(request.appointment);
        else if (word == "--state")
            ok = value(request.state);
        else if (word == "--participants")
            ok = static_cast<bool>(words >> request.participants);
        else if (word == "--with-leftovers")
            request.with_leftovers = true;
        else if (word == "--from-enquiry")
            ok = value(request.from_enquiry);
        else if (word == "--who")
            ok = value(request.who);
        else if (word == "--channel")
            ok = value(request.channel);
        else if (word == "--type")
            ok = value(request.type);
        else if (word == "--misdirected")
            request.misdirected = true;
        else if (word == "--title")  // one word: a line has no quotes
            ok = value(request.title);
        else if (word == "--urgent")
            request.urgent = true;
        else if (word == "--confirm-date")
            request.confirm_date = true;
        else if (!word.starts_with("--") && request.number.empty())
            request.number = word;
        else
            return fail(ErrorCode::invalid_input,
                        fmt::format("\"{}\" is not understood in \"{}\"", word, line));
        if (!ok) return fail(ErrorCode::invalid_input, fmt::format("{} needs a value in \"{}\"", word, line));
    }
    return request;
}

}  // namespace skranke::tools
