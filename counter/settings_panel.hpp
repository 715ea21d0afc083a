#pragma once
// Draws the settings' page: the list, or the form that is open in its place.
#include <optional>

#include "counter/console_layout.hpp"
#include "counter/settings_screen.hpp"
#include "shared/ui/ui.hpp"

namespace skranke {

std::optional<Command> draw_settings(ui::Ui& ui, const ConsoleLayout& layout, const SettingsScreen& screen,
                                     Language language);
std::optional<Command> draw_form(ui::Ui& ui, const ui::Rect& card, const FormScreen& form);

}  // namespace skranke
