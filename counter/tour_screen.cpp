#include "counter/tour_screen.hpp"

#include <array>

#include "counter/console_texts.hpp"
#include "counter/learning_texts.hpp"

namespace skranke {

namespace {

struct Step {
    TourPlace place;
    std::string_view LearningTexts::* title;
    std::string_view LearningTexts::* text;
};

constexpr std::array<Step, tour_steps> steps{{
    {TourPlace::primary, &LearningTexts::tour_call_title, &LearningTexts::tour_call},
    {TourPlace::line, &LearningTexts::tour_line_title, &LearningTexts::tour_line},
    {TourPlace::new_number, &LearningTexts::tour_number_title, &LearningTexts::tour_number},
    {TourPlace::without_number, &LearningTexts::tour_help_title, &LearningTexts::tour_help},
    {TourPlace::person, &LearningTexts::tour_person_title, &LearningTexts::tour_person},
    {TourPlace::status, &LearningTexts::tour_status_title, &LearningTexts::tour_status},
    {TourPlace::help, &LearningTexts::tour_practice_title, &LearningTexts::tour_practice},
}};

}  // namespace

std::optional<TourScreen> tour_screen(const ConsoleScreen& screen, const ConsoleState& state) {
    const bool dialog_open = !std::holds_alternative<std::monostate>(state.dialog);
    if (!state.tour || *state.tour >= tour_steps || screen.page != Page::queue || dialog_open) {
        return std::nullopt;
    }
    const LearningTexts& texts = learning_texts(state.language);
    const Step& step = steps[*state.tour];
    const bool last = *state.tour + 1 == tour_steps;
    TourScreen tour{
        .place = step.place,
        .title = std::string(texts.*step.title),
        .text = std::string(texts.*step.text),
        .progress = say::step_of(*state.tour + 1, tour_steps, state.language),
        .next = {.label = std::string(last ? texts.tour_end : console_texts(state.language).next_here),
                 .key = "Enter",
                 .command = NextTourStep{}},
        .end = {.label = std::string(texts.tour_end), .key = "Esc", .command = EndTour{}},
        .practice = {}};
    if (last && !state.practice) {
        tour.practice =
            ActionButton{.label = std::string(texts.try_practice), .key = "P", .command = StartPractice{}};
    }
    return tour;
}

}  // namespace skranke
