// The task bank.
#include "shared/queue/decider.hpp"
#include "shared/queue/free_text_filter.hpp"
#include "shared/queue/people_refusals.hpp"
#include "shared/queue/refusals.hpp"
#include "shared/text/utf8.hpp"

namespace skranke {

Decided Decider::operator()(const AddTask& action) const {
    const TaskWords& words = action.words;
    if (words.title.find_first_not_of(" \t") == std::string::npos)
        return refused(refusals::task_needs_title());
    if (const auto found = find_personal_data(words.title)) return refused(refusals::personal_data(*found));
    if (code_points(words.title) > longest_task_title)
        return refused(refusals::task_title_too_long(longest_task_title));
    if (words.takes < std::chrono::minutes{1} || words.takes > longest_task)
        return refused(refusals::task_takes_no_time());
    return event(TaskAdded{.task = {}, .words = words});
}

Decided Decider::operator()(const MoveTask& action) const {
    const Task* task = find_task(day, action.task);
    if (!task || is_over(*task)) return refused(refusals::unknown_task());
    Decision moving;
    const auto move = [&](const Task& moved, TaskState to) {
        const PersonId holder = to == TaskState::open ? moved.held_by : PersonId{};
        moving.events.push_back(
            event(TaskMoved{.task = moved.id, .to = to, .held_by = holder}).events.front());
    };
    if (action.to == TaskState::open && task->state == TaskState::open)
        return refused(refusals::unknown_task());
    if (action.to == TaskState::taken) {
        if (task->state == TaskState::taken) return refused(refusals::task_is_taken(*task));
        // One at a time: the other goes back to the bank.
        if (const Task* other = task_of(day, actor.person)) move(*other, TaskState::open);
    }
    move(*task, action.to);
    return moving;
}

}  // namespace skranke
