#include "counter/tasks_screen.hpp"

#include <array>

#include "counter/console_texts.hpp"
#include "counter/people_texts.hpp"
#include "shared/queue/task.hpp"
#include "shared/text/format.hpp"

namespace skranke {

namespace {

using std::chrono::minutes;

constexpr std::array lengths{minutes{5}, minutes{15}, minutes{30}, minutes{45}};

std::string about(const Task& task, Language language) {
    const PeopleTexts& texts = people_texts(language);
    std::string words = short_duration(task.words.takes, language);
    const auto add = [&](std::string_view more) {
        words += " · ";
        words += more;
    };
    if (task.words.urgent) add(texts.task_urgent);
    if (task.words.due) add(say::due_by(*task.words.due, language));
    if (task.state == TaskState::taken) add(task.held_by.text);
    return words;
}

ActionButton moving(const Task& task, TaskState to, std::string_view label) {
    return {.label = std::string(label), .command = MoveTheTask{task.id, to}};
}

DialogRow row_of(const Task& task, Language language) {
    const PeopleTexts& texts = people_texts(language);
    DialogRow row{.title = task.words.title, .more = about(task, language), .actions = {}};
    if (task.state == TaskState::taken) {
        row.actions.push_back(moving(task, TaskState::done, texts.task_done));
        row.actions.push_back(moving(task, TaskState::open, texts.task_back));
    } else {
        row.actions.push_back(moving(task, TaskState::taken, texts.task_take));
        row.actions.push_back(moving(task, TaskState::removed, texts.task_remove));
    }
    return row;
}

}  // namespace

TasksScreen tasks_screen(const TasksDialog& dialog, const Snapshot& snapshot, const ConsoleState& state) {
    const PeopleTexts& texts = people_texts(state.language);
    const Day& day = *snapshot.day;
    TasksScreen screen;
    for (const Task& task : day.tasks)
        if (task.state == TaskState::taken) screen.rows.push_back(row_of(task, state.language));
    for (const Task* task : tasks_to_offer(day)) screen.rows.push_back(row_of(*task, state.language));
    if (screen.rows.empty()) screen.nothing = texts.no_tasks;
    screen.typed = dialog.typed;
    screen.refusal = dialog.refusal;
    for (const minutes length : lengths)
        screen.lengths.push_back({.key = {},
                                  .label = short_duration(length, state.language),
                                  .chosen = dialog.takes == length,
                                  .command = ChooseTaskLength{length}});
    const auto add_deadline = [&](std::string_view words, std::optional<std::chrono::days> in) {
        screen.deadlines.push_back({.key = {},
                                    .label = std::string(words),
                                    .chosen = dialog.due_in == in,
                                    .command = ChooseTaskDue{in}});
    };
    add_deadline(texts.no_deadline, std::nullopt);
    add_deadline(console_texts(state.language).today, std::chrono::days{0});
    add_deadline(texts.due_tomorrow, std::chrono::days{1});
    add_deadline(texts.due_in_a_week, std::chrono::days{7});
    screen.urgent = dialog.urgent;
    screen.primary = {.label = std::string(texts.add_task),
                      .key = "Enter",
                      .enabled = !dialog.typed.empty(),
                      .command = Continue{}};
    return screen;
}

QuietTask quiet_task(const Day& day, const ConsoleState& state) {
    const PeopleTexts& texts = people_texts(state.language);
    const ActionButton all{.label = std::string(texts.tasks), .key = "O", .command = OpenTasks{}};
    if (const Task* own = task_of(day, state.person)) {
        ActionButton done = moving(*own, TaskState::done, texts.task_done);
        done.key = "Y";
        return {.explanation = say::your_task(own->words.title, own->words.takes, state.language),
                .actions = {done, all}};
    }
    const auto offered = tasks_to_offer(day);
    if (offered.empty()) return {.explanation = {}, .actions = {all}};
    const Task& next = *offered.front();
    ActionButton take = moving(next, TaskState::taken, texts.task_take);
    take.key = "Y";
    return {.explanation = say::while_quiet(next.words.title, next.words.takes, state.language),
            .actions = {take, all}};
}

}  // namespace skranke
