#include "shared/queue/people_moves.hpp"

#include <algorithm>

namespace skranke {

void apply(Day& day, const Event& event, const StaffStatusSet& set) {
    if (set.who.empty()) return;
    StaffPresence& presence = day.staff[set.who];
    const bool said_before = presence.status == set.status && presence.since != UtcTime{};
    presence.status = set.status;
    presence.desk = event.desk;
    if (!said_before) presence.since = event.at;
}

void apply(Day& day, const Event& event, const EnquiryRecorded& recorded) {
    day.enquiries.push_back(
        {.key = event.key, .at = event.at, .desk = event.desk, .person = event.person, .what = recorded});
    day.latest_arrival = std::max(day.latest_arrival, recorded.arrival);
}

void apply(Day& day, const Event&, const EnquiryWithdrawn& withdrawn) {
    std::erase_if(day.enquiries, [&](const Enquiry& enquiry) { return enquiry.key == withdrawn.enquiry; });
}

void apply(Day& day, const Event& event, const HelpRequested&) {
    day.help.push_back({.key = event.key, .desk = event.desk, .person = event.person, .at = event.at});
}

void apply(Day& day, const Event& event, const HelpAnswered& answered) {
    const auto request = std::ranges::find(day.help, answered.request, &HelpRequest::key);
    if (request == day.help.end() || request->answered_at) return;
    request->answered_by = event.person;
    request->answered_at_desk = event.desk;
    request->answered_at = event.at;
}

void apply(Day& day, const Event&, const HelpClosed& closed) {
    std::erase_if(day.help, [&](const HelpRequest& request) { return request.key == closed.request; });
}

void apply(Day& day, const Event& event, const TaskAdded& added) {
    const TaskId id = added.task.empty() ? TaskId{event.key.text} : added.task;
    // Carried into the day by two devices that opened it apart: one task, and done if either has it done.
    if (find_task(day, id)) return;
    day.tasks.push_back({.id = id, .words = added.words, .added_at = event.at});
}

void apply(Day& day, const Event& event, const TaskMoved& moved) {
    const auto task = std::ranges::find(day.tasks, moved.task, &Task::id);
    if (task == day.tasks.end() || is_over(*task)) return;
    // Two took it apart: the first keeps it, and the other's console offers another.
    if (moved.to == TaskState::taken && task->state == TaskState::taken) return;
    // Put back by somebody who did not know who else had taken it.
    if (moved.to == TaskState::open && task->held_by != moved.held_by) return;
    task->state = moved.to;
    task->held_by = moved.to == TaskState::open ? PersonId{} : event.person;
}

}  // namespace skranke
