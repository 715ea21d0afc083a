#include "tools/people_requests.hpp"

#include <fmt/format.h>

#include "shared/queue/labels.hpp"
#include "tools/find_in_set_up.hpp"

namespace skranke::tools {

namespace {

Result<std::optional<Action>> unknown(std::string_view what, const std::string& text,
                                      const std::string& known) {
    return fail(ErrorCode::invalid_input,
                fmt::format("there is no {} \"{}\"; there are: {}", what, text, known));
}

Result<std::optional<Action>> status_action(const QueueRequest& request, const Snapshot& snapshot) {
    const auto status = staff_status_from(request.number);
    if (!status) return unknown("status", request.number, identifiers(every_staff_status));
    if (request.who.empty()) return SetStaffStatus{.status = *status};
    const auto who = find_person(request.who, *snapshot.municipality);
    if (!who) return std::unexpected(who.error());
    return SetStaffStatus{.status = *status, .who = *who};
}

Result<std::optional<Action>> enquiry_action(const QueueRequest& request, const Snapshot& snapshot) {
    RecordEnquiry recording{.misdirected = request.misdirected};
    const auto service = find_service(request.service, *snapshot.municipality);
    if (!service) return std::unexpected(service.error());
    recording.service = *service;
    if (request.verb == "count") {
        recording.source = EnquirySource::by_hand;
        const auto channel = channel_from(request.channel);
        if (!channel) return unknown("channel", request.channel, identifiers(every_channel));
        recording.channel = *channel;
    }
    if (!request.type.empty()) {
        recording.type = enquiry_type_from(request.type);
        if (!recording.type) return unknown("type", request.type, "information, transaction");
    }
    return recording;
}

Result<std::optional<Action>> new_task(const QueueRequest& request) {
    AddTask adding{.words = {.title = request.title,
                             .takes = std::chrono::minutes{request.minutes},
                             .due = {},
                             .urgent = request.urgent}};
    if (!request.day.empty()) {
        const auto due = parse_service_day(request.day);
        if (!due) return std::unexpected(due.error());
        adding.words.due = *due;
    }
    return adding;
}

// By its place in the list, from 1, or by its id.
Result<TaskId> find_task(const std::string& text, const Snapshot& snapshot) {
    const auto tasks = unfinished_tasks(*snapshot.day);
    for (std::size_t i = 0; i < tasks.size(); ++i)
        if (tasks[i].id.text == text || std::to_string(i + 1) == text) return tasks[i].id;
    return fail(ErrorCode::not_found, fmt::format("there is no task \"{}\": see \"people\"", text));
}

Result<std::optional<Action>> move_task(const QueueRequest& request, const Snapshot& snapshot, TaskState to) {
    const auto task = find_task(request.number, snapshot);
    if (!task) return std::unexpected(task.error());
    return MoveTask{.task = *task, .to = to};
}

}  // namespace

Result<std::optional<Action>> people_action(const QueueRequest& request, const Snapshot& snapshot) {
    const std::string& verb = request.verb;
    if (verb == "status") return status_action(request, snapshot);
    if (verb == "helped" || verb == "count") return enquiry_action(request, snapshot);
    if (verb == "uncount") return WithdrawEnquiry{.enquiry = {request.number}};
    if (verb == "ask-colleague") return RequestHelp{};
    if (verb == "coming") return AnswerHelp{.request = {request.number}};
    if (verb == "no-colleague") return CloseHelp{.request = {request.number}};
    if (verb == "task-add") return new_task(request);
    if (verb == "task-take") return move_task(request, snapshot, TaskState::taken);
    if (verb == "task-back") return move_task(request, snapshot, TaskState::open);
    if (verb == "task-done") return move_task(request, snapshot, TaskState::done);
    if (verb == "task-remove") return move_task(request, snapshot, TaskState::removed);
    return std::nullopt;
}

Json people_to_json(const Snapshot& snapshot) {
    const Day& day = *snapshot.day;
    Json json{{"site", snapshot.site.text}, {"day", skranke::to_iso(day.day)}};
    json["staff"] = Json::array();
    for (const auto& [person, presence] : day.staff)
        json["staff"].push_back({{"person", person.text},
                                 {"status", identifier(presence.status)},
                                 {"since", to_iso(presence.since)},
                                 {"desk", presence.desk.text}});
    json["enquiries"] = Json::array();
    for (const Enquiry& enquiry : day.enquiries) {
        const EnquiryRecorded& what = enquiry.what;
        const Ticket* ticket = day.find(enquiry.became);
        json["enquiries"].push_back(
            {{"enquiry", enquiry.key.text},
             {"at", to_iso(enquiry.at)},
             {"channel", identifier(what.channel)},
             {"source", identifier(what.source)},
             {"service", what.service.text},
             {"type", what.type ? Json(identifier(*what.type)) : Json(nullptr)},
             {"misdirected", what.misdirected},
             {"number", ticket ? Json(plain_number(ticket->number)) : Json(nullptr)}});
    }
    json["help"] = Json::array();
    for (const HelpRequest& request : day.help)
        json["help"].push_back(
            {{"request", request.key.text},
             {"desk", request.desk.text},
             {"at", to_iso(request.at)},
             {"answered_by", request.answered_at ? Json(request.answered_by.text) : Json(nullptr)}});
    json["tasks"] = Json::array();
    for (const Task& task : unfinished_tasks(day))
        json["tasks"].push_back(
            {{"task", task.id.text},
             {"title", task.words.title},
             {"minutes", task.words.takes.count()},
             {"due", task.words.due ? Json(skranke::to_iso(*task.words.due)) : Json(nullptr)},
             {"urgent", task.words.urgent},
             {"taken_by", task.state == TaskState::taken ? Json(task.held_by.text) : Json(nullptr)}});
    json["appointments"] = Json::array();
    const Site* site = snapshot.municipality->find(snapshot.site);
    for (const SessionAppointment& one : day.session_appointments)
        json["appointments"].push_back({{"appointment", plain_code(one)},
                                        {"kind", identifier(one.kind)},
                                        {"at", to_iso(one.at)},
                                        {"state", identifier(one.state)},
                                        {"out_of_hours", site != nullptr && is_out_of_hours(*site, one.at)}});
    json["sessions"] = Json::array();
    for (const Session& session : day.sessions)
        json["sessions"].push_back(
            {{"kind", identifier(session.kind)},
             {"participants", session.participants},
             {"at", to_iso(session.held.at)},
             {"out_of_hours", site != nullptr && is_out_of_hours(*site, session.held.at)}});
    return json;
}

std::string people_to_text(const Snapshot& snapshot) {
    const Day& day = *snapshot.day;
    std::string text;
    for (const auto& [person, presence] : day.staff)
        text += fmt::format("{:<8}{} since {}\n", person.text, label(presence.status, Language::english),
                            to_iso(presence.since).substr(11, 5));
    for (const HelpRequest& request : day.help)
        text += fmt::format("{} asks for a colleague{}\n", request.desk.text,
                            request.answered_at ? ": " + request.answered_by.text + " is coming" : "");
    for (const Enquiry& enquiry : day.enquiries)
        text +=
            fmt::format("{}  {:<13}{}\n", to_iso(enquiry.at).substr(11, 5), identifier(enquiry.what.channel),
                        snapshot.municipality->name_of(enquiry.what.service));
    for (const SessionAppointment& one : day.session_appointments)
        text += fmt::format("appointment {}: {}, {}\n", plain_code(one), label(one.kind, Language::english),
                            label(one.state, Language::english));
    int place = 0;
    for (const Task& task : unfinished_tasks(day))
        text += fmt::format("task {}: {} ({} min.){}{}\n", ++place, task.words.title,
                            task.words.takes.count(), task.words.urgent ? ", urgent" : "",
                            task.state == TaskState::taken ? ", taken by " + task.held_by.text : "");
    return text;
}

}  // namespace skranke::tools
