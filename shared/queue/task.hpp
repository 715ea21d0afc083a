#pragma once
// The task bank: small jobs for when nobody waits. They live in the day's document and follow into the next
// day when it is opened: their words are then deleted with the day, and no list of them grows for ever.
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "shared/base/calendar.hpp"
#include "shared/base/clock.hpp"
#include "shared/base/ids.hpp"

namespace skranke {

struct Day;

using TaskId = Id<struct TaskNoun>;  // the key of the event that added it first

inline constexpr std::size_t longest_task_title = 80;  // in letters
inline constexpr std::chrono::minutes longest_task{std::chrono::hours{8}};

struct TaskWords {
    std::string title{};  // nothing personal: the free text filter has seen it
    std::chrono::minutes takes{15};
    std::optional<ServiceDay> due{};
    bool urgent = false;  // haste: before all others
    bool operator==(const TaskWords&) const = default;
};

// The events. `task` is empty where the task is new: it is then named by its event.
struct TaskAdded {
    TaskId task{};
    TaskWords words{};
};
enum class TaskState { open, taken, done, removed };
struct TaskMoved {
    TaskId task{};
    TaskState to = TaskState::open;
    PersonId held_by{};  // with open: who had it
};

// The actions.
struct AddTask {
    TaskWords words{};
};
struct MoveTask {
    TaskId task{};
    TaskState to = TaskState::taken;
};

// As the day knows it.
struct Task {
    TaskId id;
    TaskWords words;
    UtcTime added_at{};
    TaskState state = TaskState::open;
    // Who took it or ended it. A call interrupts by itself: whoever has a citizen is not at the task, and
    // finds it again afterwards.
    PersonId held_by{};
    bool operator==(const Task&) const = default;
};

bool is_over(const Task& task);
const Task* find_task(const Day& day, const TaskId& task);
// What the person has taken, null if nothing.
const Task* task_of(const Day& day, const PersonId& person);
// The open ones in the order in which they are offered: urgent first, then by the day they are due, then as
// they were added.
std::vector<const Task*> tasks_to_offer(const Day& day);
// What follows into the next day, put back first.
std::vector<Task> unfinished_tasks(const Day& day);

// Lower case and stable: on disk and on the wire.
std::string_view identifier(TaskState state);
std::optional<TaskState> task_state_from(std::string_view identifier);

}  // namespace skranke
