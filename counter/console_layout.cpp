#include "counter/console_layout.hpp"

#include "shared/ui/scale.hpp"
#include "shared/ui/status_line.hpp"

namespace skranke {

namespace {

constexpr float top_height = 56;
constexpr float rail_width = 104;
constexpr float margin = 16;
constexpr float ticket_width = 492;
constexpr float figures_width = 300;
// A row with less has no room for its number and its wait.
constexpr float narrowest_right = 280;

}  // namespace

ConsoleLayout console_layout(float width, float height) {
    ConsoleLayout layout;
    layout.wide = width >= ui::wide_layout_from;
    layout.top = {0, 0, width, top_height};
    layout.status = {0, height - ui::status_line_height, width, ui::status_line_height};
    layout.below_top = {0, top_height, width, layout.status.y - top_height};
    layout.rail = {0, top_height, rail_width, layout.below_top.height};

    const float y = top_height + margin;
    const float card_height = layout.status.y - margin - y;
    layout.ticket = {rail_width + margin, y, ticket_width, card_height};
    float x = layout.ticket.right() + margin;
    if (layout.wide) {
        layout.figures = {x, y, figures_width, card_height};
        x = layout.figures.right() + margin;
    }
    const float room = width - margin - x;
    if (room >= narrowest_right) {
        layout.right = {x, y, room, card_height};
    }
    return layout;
}

}  // namespace skranke
