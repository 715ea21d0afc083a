// "Viderestil": the citizen goes on to another service and keeps the time of arrival.
#include "counter/console_texts.hpp"
#include "counter/dialog_parts.hpp"
#include "counter/panels.hpp"
#include "counter/service_picker_panel.hpp"
#include "shared/ui/widgets.hpp"

namespace skranke {

std::optional<Command> draw_transfer_dialog(ui::Ui& ui, const TransferScreen& screen, Language language) {
    const ConsoleTexts& texts = console_texts(language);
    constexpr float height = dialog_head_height + 52 + service_picker_height + 16 + 24 + 20 +
                             dialog_foot_height + dialog_end_height;
    const ui::DialogFrame frame = ui::begin_dialog(ui, {.id = "transfer",
                                                        .title = screen.title,
                                                        .width = 720,
                                                        .height = height,
                                                        .close_label = texts.close});
    std::optional<Command> command;
    if (frame.closed) {
        command = Back{};
    }
    const ui::Rect& content = frame.content;
    float y = content.y + 12;
    ui.canvas().text_in({content.x, y, content.width, 28}, ui::type::title, ui.colours().text,
                        screen.question);
    y += 40;
    keep_first(command, draw_service_picker(ui, {content.x, y, content.width, service_picker_height},
                                            screen.picker, true));
    y += service_picker_height + 16;
    ui.canvas().icon(ui::Icon::information, {content.x, y + 2}, 20, ui.colours().text_2);
    ui.canvas().text_in({content.x + 30, y, content.width - 30, 24}, ui::type::caption, ui.colours().text_2,
                        screen.note);
    y += 24 + 20;
    keep_first(command, draw_dialog_foot(ui, {content.x, y, content.width, dialog_foot_height},
                                         cancel_button(language), screen.primary, 240));
    ui::end_dialog(ui);
    return command;
}

}  // namespace skranke
