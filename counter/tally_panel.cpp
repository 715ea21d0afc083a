// Draws the counting weeks' grid.
#include <algorithm>

#include "counter/console_texts.hpp"
#include "counter/panels.hpp"
#include "counter/people_texts.hpp"
#include "counter/tally_screen.hpp"
#include "shared/ui/widgets.hpp"

namespace skranke {

namespace {

constexpr float margin = 16;
constexpr float channels_width = 220;
constexpr float option_height = 44;
constexpr float gap = 6;
constexpr std::size_t columns = 3;
constexpr float volunteers_height = 48;  // what they have reached, and a bar of it

std::optional<Command> draw_column(ui::Ui& ui, const ui::Rect& card,
                                   const std::vector<OutcomeOption>& options) {
    std::optional<Command> command;
    ui::Rect rect{card.x + 16, card.y + 16, card.width - 32, option_height};
    for (const OutcomeOption& option : options) {
        if (ui::option(ui, {.rect = rect, .label = option.label, .key = option.key, .chosen = option.chosen}))
            keep_first(command, option.command);
        rect.y += option_height + gap;
    }
    return command;
}

std::optional<Command> draw_tile(ui::Ui& ui, const ui::Rect& rect, const TallyTile& tile) {
    constexpr float count_width = 52;
    const bool pressed = ui::option(ui, {.rect = rect,
                                         .label = tile.label,
                                         .key = tile.key,
                                         .chosen = false,
                                         .kept_free = tile.count.empty() ? 0 : count_width});
    ui.canvas().text_in({rect.right() - count_width, rect.y, count_width - 8, rect.height}, ui::type::label,
                        ui.colours().primary, tile.count, ui::Align::right, ui::Digits::cells);
    return pressed ? std::optional(tile.command) : std::nullopt;
}

std::optional<Command> draw_tiles(ui::Ui& ui, const ui::Rect& view, const TallyScreen& tally) {
    const auto rows = static_cast<float>((tally.tiles.size() + columns - 1) / columns);
    const ui::ScrollArea scroll(ui, "tally", view.inset(-8), rows * (option_height + gap) - gap + 16);
    const float width = (view.width - gap * (columns - 1)) / columns;
    std::optional<Command> command;
    for (std::size_t i = 0; i < tally.tiles.size(); ++i)
        keep_first(command,
                   draw_tile(ui,
                             {view.x + static_cast<float>(i % columns) * (width + gap),
                              scroll.top() + 8 + static_cast<float>(i / columns) * (option_height + gap),
                              width, option_height},
                             tally.tiles[i]));
    return command;
}

void draw_volunteers(ui::Ui& ui, const ui::Rect& rect, const TallyScreen& tally) {
    if (tally.volunteers.empty()) return;
    constexpr float bar_height = 10;
    ui.canvas().text_in({rect.x, rect.y, rect.width, 24}, ui::type::label, ui.colours().text,
                        tally.volunteers);
    const ui::Rect bar{rect.x, rect.y + 26, rect.width, bar_height};
    ui.canvas().fill(bar, ui.colours().inset, bar_height / 2);
    if (tally.volunteers_share > 0)
        ui.canvas().fill({bar.x, bar.y, std::max(bar_height, bar.width * tally.volunteers_share), bar_height},
                         ui.colours().primary, bar_height / 2);
    ui.canvas().outline(bar, ui.colours().line_strong, 1, bar_height / 2);
}

}  // namespace

std::optional<Command> draw_tally(ui::Ui& ui, const ConsoleLayout& layout, const TallyScreen& tally) {
    const ui::Rect area = layout.below_top.inset(margin);
    const ui::Rect left{area.x, area.y, channels_width, area.height};
    draw_card(ui, left);
    std::optional<Command> command = draw_column(ui, left, tally.channels);

    const ui::Rect right{left.right() + margin, area.y, area.right() - left.right() - margin, area.height};
    draw_card(ui, right);
    const ui::Rect inside = right.inset(16);
    const auto kinds = static_cast<float>(tally.kinds.size());
    const float kind_width = std::min(190.0F, (inside.width - gap * (kinds - 1)) / kinds);
    // Large text: the latest is taken back beside the sum.
    constexpr float room_beside_kinds = 160;
    const bool narrow = inside.width < kinds * (kind_width + gap) + room_beside_kinds;
    float x = inside.x;
    for (const OutcomeOption& kind : tally.kinds) {
        if (ui::option(ui, {.rect = {x, inside.y, kind_width, option_height},
                            .label = kind.label,
                            .key = kind.key,
                            .chosen = kind.chosen}))
            keep_first(command, kind.command);
        x += kind_width + gap;
    }
    if (tally.take_back) {
        ui::Button button{.rect = {0, inside.y, 0, option_height},
                          .label = tally.take_back->label,
                          .icon = ui::Icon::undo,
                          .key = tally.take_back->key,
                          .id = "take back"};
        button.rect.width = ui::button_width(ui.canvas(), button);
        button.rect.x = inside.right() - button.rect.width;
        if (narrow) button.rect.y = inside.bottom() - option_height;
        if (ui::button(ui, button)) keep_first(command, tally.take_back->command);
    }
    const float top = inside.y + option_height + 16;
    const float sum_height = narrow ? option_height + 8 : 32;
    const float foot = sum_height + (tally.volunteers.empty() ? 0 : volunteers_height);
    const ui::Rect view{inside.x, top, inside.width, inside.bottom() - foot - top};
    if (tally.closed.empty()) {
        keep_first(command, draw_tiles(ui, view, tally));
    } else {
        ui.canvas().text_in(view, ui::type::title, ui.colours().text, tally.closed, ui::Align::centre);
    }
    ui.canvas().text_in({inside.x, inside.bottom() - 24, inside.width, 24}, ui::type::label,
                        ui.colours().text_2, tally.sum);
    draw_volunteers(ui, {inside.x, view.bottom() + 8, inside.width, volunteers_height - 8}, tally);
    return command;
}

}  // namespace skranke
