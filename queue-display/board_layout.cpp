#include "queue-display/board_layout.hpp"

#include <algorithm>

#include "queue-display/board_screen.hpp"

namespace skranke::display {

using namespace ui;

namespace {

constexpr float block_border = 4;

BoardLayout lying(const Rect& screen) {
    constexpr float margin = 64;
    constexpr float footer_height = 200;
    BoardLayout layout;
    layout.header = {.height = 120,
                     .right = screen.width - margin,
                     .mark = {margin - 8, 24},
                     .mark_size = 72,
                     .site = {margin - 8 + 72 + 28, 30},
                     .site_style = {Face::semibold, 48, 60},
                     .service_below = false,
                     .service = {},
                     .service_style = {Face::regular, 48, 60},
                     .clock_style = {Face::semibold, 64, 72}};

    // On a screen that is less wide than 16:9 the list keeps its share and its letters shrink with it.
    constexpr float list_width = 632;
    const float share = std::min(1.0F, screen.width / 1920);
    layout.list = {
        .area = {screen.width - margin - list_width * share, 128, list_width * share, 96 + 4 * 156},
        .rows = calls_in_list,
        .label_height = 96,
        .label_style = {Face::semibold, 48, 88},
        .row_height = 156,
        .number_style = {Face::bold, 96 * share, 96},
        .desk_style = {Face::semibold, 64 * share, 64},
        .desk_offset = 320 * share};
    constexpr float gap = 56;
    layout.block = {margin, 128, layout.list.area.x - gap - margin, 720};
    const float x = layout.block.x + block_border + 52;
    const float y = layout.block.y + block_border + 44;
    layout.block_text = {.padding = 52,
                         .label = {x, y},
                         .label_style = {Face::semibold, 64, 72},
                         .number = {x - 12, y + 72 + 28},
                         .number_style = {Face::bold, 328, 344},
                         .arrow = {x, y + 72 + 28 + 344 + 28 + 14},
                         .arrow_size = 132,
                         .desk = {x + 132 + 40, y + 72 + 28 + 344 + 28},
                         .desk_style = {Face::semibold, 144, 160}};

    const float top = screen.height - footer_height;
    layout.footer = {.area = {0, top, screen.width, footer_height},
                     .left = margin,
                     .right = screen.width - margin,
                     .first_baseline = top + 88,
                     .count_style = {Face::bold, 64, 72},
                     .waiting_style = {Face::regular, 48, 72},
                     .ask_below = false,
                     .ask_y = 0,
                     .ask_style = {Face::regular, 44, 72},
                     .order_on_two_lines = false,
                     .order_y = top + 118,
                     .order_style = {Face::regular, 44, 56}};
    return layout;
}

BoardLayout upright(const Rect& screen) {
    constexpr float margin = 48;
    constexpr float inner = 56;
    constexpr float footer_height = 368;
    BoardLayout layout;
    layout.header = {.height = 168,
                     .right = screen.width - inner,
                     .mark = {inner - 9, 44},
                     .mark_size = 80,
                     .site = {inner - 9 + 80 + 28, 28},
                     .site_style = {Face::semibold, 52, 60},
                     .service_below = true,
                     .service = {inner - 9 + 80 + 28, 88},
                     .service_style = {Face::regular, 44, 52},
                     .clock_style = {Face::semibold, 64, 72}};
    layout.block = {margin, 168, screen.width - 2 * margin, 724};
    const float x = layout.block.x + block_border + 52;
    const float y = layout.block.y + block_border + 40;
    layout.block_text = {.padding = 52,
                         .label = {x, y},
                         .label_style = {Face::semibold, 64, 72},
                         .number = {x - 10, y + 72 + 44},
                         .number_style = {Face::bold, 288, 320},
                         .arrow = {x, y + 72 + 44 + 320 + 52 + 12},
                         .arrow_size = 120,
                         .desk = {x + 120 + 36, y + 72 + 44 + 320 + 52},
                         .desk_style = {Face::semibold, 128, 144}};

    const float top = screen.height - footer_height;
    constexpr float label_height = 80;
    constexpr float row_height = 140;
    const float list_top = layout.block.bottom() + 20;
    const float room = top - list_top - label_height;
    // A screen that is less high than 9:16 shows fewer calls rather than smaller ones.
    const auto rows = static_cast<std::size_t>(std::clamp(room / row_height, 0.0F, 4.0F));
    layout.list = {.area = {inner, list_top, screen.width - 2 * inner,
                            label_height + static_cast<float>(rows) * row_height},
                   .rows = rows,
                   .label_height = label_height,
                   .label_style = {Face::semibold, 48, 72},
                   .row_height = row_height,
                   .number_style = {Face::bold, 112, 112},
                   .desk_style = {Face::semibold, 76, 76},
                   .desk_offset = 400};
    layout.footer = {.area = {0, top, screen.width, footer_height},
                     .left = inner,
                     .right = screen.width - inner,
                     .first_baseline = top + 111,
                     .count_style = {Face::bold, 72, 76},
                     .waiting_style = {Face::regular, 56, 76},
                     .ask_below = true,
                     .ask_y = top + 140,
                     .ask_style = {Face::regular, 48, 60},
                     .order_on_two_lines = true,
                     .order_y = top + 212,
                     .order_style = {Face::regular, 44, 56}};
    return layout;
}

}  // namespace

BoardLayout layout_of(const Rect& screen) {
    return screen.width >= screen.height ? lying(screen) : upright(screen);
}

}  // namespace skranke::display
