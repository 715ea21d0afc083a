#include "counter/console_texts.hpp"
#include "counter/dialog_parts.hpp"
#include "counter/last_number.hpp"
#include "counter/panels.hpp"
#include "shared/ui/widgets.hpp"

namespace skranke {

std::optional<Command> draw_last_number_dialog(ui::Ui& ui, const LastNumberScreen& screen,
                                               Language language) {
    constexpr float width = 640;
    const ConsoleTexts& texts = console_texts(language);
    const float inside = width - 66;
    const auto lines = static_cast<float>(ui.canvas().wrap(ui::type::body, screen.text, inside).size());
    const float text_height = lines * ui::type::body.line;
    const float height =
        dialog_head_height + 8 + text_height + 20 + 44 + 24 + dialog_foot_height + dialog_end_height;
    const ui::DialogFrame frame = ui::begin_dialog(ui, {.id = "last number",
                                                        .title = texts.which_was_last,
                                                        .width = width,
                                                        .height = height,
                                                        .close_label = texts.close});
    std::optional<Command> command;
    if (frame.closed) command = Back{};
    const ui::Rect& content = frame.content;
    float y = content.y + 8;
    ui.canvas().wrapped_text({content.x, y, content.width, text_height}, ui::type::body, ui.colours().text_2,
                             screen.text);
    y += text_height + 20;
    std::string typed = screen.typed;
    if (ui::text_field(ui,
                       {.rect = {content.x, y, content.width, 44},
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
    keep_first(command, draw_dialog_foot(ui, {content.x, y, content.width, dialog_foot_height},
                                         screen.unknown, screen.primary, 240));
    ui.focus_if_none("last number");
    ui::end_dialog(ui);
    return command;
}

}  // namespace skranke
