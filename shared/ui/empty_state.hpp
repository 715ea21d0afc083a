#pragma once
// What stands where a list has nothing to show: one title, one sentence.
#include <string_view>

#include "shared/ui/ui.hpp"

namespace skranke::ui {

struct EmptyState {
    Rect rect = {};
    std::string_view title = {};
    std::string_view sentence = {};
};
// Centred in the rectangle; answers the y under it, where one action may stand.
float empty_state(Ui& ui, const EmptyState& empty);

}  // namespace skranke::ui
