// Which item an event is meant for: the mouse, the focus and the keys of Ui.
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "shared/ui/ui.hpp"

namespace skranke::ui {
namespace {

Key key_named(std::string_view name) {
    constexpr std::array<std::pair<std::string_view, Key>, 12> names{{{"Esc", Key::escape},
                                                                      {"Enter", Key::enter},
                                                                      {"F1", Key::f1},
                                                                      {"F2", Key::f2},
                                                                      {"F3", Key::f3},
                                                                      {"F4", Key::f4},
                                                                      {"F5", Key::f5},
                                                                      {"F6", Key::f6},
                                                                      {"F7", Key::f7},
                                                                      {"F8", Key::f8},
                                                                      {"F9", Key::f9},
                                                                      {"Del", Key::del}}};
    const auto found = std::ranges::find(names, name, &std::pair<std::string_view, Key>::first);
    return found == names.end() ? Key::none : found->second;
}

// Between two stretches of a line: nothing where they overlap. A wide thing is near to all that lies under
// it.
float gap(float from, float until, float other_from, float other_until) {
    return std::max({0.0F, other_from - until, from - other_until});
}

bool is_horizontal(Key key) { return key == Key::left || key == Key::right; }

}  // namespace

const Item* Ui::item_at(Point point) const {
    // What is drawn wins over the room around something small; what is drawn later lies on top.
    for (const Rect Item::* area : {&Item::rect, &Item::hit}) {
        for (auto item = before_.items().rbegin(); item != before_.items().rend(); ++item) {
            const bool widget = item->kind != ItemKind::text && item->layer == top_layer_;
            if (widget && (*item.*area).contains(point) && item->hit.contains(point)) return &*item;
        }
    }
    return nullptr;
}

void Ui::match_mouse() {
    const auto id_at = [this](Point point) {
        const Item* item = item_at(point);
        return item == nullptr || !item->enabled ? 0 : item->id;
    };
    for (const MouseButton& button : frame_.input.buttons) {
        const std::uint64_t id = id_at(button.at);
        if (button.down) {
            mouse_down_on_ = id;
            continue;
        }
        if (id != 0 && id == mouse_down_on_) clicked_.push_back(id);
        mouse_down_on_ = 0;
    }
    hovered_ = id_at(frame_.input.mouse);
}

std::vector<const Item*> Ui::reachable() const {
    std::vector<const Item*> items;
    for (const Item& item : before_.items()) {
        if (item.focusable && item.layer == top_layer_) items.push_back(&item);
    }
    return items;
}

void Ui::move_focus_by(int step) {
    const std::vector<const Item*> items = reachable();
    if (items.empty()) return;
    LayerState& layer_now = layers_.back();
    const auto current = std::ranges::find(items, layer_now.focus, &Item::id);
    const auto count = static_cast<std::ptrdiff_t>(items.size());
    const std::ptrdiff_t start = current == items.end() ? (step > 0 ? -1 : count) : current - items.begin();
    layer_now.focus = items[static_cast<std::size_t>((start + step + count) % count)]->id;
    layer_now.focus_moved = true;
}

void Ui::move_focus_towards(Key direction) {
    const std::vector<const Item*> items = reachable();
    LayerState& layer_now = layers_.back();
    const auto current = std::ranges::find(items, layer_now.focus, &Item::id);
    if (current == items.end()) {
        move_focus_by(direction == Key::up || direction == Key::left ? -1 : 1);
        return;
    }
    const Rect& from = (*current)->rect;
    const Item* best = nullptr;
    float best_cost = 0;
    for (const Item* item : items) {
        const Rect& to = item->rect;
        const bool beyond = direction == Key::up     ? to.bottom() <= from.y + 1
                            : direction == Key::down ? to.y >= from.bottom() - 1
                            : direction == Key::left ? to.right() <= from.x + 1
                                                     : to.x >= from.right() - 1;
        if (item == *current || !beyond) continue;
        const float dx = gap(from.x, from.right(), to.x, to.right());
        const float dy = gap(from.y, from.bottom(), to.y, to.bottom());
        // Straight ahead is nearer than aside; of those that lie alike, the one whose middle is nearest.
        const float middles =
            std::abs(to.centre().x - from.centre().x) + std::abs(to.centre().y - from.centre().y);
        const float cost = (is_horizontal(direction) ? dx + 3 * dy : dy + 3 * dx) + middles / 100;
        if (best == nullptr || cost < best_cost) {
            best = item;
            best_cost = cost;
        }
    }
    if (best == nullptr) return;
    layer_now.focus = best->id;
    layer_now.focus_moved = true;
}

void Ui::move_focus() {
    auto& keys = frame_.input.keys;
    for (auto press = keys.begin(); press != keys.end();) {
        const bool arrow = press->key == Key::up || press->key == Key::down || is_horizontal(press->key);
        const bool belongs_to_field = (typing() && is_horizontal(press->key)) || focus_is_in(ItemKind::lines);
        if (press->key == Key::tab && !press->control && !press->alt) {
            move_focus_by(press->shift ? -1 : 1);
        } else if (arrow && !belongs_to_field) {
            move_focus_towards(press->key);
        } else {
            ++press;
            continue;
        }
        press = keys.erase(press);
    }
}

bool Ui::typing() const { return focus_is_in(ItemKind::field) || focus_is_in(ItemKind::lines); }

bool Ui::focus_is_in(ItemKind kind) const {
    const std::uint64_t focus = layers_.back().focus;
    return focus != 0 && std::ranges::any_of(before_.items(), [focus, kind](const Item& item) {
               return item.id == focus && item.kind == kind;
           });
}

void Ui::focus(std::string_view id) {
    LayerState& layer_now = layer_state();
    const std::uint64_t wanted = id_of(id);
    if (layer_now.focus == wanted) return;
    layer_now.focus = wanted;
    layer_now.focus_moved = true;
    redraw();
}

void Ui::focus_if_none(std::string_view id) { layer_state().focus_wanted_if_none = id_of(id); }

void Ui::clear_focus() { layer_state().focus = 0; }

bool Ui::has_focus(std::string_view id) const {
    return layers_[static_cast<std::size_t>(layer())].focus == id_of(id);
}

bool Ui::take_enter() {
    auto& keys = frame_.input.keys;
    const auto found = std::ranges::find_if(keys, [](const KeyPress& press) {
        return (press.key == Key::enter || press.key == Key::space) && !press.repeat;
    });
    if (found == keys.end()) return false;
    keys.erase(found);
    return true;
}

bool Ui::take_key(std::string_view key) {
    auto& keys = frame_.input.keys;
    const Key named = key_named(key);
    const bool letter = named == Key::none && key.size() == 1;
    if (letter && typing() && !letters_need_alt_) return false;
    // Enter belongs to what has focus; a default button has it only while nothing has.
    if (named == Key::enter && layer_state().focus != 0 && !typing()) return false;
    const auto found = std::ranges::find_if(keys, [&](const KeyPress& press) {
        if (press.repeat || press.control) return false;
        if (!letter) return named != Key::none && press.key == named;
        return press.letter == key.front() && press.alt == letters_need_alt_;
    });
    if (found == keys.end()) return false;
    keys.erase(found);
    return true;
}

bool Ui::key_pressed(std::string_view key) { return active() && take_key(key); }

bool Ui::pressed_with_control(std::string_view signs) {
    auto& keys = frame_.input.keys;
    const auto found = std::ranges::find_if(keys, [&](const KeyPress& press) {
        return press.control && !press.alt && !press.repeat && press.letter != 0 &&
               signs.find(press.letter) != std::string_view::npos;
    });
    if (found == keys.end()) return false;
    keys.erase(found);
    return true;
}

}  // namespace skranke::ui
