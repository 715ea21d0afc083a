#include "counter/learning_panels.hpp"
#include "counter/learning_texts.hpp"
#include "shared/ui/widgets.hpp"

namespace skranke {

std::optional<Command> draw_practice_banner(ui::Ui& ui, Language language) {
    const LearningTexts& texts = learning_texts(language);
    ui::Canvas& canvas = ui.canvas();
    const ui::Colours& colours = ui.colours();
    const ui::Rect bar{0, 0, ui.screen().width, practice_banner_height};
    canvas.fill(bar, colours.notice_bg);
    canvas.horizontal_line(bar.x, bar.bottom() - 2, bar.width, colours.notice_line, 2);
    ui::TextButton leave{.rect = {},
                         .label = texts.leave_practice,
                         .key = "F3",
                         .colour = colours.notice_text,
                         .id = "leave practice"};
    const float width = ui::text_button_width(canvas, leave);
    leave.rect = {bar.right() - 12 - width, bar.y, width, bar.height - 2};
    canvas.icon(ui::Icon::information, {bar.x + 20, bar.centre().y - 11}, 20, colours.notice_line);
    canvas.text_in({bar.x + 50, bar.y, leave.rect.x - bar.x - 62, bar.height - 2}, ui::type::label,
                   colours.notice_text, texts.practice_banner);
    return ui::text_button(ui, leave) ? std::optional<Command>(EndPractice{}) : std::nullopt;
}

}  // namespace skranke
