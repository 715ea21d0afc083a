#pragma once
// Draws the small path language of the icons (see IconShape) with Dear ImGui's lines.
#include <string_view>

#include "shared/ui/geometry.hpp"

struct ImDrawList;

namespace skranke::ui {

struct PathPlacement {
    Point origin;         // in real pixels
    float scale = 1;      // real pixels per unit of the path
    float thickness = 1;  // of strokes, in real pixels
    unsigned colour = 0;  // as Dear ImGui packs it
    bool filled = false;  // rectangles are filled, not outlined
};

void draw_path(ImDrawList& list, std::string_view path, const PathPlacement& placement);

}  // namespace skranke::ui
