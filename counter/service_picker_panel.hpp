#pragma once
// The part of a dialog in which a service is chosen: a search field over ten options with keys.
#include <optional>

#include "counter/command.hpp"
#include "counter/dialog_screen.hpp"
#include "shared/ui/ui.hpp"

namespace skranke {

// Field, gap, and five rows of two options.
inline constexpr float service_picker_height = 44 + 12 + 5 * 44 + 4 * 8;

// A choice moves focus to the dialog's default button, named "continue".
std::optional<Command> draw_service_picker(ui::Ui& ui, const ui::Rect& rect,
                                           const ServicePickerScreen& picker, bool enabled);

}  // namespace skranke
