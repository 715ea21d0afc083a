#pragma once
// The line at the bottom of every console screen: one sentence about this machine and its peers.
#include <string_view>

#include "shared/ui/ui.hpp"

namespace skranke::ui {

enum class StatusLook { normal, notice, stop };
enum class StatusPressed { nothing, action, help };

inline constexpr float status_line_height = 44;

struct StatusLine {
    Rect rect = {};
    StatusLook look = StatusLook::normal;
    Icon icon = Icon::linked;
    std::string_view sentence = {};
    std::string_view fact = {};    // at most one
    std::string_view action = {};  // at most one: "Se enheder"
    std::string_view action_key = {};
    std::string_view help = {};  // "Hjælp"; its key is F1
};
StatusPressed status_line(Ui& ui, const StatusLine& line);

}  // namespace skranke::ui
