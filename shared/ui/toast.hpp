#pragma once
// A receipt for what was just done, with one way to take it back. Whoever shows it decides for how long.
#include <string_view>

#include "shared/ui/ui.hpp"

namespace skranke::ui {

inline constexpr std::chrono::seconds toast_time{5};
inline constexpr float toast_height = 48;

struct Toast {
    Point bottom_centre = {};
    std::string_view sentence = {};
    Icon icon = Icon::check;       // of a refusal: warning
    std::string_view action = {};  // "Fortryd"
    std::string_view key = {};
};
enum class ToastState { shown, action, held };  // held: it has focus (F6) or the mouse, and should stay
ToastState toast(Ui& ui, const Toast& toast);

}  // namespace skranke::ui
