#pragma once
// Turns Dear ImGui's triangles into pixels without a graphics card: for tests that look at colours.
#include "shared/ui/screenshot.hpp"

struct ImDrawData;

namespace skranke::ui {

// Needs the font atlas that the drawing was made with, still as it was.
Picture rasterise(const ImDrawData& drawing);

}  // namespace skranke::ui
