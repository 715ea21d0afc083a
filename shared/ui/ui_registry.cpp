#include "shared/ui/ui_registry.hpp"

#include <algorithm>

namespace skranke::ui {

const Item* UiRegistry::find(std::string_view label_or_name) const {
    const Item* found = nullptr;
    for (const Item& item : items_) {
        if (item.kind == ItemKind::text) continue;
        if (item.label != label_or_name && item.name != label_or_name) continue;
        if (found == nullptr || item.layer >= found->layer) found = &item;
    }
    return found;
}

const Item* UiRegistry::find_text(std::string_view words) const {
    const auto found = std::ranges::find_if(items_, [words](const Item& item) {
        return item.kind == ItemKind::text && item.label.find(words) != std::string::npos;
    });
    return found == items_.end() ? nullptr : &*found;
}

const Item* UiRegistry::focused() const {
    const auto found = std::ranges::find_if(items_, &Item::focused);
    return found == items_.end() ? nullptr : &*found;
}

std::string UiRegistry::all_text() const {
    std::string text;
    for (const Item& item : items_) {
        if (item.kind == ItemKind::text) text += item.label + '\n';
    }
    return text;
}

}  // namespace skranke::ui
