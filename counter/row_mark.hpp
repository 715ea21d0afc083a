#pragma once
// The mark in a row of the line: never colour alone, an icon and a word.
#include <optional>

#include "counter/console_screen.hpp"
#include "shared/ui/ticket_row.hpp"

namespace skranke {

std::optional<ui::Badge> mark_of(const QueueRow& row);

}  // namespace skranke
