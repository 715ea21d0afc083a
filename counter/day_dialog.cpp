#include "counter/day_dialog.hpp"

#include "counter/console_texts.hpp"
#include "counter/dialog_parts.hpp"
#include "counter/panels.hpp"
#include "shared/ui/widgets.hpp"

namespace skranke {

std::optional<Command> draw_day_dialog(ui::Ui& ui, const DayScreen& screen, Language language) {
    // Three in a row at a van with many stops.
    const std::size_t columns = screen.choices.size() > 6 ? 3 : 2;
    const float width = columns == 3 ? 1100 : 760;
    constexpr float choice_height = 120;
    constexpr float gap = 12;
    const std::size_t rows = (screen.choices.size() + columns - 1) / columns;
    const float choices_height = static_cast<float>(rows) * (choice_height + gap);
    const float height =
        dialog_head_height + 8 + 24 + 20 + choices_height + 12 + dialog_foot_height + dialog_end_height;
    const ui::DialogFrame frame = ui::begin_dialog(ui, {.id = "the day",
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
    ui.canvas().text_in({content.x, y, content.width, 24}, ui::type::body, ui.colours().text_2,
                        screen.present);
    y += 24 + 20;
    const float choice_width =
        (content.width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    for (std::size_t i = 0; i < screen.choices.size(); ++i) {
        const DayChoice& choice = screen.choices[i];
        const float x = content.x + static_cast<float>(i % columns) * (choice_width + gap);
        const float top = y + static_cast<float>(i / columns) * (choice_height + gap);
        if (ui::answer(ui, {.rect = {x, top, choice_width, choice_height},
                            .title = choice.title,
                            .consequence = choice.consequence,
                            .key = choice.key,
                            .id = choice.title})) {
            keep_first(command, choice.command);
        }
    }
    y += choices_height;
    keep_first(command, draw_dialog_foot(ui, {content.x, y + 12, content.width, dialog_foot_height},
                                         cancel_button(language), {}));
    ui::end_dialog(ui);
    return command;
}

}  // namespace skranke
