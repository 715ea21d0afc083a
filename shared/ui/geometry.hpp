#pragma once
// Points and rectangles in logical pixels: the numbers of the design, before the scale.
#include <algorithm>

namespace skranke::ui {

struct Point {
    float x = 0;
    float y = 0;
    bool operator==(const Point&) const = default;
};

struct Rect {
    float x = 0;
    float y = 0;
    float width = 0;
    float height = 0;

    float right() const { return x + width; }
    float bottom() const { return y + height; }
    Point centre() const { return {x + width / 2, y + height / 2}; }
    bool contains(Point point) const {
        return point.x >= x && point.x < right() && point.y >= y && point.y < bottom();
    }
    // Smaller by `margin` on every side; a negative margin makes it larger.
    Rect inset(float margin) const {
        return {x + margin, y + margin, width - 2 * margin, height - 2 * margin};
    }
    Rect intersection(const Rect& other) const {
        const float left = std::max(x, other.x);
        const float top = std::max(y, other.y);
        return {left, top, std::max(0.0F, std::min(right(), other.right()) - left),
                std::max(0.0F, std::min(bottom(), other.bottom()) - top)};
    }
    bool operator==(const Rect&) const = default;
};

}  // namespace skranke::ui
