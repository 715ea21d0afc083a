#pragma once
// The panels for whoever is new: the tour's card, and the banner of practice.
#include "counter/panels.hpp"
#include "counter/tour_screen.hpp"

namespace skranke {

inline constexpr float practice_banner_height = 44;

// Takes Enter and the tour's letters before anything under it does: to be called before the panels are drawn.
std::optional<Command> take_tour_keys(ui::Ui& ui, const TourScreen& tour);
// Rings what the step is about, and says it beside that. Over the panels, under the dialogs.
std::optional<Command> draw_tour(ui::Ui& ui, const ConsoleLayout& layout, const TourScreen& tour);

std::optional<Command> draw_practice_banner(ui::Ui& ui, Language language);
std::optional<Command> draw_appearance_dialog(ui::Ui& ui, const ConsoleState& state);

}  // namespace skranke
