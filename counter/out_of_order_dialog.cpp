// Somebody else than the next is to be called: why, as a choice, so that it can be explained and counted.
#include "counter/console_texts.hpp"
#include "counter/dialog_parts.hpp"
#include "counter/panels.hpp"
#include "shared/ui/widgets.hpp"

namespace skranke {

std::optional<Command> draw_out_of_order_dialog(ui::Ui& ui, const OutOfOrderScreen& screen,
                                                Language language) {
    const float reasons_height = options_height(screen.reasons.size());
    auto [rest, command] = begin_text_dialog(ui, {.id = "out of order",
                                                  .title = screen.title,
                                                  .text = screen.passes,
                                                  .close_label = console_texts(language).close,
                                                  .width = 640,
                                                  .height_below = 20 + reasons_height + 24});
    keep_first(command, draw_options(ui, {rest.x, rest.y + 20}, rest.width, screen.reasons));
    const float foot = rest.y + 20 + reasons_height + 24;
    keep_first(command, draw_dialog_foot(ui, {rest.x, foot, rest.width, dialog_foot_height},
                                         cancel_button(language), screen.primary));
    ui::end_dialog(ui);
    return command;
}

}  // namespace skranke
