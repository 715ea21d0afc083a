#pragma once
// The ground that widgets stand on: who has focus, what was pressed, which layer is on top, when to draw
// again. One object lives as long as the window; `begin` and `end` enclose each frame.
//
// Widgets are plain functions that draw at once and answer whether they were pressed. An event is matched
// with what was on the screen when it happened, that is, with the frame before.
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/ui/canvas.hpp"
#include "shared/ui/input.hpp"
#include "shared/ui/theme.hpp"
#include "shared/ui/ui_registry.hpp"

namespace skranke::ui {

// No target is smaller, even where less is drawn.
inline constexpr float smallest_target = 44;

struct ItemSpec {
    // What the item is called for as long as it means the same place; empty: its label.
    std::string_view id = {};
    std::string_view label = {};
    ItemKind kind = ItemKind::button;
    Rect rect = {};
    // "K", "1", "F1", "Esc", "Enter": shown on its keycap, pressed from anywhere in the layer.
    std::string_view key = {};
    bool enabled = true;
    bool focusable = true;
    bool chosen = false;
};

struct ItemState {
    std::uint64_t id = 0;
    bool hovered = false;
    bool held = false;  // the mouse button is down on it
    bool focused = false;
    bool pressed = false;  // in this frame: clicked, Enter, or its key
};

struct Frame {
    float width = 0;  // logical pixels
    float height = 0;
    std::chrono::nanoseconds now{};  // of a clock that never runs backwards
    const Colours* colours = &light_colours;
    Input input = {};
};

class Ui {
public:
    void begin(Frame frame, Canvas& canvas);
    void end();

    Canvas& canvas() { return *canvas_; }
    const Colours& colours() const { return *frame_.colours; }
    Rect screen() const { return {0, 0, frame_.width, frame_.height}; }
    std::chrono::nanoseconds now() const { return frame_.now; }
    UiRegistry& registry() { return registry_; }
    const UiRegistry& registry() const { return registry_; }

    // Registers an item and tells what happened to it. All widgets are made of this.
    ItemState item(const ItemSpec& spec);

    // A key that no visible widget has. True once per press; repeats do not count.
    bool key_pressed(std::string_view key);
    // Ctrl and a key with one of these signs, in whatever layer; also while a text field has focus.
    bool pressed_with_control(std::string_view signs);
    // True while a text field has focus: letters are text then.
    bool typing() const;
    // Letters count as shortcuts only together with Alt: for those who dictate or have a restless hand.
    void set_letters_need_alt(bool needed) { letters_need_alt_ = needed; }

    // Moves focus to the item of that id in the present layer, also to one that is drawn later.
    void focus(std::string_view id);
    // The same, only while nothing in the layer has focus.
    void focus_if_none(std::string_view id);
    void clear_focus();
    bool has_focus(std::string_view id) const;

    // What is drawn between lies over everything before; while it is there, only it can be reached.
    void begin_layer(std::string_view id);
    void end_layer();
    int layer() const { return static_cast<int>(open_layers_.size()); }
    // Is the present layer the topmost, so that it receives input?
    bool active() const { return layer() == top_layer_; }

    // Draw again after this long, sooner if someone else asked for sooner.
    void redraw_in(std::chrono::nanoseconds delay);
    void redraw() { redraw_in(std::chrono::nanoseconds{0}); }
    std::optional<std::chrono::nanoseconds> wanted_redraw() const { return redraw_in_; }

    // For widgets that keep something between frames (a scroll offset, a caret), by item id.
    struct Memory {
        float offset = 0;
        std::size_t caret = 0;
        std::string meaning;
        bool proposal = false;
        std::chrono::nanoseconds since{};
        std::uint64_t last_frame = 0;
    };
    Memory& memory(std::uint64_t id) { return memory_[id]; }
    std::uint64_t frame_number() const { return frame_number_; }
    std::uint64_t id_of(std::string_view name) const;

    // For text fields: the keys and text of this frame, to be taken by whoever has focus.
    Input& input() { return frame_.input; }

    // For scroll areas: items inside are cut to the view, and a newly focused one is brought into it.
    struct ScrollView {
        Rect view;
        float content_height = 0;
        float* offset = nullptr;
    };
    void begin_scroll_view(const ScrollView& view);
    ScrollView end_scroll_view();
    std::size_t open_scroll_views() const { return scroll_views_.size(); }
    // False: all of it is scrolled out of sight, and need not be drawn. Items are to be told of all the same.
    bool is_in_view(const Rect& rect) const;

private:
    struct LayerState {
        std::uint64_t focus = 0;
        std::uint64_t focus_wanted_if_none = 0;
        bool focus_moved = false;
    };

    bool focus_is_in(ItemKind kind) const;
    void match_mouse();
    void move_focus();
    void move_focus_by(int step);
    void move_focus_towards(Key direction);
    std::vector<const Item*> reachable() const;
    const Item* item_at(Point point) const;
    LayerState& layer_state() { return layers_[static_cast<std::size_t>(layer())]; }
    bool take_key(std::string_view key);
    bool take_enter();
    void bring_into_view(const Rect& rect);

    Frame frame_;
    Canvas* canvas_ = nullptr;
    UiRegistry registry_;
    UiRegistry before_;  // of the previous frame
    std::uint64_t frame_number_ = 0;

    std::vector<std::uint64_t> open_layers_;
    std::vector<LayerState> layers_ = std::vector<LayerState>(1);
    std::uint64_t top_layer_id_ = 0;
    int top_layer_ = 0;      // as of the previous frame
    int highest_layer_ = 0;  // seen in this frame
    std::uint64_t highest_layer_id_ = 0;

    std::uint64_t hovered_ = 0;
    std::uint64_t mouse_down_on_ = 0;
    std::vector<std::uint64_t> clicked_;
    bool letters_need_alt_ = false;
    std::map<std::uint64_t, Memory> memory_;
    std::vector<ScrollView> scroll_views_;
    std::optional<std::chrono::nanoseconds> redraw_in_;
};

}  // namespace skranke::ui
