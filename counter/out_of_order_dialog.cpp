// Somebody else than the next is to be called: why, as a choice, so that it can be explained and counted.
#include "counter/console_texts.hpp"
#include "counter/dialog_parts.hpp"
#include "counter/panels.hpp"
#include "shared/ui/widgets.hpp"

namespace skranke {

std::optional<Command> draw_out_of_order_dialog(ui::Ui& ui, const OutOfOrderScreen& screen,
                                                Language language) {
    constexpr float width = 640;
    constexpr float options_height = 2 * 44 + 8;
    const float inside = width - 66;
    const auto lines = static_cast<float>(ui.canvas().wrap(ui::type::body, screen.passes, inside).size());
    const float text_height = lines * ui::type::body.line;
    const float height = dialog_head_height + 8 + text_height + 20 + options_height + 24 +
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
    const float half = (content.width - 8) / 2;
    for (std::size_t i = 0; i < screen.reasons.size(); ++i) {
        const OutcomeOption& reason = screen.reasons[i];
        const ui::Rect rect{content.x + static_cast<float>(i % 2) * (half + 8),
                            y + static_cast<float>(i / 2) * 52, half, 44};
        if (ui::option(ui,
                       {.rect = rect, .label = reason.label, .key = reason.key, .chosen = reason.chosen})) {
            keep_first(command, reason.command);
            ui.focus("continue");
        }
    }
    y += options_height + 24;
    keep_first(command, draw_dialog_foot(ui, {content.x, y, content.width, dialog_foot_height},
                                         cancel_button(language), screen.primary));
    ui::end_dialog(ui);
    return command;
}

}  // namespace skranke
