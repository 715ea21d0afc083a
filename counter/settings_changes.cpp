#include "counter/settings_changes.hpp"

#include "counter/settings_form.hpp"

namespace skranke {

void SettingsChanges::operator()(const ShowSettings& shown) const {
    if (state.settings.storing) return;
    state.settings.section = shown.section;
    state.settings.search.clear();
    state.settings.latest.clear();
}

void SettingsChanges::operator()(const SearchSettings& typed) const {
    state.settings.search = typed.text;
    state.settings.latest.clear();
}

void SettingsChanges::operator()(const OpenForm& opened) const {
    state.settings.form = open_form(opened, *snapshot.municipality, snapshot.site);
    state.settings.latest = opened.id;
}

void SettingsChanges::operator()(const FillIn& filled) const {
    if (!state.settings.form || state.settings.storing) return;
    state.settings.form->typed[filled.field] = filled.text;
    state.settings.form->refusal.clear();
}

void SettingsChanges::operator()(const AskTakeOut&) const {
    state.dialog = SettingsQuestion{.takes_out = true};
}

bool leave_form(ConsoleState& state) {
    auto& form = state.settings.form;
    if (!form) return false;
    if (state.settings.storing) return true;  // on its way to the disk; its answer decides
    if (is_changed(*form)) {
        state.dialog = SettingsQuestion{};
    } else {
        form.reset();
    }
    return true;
}

void forget_settings(ConsoleState& state) {
    state.settings.form.reset();
    state.settings.search.clear();
    state.settings.latest.clear();
    if (state.view == ConsoleView::settings) state.view = ConsoleView::queue;
}

}  // namespace skranke
