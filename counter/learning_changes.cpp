#include "counter/learning_changes.hpp"

#include "counter/tour_screen.hpp"

namespace skranke {

void LearningChanges::operator()(const OpenAppearance&) const { state.dialog = AppearanceDialog{}; }

void LearningChanges::operator()(const SetTextSize& set) const {
    state.device_settings.text_percent = set.percent;
}

void LearningChanges::operator()(const SetTheme& set) const { state.device_settings.theme = set.theme; }

void LearningChanges::operator()(const SetLanguage& set) const {
    state.device_settings.language = state.language = set.language;
}

void LearningChanges::operator()(const StartTour&) const {
    state.dialog = {};
    state.view = ConsoleView::queue;
    state.right_card = RightCard::queue;
    state.tour = 0;
}

void LearningChanges::operator()(const NextTourStep&) const {
    if (!state.tour) return;
    if (++*state.tour >= tour_steps) (*this)(EndTour{});
}

// Seen to its end or not: it comes by itself only once.
void LearningChanges::operator()(const EndTour&) const {
    if (!state.tour) return;
    state.tour.reset();
    if (!state.person.empty()) state.device_settings.shown_around.insert(state.person);
}

void LearningChanges::operator()(const StartPractice&) const {
    (*this)(EndTour{});
    state.dialog = {};
    state.practice_asked = !state.practice;
}

void LearningChanges::operator()(const EndPractice&) const { state.practice_asked = state.practice; }

}  // namespace skranke
