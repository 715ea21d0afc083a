#pragma once
// Draws flat shapes, icons and text at places given in logical pixels; every edge falls on a real pixel.
#include <string>
#include <string_view>
#include <vector>

#include "shared/ui/colour.hpp"
#include "shared/ui/fonts.hpp"
#include "shared/ui/geometry.hpp"
#include "shared/ui/icons.hpp"
#include "shared/ui/type.hpp"
#include "shared/ui/ui_registry.hpp"

struct ImDrawList;
struct ImVec2;

namespace skranke::ui {

enum class Align { left, centre, right };
// Which corners a radius rounds.
enum class Corners { all, left, right, none };
// How wide digits are: as the font has them, or all alike so that columns do not jump.
enum class Digits { natural, cells };

class Canvas {
public:
    Canvas(ImDrawList& list, const Fonts& fonts, UiRegistry& registry, float scale);

    float scale() const { return scale_; }
    void set_layer(int layer) { layer_ = layer; }

    void fill(const Rect& rect, Colour colour, float radius = 0, Corners corners = Corners::all);
    // Drawn wholly inside the rectangle.
    void outline(const Rect& rect, Colour colour, float thickness = 1, float radius = 0,
                 Corners corners = Corners::all);
    void horizontal_line(float x, float y, float width, Colour colour, float thickness = 1);
    void vertical_line(float x, float y, float height, Colour colour, float thickness = 1);
    void dashed_line(Point from, Point to, Colour colour, float thickness, float dash, float gap);
    void circle(Point centre, float radius, Colour colour);
    void ring(Point centre, float radius, Colour colour, float thickness);
    // `stroke` overrides the icon's own thickness, in units of its grid.
    void icon(Icon icon, Point top_left, float size, Colour colour, float stroke = 0);

    // One line of text with its line box at `top_left`; returns its width.
    float text(Point top_left, const TextStyle& style, Colour colour, std::string_view text,
               Digits digits = Digits::natural);
    // One line in the middle of the box's height; what does not fit ends in "…". Returns the width drawn.
    float text_in(const Rect& box, const TextStyle& style, Colour colour, std::string_view text,
                  Align align = Align::left, Digits digits = Digits::natural);
    // Breaks lines at spaces to the box's width; returns the height used.
    float wrapped_text(const Rect& box, const TextStyle& style, Colour colour, std::string_view text,
                       Align align = Align::left);

    float text_width(const TextStyle& style, std::string_view text, Digits digits = Digits::natural) const;
    std::string with_ellipsis(const TextStyle& style, std::string_view text, float width,
                              Digits digits = Digits::natural) const;
    std::vector<std::string> wrap(const TextStyle& style, std::string_view text, float width) const;

    void push_clip(const Rect& rect);
    void pop_clip();

private:
    struct Pixels;
    Pixels pixels(const Rect& rect) const;
    float snapped(float logical) const;
    float at_least_one_pixel(float logical) const;
    void draw_glyphs(Point top_left, const TextStyle& style, Colour colour, std::string_view text,
                     Digits digits);

    ImDrawList& list_;
    const Fonts& fonts_;
    UiRegistry& registry_;
    float scale_;
    int layer_ = 0;
};

}  // namespace skranke::ui
