// Somebody else than the next is to be called: why, as a choice, so that it can be explained and counted.
#include "counter/console_texts.hpp"
#include "counter/dialog_parts.hpp"
#include "counter/panels.hpp"
#include "shared/ui/widgets.hpp"

namespace skranke {

std::optional<Command> draw_out_of_order_dialog(ui::Ui& ui, const OutOfOrderScreen& screen,
                                                Language language) {
    constexpr float width = 640;
    const float reasons_height = options_height(screen.reasons.size());
    const float inside = width - 66;
    const auto lines = static_cast<float>(ui.canvas().wrap(ui::type::body, screen.passes, inside).size());
    const float text_height = lines * ui::type::body.line;
    const float height = dialog_head_height + 8 + text_height + 20 + reasons_height + 24 +
                         dialog_foot_height + dialog_end_height;
    const ui::DialogFrame frame = ui::begin_dialog(ui, {.id = "out of order",
                                                        .title = screen.title,
                                                        .width = width,
                                                        .height = height,
                                                        .close_label = console_texts(language).close});
    std::optional<Command> command;
    if (frame.closed) {
        command = Back{};
    }
    const ui::Rect& content = frame.content;
    float y = content.y + 8;
    ui.canvas().wrapped_text({content.x, y, content.width, text_height}, ui::type::body, ui.colours().text_2,
                             screen.passes);
    y += text_height + 20;
    keep_first(command, draw_options(ui, {content.x, y}, content.width, screen.reasons));
    y += reasons_height + 24;
    keep_first(command, draw_dialog_foot(ui, {content.x, y, content.width, dialog_foot_height},
                                         cancel_button(language), screen.primary));
    ui::end_dialog(ui);
    return command;
}

}  // namespace skranke
