#include "shared/ui/scroll_area.hpp"

#include <algorithm>

namespace skranke::ui {
namespace {

constexpr float wheel_step = 88;  // two rows
constexpr float bar_width = 6;

}  // namespace

float begin_scroll_area(Ui& ui, std::string_view id, const Rect& view, float content_height) {
    Ui::Memory& memory = ui.memory(ui.id_of(id));
    memory.last_frame = ui.frame_number();
    float& offset = memory.offset;
    Input& input = ui.input();
    if (ui.active()) {
        if (view.contains(input.mouse)) offset -= input.wheel * wheel_step;
        std::erase_if(input.keys, [&](const KeyPress& press) {
            if (press.key == Key::page_up) offset -= view.height - wheel_step / 2;
            if (press.key == Key::page_down) offset += view.height - wheel_step / 2;
            return press.key == Key::page_up || press.key == Key::page_down;
        });
    }
    offset = std::clamp(offset, 0.0F, std::max(0.0F, content_height - view.height));
    ui.canvas().push_clip(view);
    ui.begin_scroll_view({.view = view, .content_height = content_height, .offset = &offset});
    return view.y - offset;
}

void end_scroll_area(Ui& ui) {
    const auto [view, content_height, offset] = ui.end_scroll_view();
    if (content_height > view.height) {
        const float length = std::max(32.0F, view.height * view.height / content_height);
        const float along = std::clamp(*offset / (content_height - view.height), 0.0F, 1.0F);
        ui.canvas().fill(
            {view.right() - bar_width, view.y + along * (view.height - length), bar_width, length},
            ui.colours().line_strong, bar_width / 2);
    }
    ui.canvas().pop_clip();
}

ScrollArea::ScrollArea(Ui& ui, std::string_view id, const Rect& view, float content_height)
    : ui_(ui), view_(view), top_(begin_scroll_area(ui, id, view, content_height)) {}

ScrollArea::~ScrollArea() { end_scroll_area(ui_); }

}  // namespace skranke::ui
