// "Henvist til …": a referral without a place helps nobody, so the place is asked for.
#include "counter/console_texts.hpp"
#include "counter/dialog_parts.hpp"
#include "counter/panels.hpp"
#include "shared/ui/widgets.hpp"

namespace skranke {

std::optional<Command> draw_referral_dialog(ui::Ui& ui, const ReferralScreen& screen, Language language) {
    const ConsoleTexts& texts = console_texts(language);
    const float usual_height = options_height(screen.usual.size());
    const float height = dialog_head_height + 52 + usual_height + 12 + 44 + 12 + 20 + 20 +
                         dialog_foot_height + dialog_end_height;
    const ui::DialogFrame frame = ui::begin_dialog(ui, {.id = "referral",
                                                        .title = label(Outcome::referred, language),
                                                        .width = 640,
                                                        .height = height,
                                                        .close_label = texts.close});
    std::optional<Command> command;
    if (frame.closed) {
        command = Back{};
    }
    const ui::Rect& content = frame.content;
    float y = content.y + 12;
    ui.canvas().text_in({content.x, y, content.width, 28}, ui::type::title, ui.colours().text,
                        texts.refer_where);
    y += 40;
    keep_first(command, draw_options(ui, {content.x, y}, content.width, screen.usual));
    y += usual_height + 12;
    std::string target = screen.target;
    if (ui::text_field(ui,
                       {.rect = {content.x, y, content.width, 44},
                        .label = texts.refer_hint,
                        .icon = {},
                        .key = "S",
                        .error = {},
                        .longest = 60,
                        .enabled = true,
                        .id = "place"},
                       target)) {
        keep_first(command, TypeReferral{target});
    }
    y += 56;
    ui.canvas().icon(ui::Icon::information, {content.x, y}, 20, ui.colours().text_2);
    ui.canvas().text_in({content.x + 30, y, content.width - 30, 20}, ui::type::caption, ui.colours().text_2,
                        texts.refer_privacy);
    y += 40;
    keep_first(command, draw_dialog_foot(ui, {content.x, y, content.width, dialog_foot_height},
                                         cancel_button(language), screen.primary));
    ui::end_dialog(ui);
    return command;
}

}  // namespace skranke
