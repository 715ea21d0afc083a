#pragma once
// The settings' page: the list of services, sites, colleagues or desks, and the form of the one that is open.
// Pure functions of the snapshot and the console's state, like console_screen.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "counter/console_screen.hpp"
#include "counter/dialog_screen.hpp"

namespace skranke {

struct SettingsRow {
    std::string id;
    std::string mark;  // the code
    std::string title, more;
    bool quiet = false;  // not in use
    Command command;
};

enum class FieldLook : std::uint8_t { line, lines, options, check, note };

struct FormField {
    std::string id;  // as the node names it in a fault
    FieldLook look = FieldLook::line;
    bool half = false;  // two beside each other
    std::string label{};
    std::string text{};
    std::string hint{};   // under it: what it means
    std::string error{};  // instead: what is wrong with it
    bool checked = false;
    std::vector<OutcomeOption> options{};
    float option_width = 220;
};

struct FormScreen {
    std::string id;  // which: focus begins anew
    std::string title, introduction;
    std::vector<std::vector<FormField>> columns;
    std::string first_fault;  // the field that stops it from being stored; empty: none does
    std::string refusal;
    std::optional<ActionButton> other;
    ActionButton back, store;
};

struct SettingsScreen {
    std::vector<OutcomeOption> sections;
    bool searchable = false;
    std::string search;
    std::vector<SettingsRow> rows;
    std::string nothing;
    std::string latest;  // the row to go on from
    std::optional<ActionButton> add;
    std::string note;
    std::optional<FormScreen> form;
};

// Their role lets them, and they are known here: nobody in particular may not.
bool may_change_settings(const Snapshot& snapshot, const ConsoleState& state);

SettingsScreen settings_screen(const Snapshot& snapshot, const ConsoleState& state, UtcTime now);
FormScreen form_screen(const SettingsForm& form, const Snapshot& snapshot, const ConsoleState& state,
                       UtcTime now);
QuestionScreen settings_question_screen(const SettingsQuestion& question, const ConsoleState& state);

}  // namespace skranke
