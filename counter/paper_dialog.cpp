#include "counter/paper_dialog.hpp"

#include "counter/console_texts.hpp"
#include "counter/dialog_parts.hpp"
#include "counter/panels.hpp"
#include "counter/service_picker_panel.hpp"
#include "shared/ui/widgets.hpp"

namespace skranke {

namespace {

constexpr float field_height = 44;

// Number, time, and whether the citizen still waits.
std::optional<Command> draw_fields(ui::Ui& ui, const ui::Rect& row, const PaperScreen& screen,
                                   const ConsoleTexts& texts) {
    std::optional<Command> command;
    const float width = (row.width - 24) / 3;
    std::string number = screen.number;
    if (ui::text_field(ui,
                       {.rect = {row.x, row.y, width, row.height},
                        .label = texts.number_on_paper,
                        .icon = {},
                        .key = "P",
                        .error = {},
                        .longest = 10,
                        .enabled = true,
                        .proposed = true,
                        .id = "paper number"},
                       number)) {
        command = TypePaperNumber{number};
    }
    std::string time = screen.time;
    if (ui::text_field(ui,
                       {.rect = {row.x + width + 12, row.y, width, row.height},
                        .label = texts.time_on_paper,
                        .icon = ui::Icon::clock,
                        .key = "T",
                        .error = {},
                        .longest = 5,
                        .enabled = true,
                        .proposed = true,
                        .id = "paper time"},
                       time)) {
        keep_first(command, TypePaperTime{time});
    }
    if (ui::option(ui, {.rect = {row.x + 2 * (width + 12), row.y, width, row.height},
                        .label = texts.still_waits,
                        .key = "V",
                        .chosen = screen.waits,
                        .id = "still waits"})) {
        keep_first(command, TogglePaperWaits{});
    }
    return command;
}

}  // namespace

std::optional<Command> draw_paper_dialog(ui::Ui& ui, const PaperScreen& screen, Language language) {
    const ConsoleTexts& texts = console_texts(language);
    constexpr float height = dialog_head_height + 8 + 24 + 16 + field_height + 12 + service_picker_height +
                             12 + 24 + 16 + dialog_foot_height + dialog_end_height;
    const ui::DialogFrame frame = ui::begin_dialog(ui, {.id = "paper",
                                                        .title = texts.paper_numbers,
                                                        .width = 720,
                                                        .height = height,
                                                        .close_label = texts.close});
    std::optional<Command> command;
    if (frame.closed) {
        command = Back{};
    }
    const ui::Rect& content = frame.content;
    float y = content.y + 8;
    ui.canvas().text_in({content.x, y, content.width, 24}, ui::type::body, ui.colours().text_2, screen.block);
    y += 24 + 16;
    keep_first(command, draw_fields(ui, {content.x, y, content.width, field_height}, screen, texts));
    y += field_height + 12;
    keep_first(command, draw_service_picker(ui, {content.x, y, content.width, service_picker_height},
                                            screen.picker, true));
    y += service_picker_height + 12;
    const bool refused = !screen.refusal.empty();
    ui.canvas().text_in({content.x, y, content.width, 24}, ui::type::body,
                        refused ? ui.colours().error : ui.colours().text,
                        refused ? screen.refusal : screen.preview);
    y += 24 + 16;
    keep_first(command, draw_dialog_foot(ui, {content.x, y, content.width, dialog_foot_height},
                                         screen.reserve, screen.primary));
    ui::end_dialog(ui);
    return command;
}

}  // namespace skranke
