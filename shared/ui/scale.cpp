#include "shared/ui/scale.hpp"

#include <algorithm>
#include <cmath>

namespace skranke::ui {

float console_scale(const WindowSize& window, int text_percent) {
    const float content = std::max(window.content_scale, 0.5F);
    const float width = static_cast<float>(window.width) / content;
    const float height = static_cast<float>(window.height) / content;
    const float room = std::sqrt(std::max(0.0F, std::min(width / 1280, height / 720)));
    const float in_quarters = std::round(content * room * 4) / 4;
    return std::max(in_quarters, content) * static_cast<float>(text_percent) / 100;
}

float display_scale(const WindowSize& window) {
    return std::max(static_cast<float>(std::min(window.width, window.height)) / 1080, 0.1F);
}

}  // namespace skranke::ui
