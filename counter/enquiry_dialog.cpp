// "Hjulpet på gulvet", and telephone and mail: the choice of a service counts at once.
#include "counter/console_texts.hpp"
#include "counter/dialog_parts.hpp"
#include "counter/panels.hpp"
#include "counter/people_screen.hpp"
#include "counter/people_texts.hpp"
#include "counter/service_picker_panel.hpp"
#include "shared/ui/widgets.hpp"

namespace skranke {

namespace {

constexpr float row_height = 44;

// From right to left; `of` tells the rows' buttons apart.
std::optional<Command> draw_action(ui::Ui& ui, const ui::Rect& row, float& right, const ActionButton& action,
                                   std::string_view of) {
    const std::string id = action.label + " " + std::string(of);
    ui::TextButton button{
        .rect = {0, row.y, 0, row.height}, .label = action.label, .key = action.key, .id = id};
    button.rect.width = ui::text_button_width(ui.canvas(), button);
    button.rect.x = right - button.rect.width;
    right = button.rect.x - 20;
    return ui::text_button(ui, button) ? std::optional(action.command) : std::nullopt;
}

std::optional<Command> draw_latest(ui::Ui& ui, const ui::Rect& rect, const EnquiryRow& row) {
    std::optional<Command> command;
    ui.canvas().horizontal_line(rect.x, rect.y, rect.width, ui.colours().line);
    float right = rect.right();
    keep_first(command, draw_action(ui, rect, right, row.take_back, row.text));
    if (row.give_number) keep_first(command, draw_action(ui, rect, right, *row.give_number, row.text));
    ui.canvas().text_in({rect.x, rect.y, right - rect.x, rect.height}, ui::type::body, ui.colours().text,
                        row.text);
    return command;
}

}  // namespace

std::optional<Command> draw_enquiry_dialog(ui::Ui& ui, const EnquiryScreen& screen, Language language) {
    const PeopleTexts& texts = people_texts(language);
    const float channels = screen.channels.empty() ? 0 : 44 + 12;
    const float latest =
        screen.latest.empty() ? 0 : 32 + row_height * static_cast<float>(screen.latest.size());
    const float height = dialog_head_height + 40 + channels + service_picker_height + 12 + latest + 8 +
                         dialog_foot_height + dialog_end_height;
    const ui::DialogFrame frame = ui::begin_dialog(ui, {.id = "enquiry",
                                                        .title = screen.title,
                                                        .width = 720,
                                                        .height = height,
                                                        .close_label = console_texts(language).close});
    std::optional<Command> command;
    if (frame.closed) command = Back{};
    const ui::Rect& content = frame.content;
    float y = content.y + 4;
    ui.canvas().text_in({content.x, y, content.width, 28}, ui::type::body, ui.colours().text_2,
                        texts.what_about);
    y += 36;
    const float width = (content.width - 24) / 4;
    float x = content.x;
    for (const OutcomeOption& channel : screen.channels) {
        if (ui::option(ui, {.rect = {x, y, width, 44},
                            .label = channel.label,
                            .key = channel.key,
                            .chosen = channel.chosen}))
            keep_first(command, channel.command);
        x += width + 8;
    }
    y += channels;
    keep_first(command, draw_service_picker(ui, {content.x, y, content.width, service_picker_height},
                                            screen.picker, true));
    y += service_picker_height + 12;
    if (!screen.latest.empty()) {
        ui.canvas().text_in({content.x, y, content.width, 32}, ui::type::caption_strong, ui.colours().text_2,
                            console_texts(language).latest);
        y += 32;
    }
    for (const EnquiryRow& row : screen.latest) {
        keep_first(command, draw_latest(ui, {content.x, y, content.width, row_height}, row));
        y += row_height;
    }
    y += 8;
    ActionButton other{};
    if (screen.has_number) other = *screen.has_number;
    keep_first(command, draw_dialog_foot(ui, {content.x, y, content.width, dialog_foot_height}, other,
                                         close_button(language), 148));
    ui::end_dialog(ui);
    return command;
}

}  // namespace skranke
