#pragma once
// A row of the queue as staff see it. Everything in it is given as words; nothing is decided here.
#include <optional>
#include <string_view>

#include "shared/ui/marks.hpp"

namespace skranke::ui {

inline constexpr float ticket_row_height = 44;
inline constexpr float ticket_row_height_wide = 48;
inline constexpr float ticket_row_height_stacked = 64;

struct TicketRow {
    Rect rect = {};
    std::string_view id = {};      // of the ticket
    std::string_view index = {};   // "1"
    std::string_view number = {};  // "A 041"
    std::string_view service = {};
    std::optional<Badge> badge = {};  // at most one
    std::string_view wait = {};       // "22 min."
    std::string_view call = {};       // "Kald": offered under the mouse or with focus; empty: not allowed
    bool next = false;
    bool dimmed = false;   // cannot be helped at this desk
    bool stacked = false;  // a narrow list: what it is about stands under number and wait
    bool rule_above = true;
};
enum class TicketRowPressed { nothing, row, call };
TicketRowPressed ticket_row(Ui& ui, const TicketRow& row);

}  // namespace skranke::ui
