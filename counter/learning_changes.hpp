#pragma once
// How the console looks on this device, the tour and practice: what they change in the console's state, and
// nothing else.
#include "counter/command.hpp"
#include "counter/console_state.hpp"

namespace skranke {

struct LearningChanges {
    ConsoleState& state;

    void operator()(const OpenAppearance& opened) const;
    void operator()(const SetTextSize& set) const;
    void operator()(const SetTheme& set) const;
    void operator()(const SetLanguage& set) const;
    void operator()(const StartTour& started) const;
    void operator()(const NextTourStep& next) const;
    void operator()(const EndTour& ended) const;
    void operator()(const StartPractice& started) const;
    void operator()(const EndPractice& ended) const;
};

}  // namespace skranke
