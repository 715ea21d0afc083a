#pragma once
// The task bank at the console: what to do while nobody waits, and who has taken what. Pure functions of the
// snapshot and the console's state, like console_screen.
#include <string>
#include <vector>

#include "counter/dialog_screen.hpp"

namespace skranke {

struct TasksScreen {
    std::vector<DialogRow> rows;
    std::string nothing;
    std::string typed;
    std::string refusal;
    std::vector<OutcomeOption> lengths;
    std::vector<OutcomeOption> deadlines;
    bool urgent = false;
    ActionButton primary;
};
TasksScreen tasks_screen(const TasksDialog& dialog, const Snapshot& snapshot, const ConsoleState& state);

// What the card of an empty line says of the person's task, or of the one that is offered.
struct QuietTask {
    std::string explanation;  // empty: there is no task
    std::vector<ActionButton> actions;
};
QuietTask quiet_task(const Day& day, const ConsoleState& state);

}  // namespace skranke
