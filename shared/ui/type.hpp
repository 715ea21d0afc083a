#pragma once
// The typographic roles of the design: a face, a size and a line height, in logical pixels.

namespace skranke::ui {

enum class Face { regular, semibold, bold };

struct TextStyle {
    Face face = Face::regular;
    float size = 16;  // one em
    float line = 24;  // height of a line of it
    bool operator==(const TextStyle&) const = default;
};

namespace type {
inline constexpr TextStyle caption{Face::regular, 14, 20};
inline constexpr TextStyle caption_strong{Face::semibold, 14, 20};
inline constexpr TextStyle body{Face::regular, 16, 24};
inline constexpr TextStyle label{Face::semibold, 16, 24};
inline constexpr TextStyle title{Face::semibold, 20, 28};
inline constexpr TextStyle row_number{Face::bold, 20, 28};
inline constexpr TextStyle action{Face::semibold, 28, 34};
inline constexpr TextStyle action_wide{Face::semibold, 32, 40};
inline constexpr TextStyle dialog_title{Face::semibold, 28, 36};
inline constexpr TextStyle ticket_number_low{Face::bold, 44, 52};
inline constexpr TextStyle ticket_number{Face::bold, 76, 80};
inline constexpr TextStyle ticket_number_wide{Face::bold, 104, 112};
inline constexpr TextStyle issued_number{Face::bold, 128, 136};
}  // namespace type

// Every digit in a column takes this much of an em, so that nothing jumps when it changes.
inline constexpr float digit_cell = 0.688F;
// Height of digits and capital letters.
inline constexpr float cap_height = 0.727F;
// Inter's ascent and descent in em: what stands over and under the baseline.
inline constexpr float ascent = 0.96875F;
inline constexpr float ascent_and_descent = 1.2102F;

}  // namespace skranke::ui
