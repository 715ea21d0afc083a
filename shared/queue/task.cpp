#include "shared/queue/task.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include "shared/queue/day.hpp"

namespace skranke {

const Task* find_task(const Day& day, const TaskId& task) {
    const auto found = std::ranges::find(day.tasks, task, &Task::id);
    return found == day.tasks.end() ? nullptr : &*found;
}

bool is_over(const Task& task) { return task.state == TaskState::done || task.state == TaskState::removed; }

const Task* task_of(const Day& day, const PersonId& person) {
    const auto found = std::ranges::find_if(day.tasks, [&](const Task& task) {
        return task.state == TaskState::taken && task.held_by == person;
    });
    return found == day.tasks.end() ? nullptr : &*found;
}

std::vector<const Task*> tasks_to_offer(const Day& day) {
    std::vector<const Task*> open;
    for (const Task& task : day.tasks)
        if (task.state == TaskState::open) open.push_back(&task);
    // They lie in the order of events: their places in memory settle what is else equal.
    std::ranges::sort(open, {}, [](const Task* task) {
        return std::tuple(!task->words.urgent, !task->words.due, task->words.due.value_or(ServiceDay{}),
                          task);
    });
    return open;
}

std::vector<Task> unfinished_tasks(const Day& day) {
    std::vector<Task> unfinished;
    std::ranges::copy_if(day.tasks, std::back_inserter(unfinished),
                         [](const Task& task) { return !is_over(task); });
    return unfinished;
}

std::string_view identifier(TaskState state) {
    switch (state) {
        case TaskState::open: return "open";
        case TaskState::taken: return "taken";
        case TaskState::done: return "done";
        case TaskState::removed: return "removed";
    }
    std::unreachable();
}

std::optional<TaskState> task_state_from(std::string_view text) {
    for (const TaskState state : {TaskState::open, TaskState::taken, TaskState::done, TaskState::removed})
        if (identifier(state) == text) return state;
    return std::nullopt;
}

}  // namespace skranke
