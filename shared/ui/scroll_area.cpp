#include "shared/ui/scroll_area.hpp"

#include <algorithm>

namespace skranke::ui {
namespace {

constexpr float wheel_step = 88;  // two rows
constexpr float bar_width = 6;

}  // namespace

ScrollArea::ScrollArea(Ui& ui, std::string_view id, const Rect& view, float content_height)
    : ui_(ui), view_(view), content_height_(content_height) {
    Ui::Memory& memory = ui.memory(ui.id_of(id));
    memory.last_frame = ui.frame_number();
    offset_ = &memory.offset;
    Input& input = ui.input();
    if (ui.active()) {
        if (view.contains(input.mouse)) *offset_ -= input.wheel * wheel_step;
        std::erase_if(input.keys, [&](const KeyPress& press) {
            if (press.key == Key::page_up) *offset_ -= view.height - wheel_step / 2;
            if (press.key == Key::page_down) *offset_ += view.height - wheel_step / 2;
            return press.key == Key::page_up || press.key == Key::page_down;
        });
    }
    *offset_ = std::clamp(*offset_, 0.0F, std::max(0.0F, content_height - view.height));
    top_ = view.y - *offset_;
    ui.canvas().push_clip(view);
    ui.begin_scroll_view(view, offset_);
}

ScrollArea::~ScrollArea() {
    ui_.end_scroll_view();
    if (content_height_ > view_.height) {
        const float length = std::max(32.0F, view_.height * view_.height / content_height_);
        const float hidden = content_height_ - view_.height;
        const float along = std::clamp(*offset_ / hidden, 0.0F, 1.0F);
        ui_.canvas().fill(
            {view_.right() - bar_width, view_.y + along * (view_.height - length), bar_width, length},
            ui_.colours().line_strong, bar_width / 2);
    }
    ui_.canvas().pop_clip();
}

}  // namespace skranke::ui
