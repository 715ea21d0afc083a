#include "counter/console_layout.hpp"

#include <algorithm>

#include "shared/ui/scale.hpp"
#include "shared/ui/status_line.hpp"

namespace skranke {

namespace {

constexpr float top_height = 56;
constexpr float rail_width = 104;
constexpr float margin = 16;
constexpr float ticket_width = 492;
constexpr float figures_width = 300;
constexpr float narrowest_ticket = 420;
constexpr float narrow_right = 300;
// Under this not everything that a citizen in service needs has room below each other.
constexpr float low_below = 670;
// A row with less has no room for its number and its wait.
constexpr float narrowest_right = 280;

}  // namespace

ConsoleLayout console_layout(float width, float height, float above) {
    ConsoleLayout layout;
    layout.wide = width >= ui::wide_layout_from;
    layout.low = height - above < low_below;
    layout.top = {0, above, width, top_height};
    layout.status = {0, height - ui::status_line_height, width, ui::status_line_height};
    layout.below_top = {0, layout.top.bottom(), width, layout.status.y - layout.top.bottom()};
    layout.rail = {0, layout.top.bottom(), rail_width, layout.below_top.height};

    const float between = layout.low ? 8 : margin;
    const float y = layout.top.bottom() + between;
    const float card_height = layout.status.y - between - y;
    // The line gets what it needs before the ticket gets all of its width.
    const float for_both = width - rail_width - 3 * between;
    const float ticket = std::clamp(for_both - narrow_right, narrowest_ticket, ticket_width);
    layout.ticket = {rail_width + between, y, ticket, card_height};
    float x = layout.ticket.right() + between;
    if (layout.wide) {
        layout.figures = {x, y, figures_width, card_height};
        x = layout.figures.right() + between;
    }
    const float room = width - between - x;
    if (room >= narrowest_right) {
        layout.right = {x, y, room, card_height};
    }
    return layout;
}

}  // namespace skranke
