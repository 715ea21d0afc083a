#pragma once
// A colour, and how well it can be read on another.
#include <cstdint>

namespace skranke::ui {

struct Colour {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    std::uint8_t alpha = 255;
    bool operator==(const Colour&) const = default;
};

// 0xRRGGBB, as the design writes it.
constexpr Colour rgb(std::uint32_t value) {
    return {static_cast<std::uint8_t>(value >> 16U & 0xFFU), static_cast<std::uint8_t>(value >> 8U & 0xFFU),
            static_cast<std::uint8_t>(value & 0xFFU), 255};
}

// `opacity` in 0..1.
constexpr Colour with_opacity(Colour colour, float opacity) {
    colour.alpha = static_cast<std::uint8_t>(opacity * 255.0F + 0.5F);
    return colour;
}

// WCAG 2.1's ratio, 1..21, of two opaque colours.
double contrast_ratio(Colour one, Colour other);

}  // namespace skranke::ui
