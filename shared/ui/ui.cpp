#include "shared/ui/ui.hpp"

#include <algorithm>
#include <utility>

namespace skranke::ui {
namespace {

// FNV-1a, begun with the layer so that a dialog may have a button of the same name as the screen below.
std::uint64_t hash(std::uint64_t seed, std::string_view text) {
    std::uint64_t value = 14695981039346656037U ^ seed;
    for (const char letter : text) {
        value = (value ^ static_cast<unsigned char>(letter)) * 1099511628211U;
    }
    return value;
}

Rect target_of(const Rect& rect) {
    const float more_width = std::max(0.0F, smallest_target - rect.width);
    const float more_height = std::max(0.0F, smallest_target - rect.height);
    return {rect.x - more_width / 2, rect.y - more_height / 2, rect.width + more_width,
            rect.height + more_height};
}

}  // namespace

void Ui::begin(Frame frame, Canvas& canvas) {
    frame_ = std::move(frame);
    canvas_ = &canvas;
    ++frame_number_;
    std::swap(before_, registry_);
    registry_.clear();
    redraw_in_.reset();
    clicked_.clear();
    highest_layer_ = 0;
    highest_layer_id_ = 0;
    open_layers_.clear();
    canvas_->set_layer(0);
    match_mouse();
    move_focus();
}

void Ui::end() {
    if (top_layer_ != highest_layer_ || top_layer_id_ != highest_layer_id_) {
        top_layer_ = highest_layer_;
        top_layer_id_ = highest_layer_id_;
        mouse_down_on_ = 0;
        redraw();
    }
    layers_.resize(static_cast<std::size_t>(top_layer_) + 1);
    LayerState& top = layers_.back();
    // What had focus may be gone: then nothing has, unless the layer named something.
    const auto is_there = [this](std::uint64_t id) {
        return std::ranges::any_of(registry_.items(), [&](const Item& item) {
            return item.id == id && item.layer == top_layer_ && item.focusable;
        });
    };
    if (top.focus != 0 && !is_there(top.focus) && !top.focus_moved) {
        top.focus = 0;
        redraw();
    }
    if (top.focus == 0 && top.focus_wanted_if_none != 0 && is_there(top.focus_wanted_if_none)) {
        top.focus = top.focus_wanted_if_none;
        redraw();
    }
    for (LayerState& layer : layers_) {
        layer.focus_wanted_if_none = 0;
        layer.focus_moved = false;
    }
    std::erase_if(memory_, [this](const auto& entry) { return entry.second.last_frame + 1 < frame_number_; });
    canvas_ = nullptr;
}

std::uint64_t Ui::id_of(std::string_view name) const {
    return hash(open_layers_.empty() ? 0 : open_layers_.back(), name);
}

ItemState Ui::item(const ItemSpec& spec) {
    const std::string_view name = spec.id.empty() ? spec.label : spec.id;
    const std::uint64_t id = id_of(name);
    const bool reachable = active() && spec.enabled;

    Rect hit = target_of(spec.rect);
    for (const ScrollView& view : scroll_views_) hit = hit.intersection(view.view);

    LayerState& layer_now = layer_state();
    ItemState state{.id = id};
    state.focused = active() && spec.focusable && spec.enabled && layer_now.focus == id;
    state.hovered = reachable && hovered_ == id;
    state.held = state.hovered && mouse_down_on_ == id;
    if (reachable) {
        state.pressed = std::ranges::find(clicked_, id) != clicked_.end();
        if (state.pressed && spec.focusable) {
            layer_now.focus = id;
            state.focused = true;
        }
        const bool types = spec.kind == ItemKind::field || spec.kind == ItemKind::lines;
        if (state.focused && !types && take_enter()) state.pressed = true;
        if (!spec.key.empty() && take_key(spec.key)) state.pressed = true;
    }
    if (state.focused && layer_now.focus_moved) bring_into_view(spec.rect);

    Memory& remembered = memory_[id];
    remembered.last_frame = frame_number_;
    registry_.add({.id = id,
                   .kind = spec.kind,
                   .name = std::string{name},
                   .label = std::string{spec.label},
                   .rect = spec.rect,
                   .hit = hit,
                   .layer = layer(),
                   .enabled = spec.enabled,
                   .focused = state.focused,
                   .hovered = state.hovered,
                   .chosen = spec.chosen,
                   .focusable = spec.focusable && spec.enabled});
    return state;
}

void Ui::begin_layer(std::string_view id) {
    open_layers_.push_back(hash(open_layers_.empty() ? 1 : open_layers_.back(), id));
    if (layer() > highest_layer_) {
        highest_layer_ = layer();
        highest_layer_id_ = open_layers_.back();
    }
    if (layers_.size() <= open_layers_.size()) layers_.resize(open_layers_.size() + 1);
    canvas_->set_layer(layer());
}

void Ui::end_layer() {
    open_layers_.pop_back();
    canvas_->set_layer(layer());
}

void Ui::redraw_in(std::chrono::nanoseconds delay) {
    if (!redraw_in_ || delay < *redraw_in_) redraw_in_ = delay;
}

void Ui::begin_scroll_view(const ScrollView& view) { scroll_views_.push_back(view); }

Ui::ScrollView Ui::end_scroll_view() {
    const ScrollView ended = scroll_views_.back();
    scroll_views_.pop_back();
    return ended;
}

bool Ui::is_in_view(const Rect& rect) const {
    return std::ranges::all_of(scroll_views_, [&](const ScrollView& scroll) {
        return rect.bottom() > scroll.view.y && rect.y < scroll.view.bottom();
    });
}

void Ui::bring_into_view(const Rect& rect) {
    // The innermost first; what it moves is then brought into the view around it.
    Rect wanted = rect;
    for (auto scroll = scroll_views_.rbegin(); scroll != scroll_views_.rend(); ++scroll) {
        const float above = scroll->view.y - wanted.y;
        const float below = wanted.bottom() - scroll->view.bottom();
        const float moved = above > 0 ? -above : std::max(below, 0.0F);
        if (moved == 0) continue;
        *scroll->offset += moved;
        wanted.y -= moved;
        redraw();
    }
}

}  // namespace skranke::ui
