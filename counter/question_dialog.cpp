// A question before something that cannot be taken back: "Er A 041 udeblevet?", "Er datoen rigtig?".
#include "counter/console_texts.hpp"
#include "counter/dialog_parts.hpp"
#include "counter/panels.hpp"
#include "shared/ui/widgets.hpp"

namespace skranke {

std::optional<Command> draw_question_dialog(ui::Ui& ui, const QuestionScreen& screen, Language language) {
    constexpr float gap = 24;
    auto [rest, command] = begin_text_dialog(ui, {.id = "question",
                                                  .title = screen.title,
                                                  .text = screen.text,
                                                  .close_label = console_texts(language).close,
                                                  .height_below = gap});
    keep_first(command, draw_dialog_foot(ui, {rest.x, rest.y + gap, rest.width, dialog_foot_height},
                                         screen.back, screen.primary));
    ui::end_dialog(ui);
    return command;
}

}  // namespace skranke
