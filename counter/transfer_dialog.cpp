// "Viderestil": the citizen goes on to another service, desk or partner, and keeps the time or goes first.
#include "counter/console_texts.hpp"
#include "counter/dialog_parts.hpp"
#include "counter/panels.hpp"
#include "counter/service_picker_panel.hpp"
#include "shared/ui/widgets.hpp"

namespace skranke {

namespace {

constexpr float front_height = 64;
constexpr float note_height = 24;

std::optional<Command> draw_ways(ui::Ui& ui, ui::Point right_middle, const TransferScreen& screen) {
    if (screen.ways.size() < 2) return std::nullopt;
    std::vector<ui::Tab> tabs;
    std::size_t chosen = 0;
    for (const TransferWay& way : screen.ways) {
        if (way.to == screen.to) chosen = tabs.size();
        tabs.push_back({.label = way.label, .key = way.key});
    }
    const auto pressed = ui::tabs(ui, right_middle, tabs, chosen);
    return pressed ? std::optional<Command>(ShowTransferTo{screen.ways[*pressed].to}) : std::nullopt;
}

}  // namespace

std::optional<Command> draw_transfer_dialog(ui::Ui& ui, const TransferScreen& screen, Language language) {
    const ConsoleTexts& texts = console_texts(language);
    const bool may_go_first = !screen.front.empty();
    const float under = may_go_first ? front_height : note_height;
    const float height = dialog_head_height + 52 + service_picker_height + 16 + under + 20 +
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
    keep_first(command, draw_ways(ui, {content.right(), y + 14}, screen));
    y += 40;
    const ui::Rect choice{content.x, y, content.width, service_picker_height};
    if (screen.to == TransferTo::service) {
        keep_first(command, draw_service_picker(ui, choice, screen.picker, true));
    } else if (screen.options.empty()) {
        ui.canvas().text_in({choice.x, choice.y, choice.width, 44}, ui::type::body, ui.colours().text_2,
                            screen.nothing);
    } else {
        keep_first(command, draw_options(ui, {choice.x, choice.y}, choice.width, screen.options));
    }
    y += service_picker_height + 16;
    if (may_go_first) {
        if (ui::check_option(ui, {.rect = {content.x, y, content.width, under},
                                  .label = screen.front,
                                  .second_line = screen.front_means,
                                  .key = "F",
                                  .checked = screen.to_front})) {
            keep_first(command, ToggleToFront{});
        }
    } else {
        ui.canvas().icon(ui::Icon::information, {content.x, y + 2}, 20, ui.colours().text_2);
        ui.canvas().text_in({content.x + 30, y, content.width - 30, under}, ui::type::caption,
                            ui.colours().text_2, screen.note);
    }
    y += under + 20;
    keep_first(command, draw_dialog_foot(ui, {content.x, y, content.width, dialog_foot_height},
                                         cancel_button(language), screen.primary, 240));
    ui::end_dialog(ui);
    return command;
}

}  // namespace skranke
