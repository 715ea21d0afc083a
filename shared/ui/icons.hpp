#pragma once
// The design's icons: strokes of 2 on a grid of 24, drawn at 16, 20 or 24 beside a word.
#include <string_view>

namespace skranke::ui {

enum class Icon {
    person,
    people,
    plus,
    clock,
    arrow_right,
    undo,
    bell,
    check,
    close,
    chevron_down,
    linked,
    partly_linked,
    speech,
    desk_person,
    phone,
    pause,
    blocked,
    paper,
    split,
    information,
    warning,
    search,
    lock,
    disk,
    id_card,
    no_card,
    screen_off,
    arrow_to_desk,  // of the display, heavier
    mark,           // the product's own, filled
};

struct IconShape {
    float grid = 24;
    float stroke = 2;
    bool filled = false;
    // Path data as in SVG: M L H V A and Z; capital letters absolute, small ones relative. A circle is
    // written "O cx cy r", a filled one "@ cx cy r", a rounded rectangle "R x y width height radius".
    std::string_view path;
};

IconShape shape_of(Icon icon);

}  // namespace skranke::ui
