#include "counter/row_mark.hpp"

#include <utility>

namespace skranke {

std::optional<ui::Badge> mark_of(const QueueRow& row) {
    switch (row.badge) {
        case Badge::none: return std::nullopt;
        case Badge::number_twice: return ui::Badge{.icon = ui::Icon::warning, .text = row.badge_text};
        case Badge::overlooked: return ui::Badge{.icon = ui::Icon::warning, .text = row.badge_text};
        case Badge::preferring: return ui::Badge{.icon = ui::Icon::person, .text = row.badge_text};
        case Badge::elsewhere: return ui::Badge{.icon = ui::Icon::information, .text = row.badge_text};
        case Badge::appointment:
        case Badge::express: return ui::Badge{.icon = ui::Icon::clock, .text = row.badge_text};
        case Badge::escorted: return ui::Badge{.icon = ui::Icon::people, .text = row.badge_text};
        case Badge::transferred: return ui::Badge{.icon = ui::Icon::arrow_right, .text = row.badge_text};
        case Badge::no_show:
        case Badge::returned: return ui::Badge{.icon = ui::Icon::undo, .text = row.badge_text};
    }
    std::unreachable();
}

}  // namespace skranke
