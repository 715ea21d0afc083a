#include "queue-display/closed_view.hpp"

namespace skranke::display {

using namespace ui;

void draw_closed(Ui& ui, const BoardScreen& screen, const DisplayTexts& texts) {
    constexpr float rule_height = 3;
    Canvas& canvas = ui.canvas();
    const DisplayColours& colours = dark_display_colours;
    const Rect area = ui.screen();
    canvas.fill(area, colours.bg);
    const bool upright = area.height > area.width;
    const float x = upright ? 72 : 160;
    const float room = area.width - x - (upright ? 72 : 120);
    const TextStyle clock_style{Face::semibold, 64, 72};
    const float clock = canvas.text_width(clock_style, screen.clock);
    canvas.text({area.width - 64 - clock, 24}, clock_style, colours.text_2, screen.clock);
    const float mark_size = 104;
    float y = upright ? area.height * 0.3F : 208;
    canvas.icon(Icon::mark, {x - 11, y}, mark_size, colours.fresh_line);
    y += mark_size + 64 + 8;
    const TextStyle title{Face::semibold, upright ? 96.0F : 108.0F, upright ? 116.0F : 128.0F};
    y += canvas.wrapped_text({x, y, room, 0}, title, colours.text, texts.closed) + 24;
    const TextStyle place{Face::regular, 72, 96};
    y += canvas.wrapped_text({x, y, room, 0}, place, colours.text_2, screen.site) + 72;
    canvas.horizontal_line(x, y, room, colours.line, rule_height);
    y += rule_height + 56;
    const TextStyle quiet{Face::regular, 56, 84};
    const TextStyle strong{Face::semibold, 56, 84};
    const float label = canvas.text({x, y}, quiet, colours.text_2, texts.self_service);
    canvas.text({x + label + canvas.text_width(quiet, " "), y}, strong, colours.text, "borger.dk");
}

}  // namespace skranke::display
