// A question before something that cannot be taken back: "Er A 041 udeblevet?", "Er datoen rigtig?".
#include "counter/console_texts.hpp"
#include "counter/dialog_parts.hpp"
#include "counter/panels.hpp"
#include "shared/ui/widgets.hpp"

namespace skranke {

std::optional<Command> draw_question_dialog(ui::Ui& ui, const QuestionScreen& screen, Language language) {
    constexpr float width = 600;
    const float inside = width - 66;
    const auto lines = static_cast<float>(ui.canvas().wrap(ui::type::body, screen.text, inside).size());
    const float text_height = lines * ui::type::body.line;
    const float height = dialog_head_height + 8 + text_height + 24 + dialog_foot_height + dialog_end_height;
    const ui::DialogFrame frame = ui::begin_dialog(ui, {.id = "question",
                                                        .title = screen.title,
                                                        .width = width,
                                                        .height = height,
                                                        .close_label = console_texts(language).close});
    std::optional<Command> command;
    if (frame.closed) {
        command = Back{};
    }
    const ui::Rect& content = frame.content;
    ui.canvas().wrapped_text({content.x, content.y + 8, content.width, text_height}, ui::type::body,
                             ui.colours().text_2, screen.text);
    keep_first(
        command,
        draw_dialog_foot(ui, {content.x, content.y + 8 + text_height + 24, content.width, dialog_foot_height},
                         screen.back, screen.primary));
    ui::end_dialog(ui);
    return command;
}

}  // namespace skranke
