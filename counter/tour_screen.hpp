#pragma once
// The tour for whoever is new: a few steps, each about one real thing on the screen. Pure; the panel points.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "counter/console_screen.hpp"

namespace skranke {

inline constexpr std::size_t tour_steps = 7;

// What a step points at.
enum class TourPlace { primary, line, new_number, without_number, person, status, help };

struct TourScreen {
    TourPlace place = TourPlace::primary;
    std::string title, text;
    std::string progress;  // "2 af 7"
    ActionButton next, end;
    std::optional<ActionButton> practice;  // at the last step
};

// Nothing while there is no tour, or something else has to be answered first.
std::optional<TourScreen> tour_screen(const ConsoleScreen& screen, const ConsoleState& state);

}  // namespace skranke
