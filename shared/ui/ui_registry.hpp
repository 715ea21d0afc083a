#pragma once
// What is on the screen in this frame, by name: tests find a button by its words and click its middle, and
// check that a sentence is there, without looking at pixels.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shared/ui/geometry.hpp"

namespace skranke::ui {

enum class ItemKind { text, button, option, tab, field, lines, row, area };

struct Item {
    std::uint64_t id = 0;  // 0 for text
    ItemKind kind = ItemKind::text;
    std::string name = {};   // the widget's id in words ("primary"); empty for text
    std::string label = {};  // what it says
    Rect rect = {};          // logical pixels, as drawn
    Rect hit = {};           // where a click reaches it: at least 44 × 44
    int layer = 0;           // 0 the screen, 1 a dialog over it
    bool enabled = true;
    bool focused = false;
    bool hovered = false;
    bool chosen = false;
    bool focusable = false;
};

class UiRegistry {
public:
    void clear() { items_.clear(); }
    Item& add(Item item) { return items_.emplace_back(std::move(item)); }
    const std::vector<Item>& items() const { return items_; }

    // The last drawn widget (not text) with that label or name, the topmost layer first.
    const Item* find(std::string_view label_or_name) const;
    // The first text that contains these words.
    const Item* find_text(std::string_view words) const;
    bool shows(std::string_view words) const { return find_text(words) != nullptr; }
    const Item* focused() const;
    // Every text in the order it was drawn, one a line: what a test prints when it fails.
    std::string all_text() const;

private:
    std::vector<Item> items_;
};

}  // namespace skranke::ui
