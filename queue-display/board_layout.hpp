#pragma once
// Where things stand on the board, lying or upright, in the logical pixels of the design (1080 on the shorter
// side). Pure: a size in, places out.
#include <cstddef>

#include "shared/ui/geometry.hpp"
#include "shared/ui/type.hpp"

namespace skranke::display {

struct Header {
    float height = 0;
    float right = 0;
    ui::Point mark{};
    float mark_size = 0;
    ui::Point site{};
    ui::TextStyle site_style;
    bool service_below = false;  // under the site's name, else beside it
    ui::Point service{};
    ui::TextStyle service_style;
    ui::TextStyle clock_style;
};

// Inside the block of the fresh call.
struct BlockText {
    float padding = 52;
    ui::Point label{};
    ui::TextStyle label_style;
    ui::Point number{};
    ui::TextStyle number_style;
    ui::Point arrow{};
    float arrow_size = 0;
    ui::Point desk{};
    ui::TextStyle desk_style;
};

struct List {
    ui::Rect area{};
    std::size_t rows = 0;
    float label_height = 0;
    ui::TextStyle label_style;
    float row_height = 0;
    ui::TextStyle number_style;
    ui::TextStyle desk_style;
    float desk_offset = 0;
};

struct Footer {
    ui::Rect area{};
    float left = 0;
    float right = 0;
    float first_baseline = 0;
    ui::TextStyle count_style;
    ui::TextStyle waiting_style;
    bool ask_below = false;  // on a line of its own, else at the right of the first
    float ask_y = 0;
    ui::TextStyle ask_style;
    bool order_on_two_lines = false;
    float order_y = 0;
    ui::TextStyle order_style;
};

struct BoardLayout {
    Header header;
    ui::Rect block{};
    BlockText block_text;
    List list;
    Footer footer;
};

BoardLayout layout_of(const ui::Rect& screen);

}  // namespace skranke::display
