#include "counter/console_texts.hpp"
#include "counter/dialog_parts.hpp"
#include "counter/last_number.hpp"
#include "counter/panels.hpp"
#include "shared/ui/widgets.hpp"

namespace skranke {

std::optional<Command> draw_last_number_dialog(ui::Ui& ui, const LastNumberScreen& screen,
                                               Language language) {
    const ConsoleTexts& texts = console_texts(language);
    auto [rest, command] = begin_text_dialog(ui, {.id = "last number",
                                                  .title = texts.which_was_last,
                                                  .text = screen.text,
                                                  .close_label = texts.close,
                                                  .width = 640,
                                                  .height_below = 20 + 44 + 24});
    float y = rest.y + 20;
    std::string typed = screen.typed;
    if (ui::text_field(ui,
                       {.rect = {rest.x, y, rest.width, 44},
                        .label = screen.label,
                        .icon = {},
                        .key = {},
                        .error = {},
                        .longest = 5,
                        .enabled = true,
                        .id = "last number"},
                       typed)) {
        keep_first(command, TypeNumber{typed});
    }
    y += 44 + 24;
    keep_first(command, draw_dialog_foot(ui, {rest.x, y, rest.width, dialog_foot_height}, screen.unknown,
                                         screen.primary, 240));
    ui.focus_if_none("last number");
    ui::end_dialog(ui);
    return command;
}

}  // namespace skranke
