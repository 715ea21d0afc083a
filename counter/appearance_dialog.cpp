// "Udseende": how large the text is, light or dark, and the language, on this device.
#include "counter/console_texts.hpp"
#include "counter/dialog_parts.hpp"
#include "counter/learning_panels.hpp"
#include "counter/learning_texts.hpp"
#include "shared/ui/widgets.hpp"

namespace skranke {

namespace {

constexpr float caption_height = 28;
constexpr float group_height = caption_height + 44 + 20;

std::vector<OutcomeOption> sizes(const ConsoleState& state) {
    std::vector<OutcomeOption> options;
    for (const int percent : text_percents)
        options.push_back({.key = std::to_string(options.size() + 1),
                           .label = say::percent(percent, state.language),
                           .chosen = state.device_settings.text_percent == percent,
                           .command = SetTextSize{percent}});
    return options;
}

std::vector<OutcomeOption> themes(const ConsoleState& state) {
    const LearningTexts& texts = learning_texts(state.language);
    const auto theme = [&](std::string key, std::string_view label, ui::Theme value) {
        return OutcomeOption{.key = std::move(key),
                             .label = std::string(label),
                             .chosen = state.device_settings.theme == value,
                             .command = SetTheme{value}};
    };
    return {theme("L", texts.light, ui::Theme::light), theme("M", texts.dark, ui::Theme::dark),
            theme("S", texts.follow_system, ui::Theme::follow_system)};
}

std::vector<OutcomeOption> languages(const ConsoleState& state) {
    const auto language = [&](std::string key, std::string label, Language value) {
        return OutcomeOption{.key = std::move(key),
                             .label = std::move(label),
                             .chosen = state.language == value,
                             .command = SetLanguage{value}};
    };
    return {language("D", "Dansk", Language::danish), language("E", "English", Language::english)};
}

// Side by side under its caption.
std::optional<Command> draw_group(ui::Ui& ui, const ui::Rect& place, std::string_view caption,
                                  const std::vector<OutcomeOption>& options) {
    ui.canvas().text_in({place.x, place.y, place.width, 20}, ui::type::caption_strong, ui.colours().text_2,
                        caption);
    std::optional<Command> command;
    const auto count = static_cast<float>(options.size());
    const float width = (place.width - 8 * (count - 1)) / count;
    ui::Rect rect{place.x, place.y + caption_height, width, 44};
    for (const OutcomeOption& option : options) {
        if (ui::option(ui, {.rect = rect, .label = option.label, .key = option.key, .chosen = option.chosen}))
            keep_first(command, option.command);
        rect.x += width + 8;
    }
    return command;
}

}  // namespace

std::optional<Command> draw_appearance_dialog(ui::Ui& ui, const ConsoleState& state) {
    const LearningTexts& texts = learning_texts(state.language);
    constexpr float height =
        dialog_head_height + 12 + 3 * group_height + 24 + 20 + dialog_foot_height + dialog_end_height;
    const ui::DialogFrame frame = ui::begin_dialog(ui, {.id = "appearance",
                                                        .title = texts.appearance,
                                                        .width = 640,
                                                        .height = height,
                                                        .close_label = console_texts(state.language).close});
    std::optional<Command> command;
    if (frame.closed) command = Back{};
    const ui::Rect& content = frame.content;
    ui::Rect group{content.x, content.y + 12, content.width, group_height};
    keep_first(command, draw_group(ui, group, texts.text_size, sizes(state)));
    group.y += group_height;
    keep_first(command, draw_group(ui, group, texts.colours, themes(state)));
    group.y += group_height;
    keep_first(command, draw_group(ui, group, texts.language, languages(state)));
    group.y += group_height;
    ui.canvas().text_in({content.x, group.y, content.width, 24}, ui::type::caption, ui.colours().text_2,
                        texts.kept_on_device);
    keep_first(command, draw_dialog_foot(ui, {content.x, group.y + 44, content.width, dialog_foot_height}, {},
                                         close_button(state.language), 148));
    ui::end_dialog(ui);
    return command;
}

}  // namespace skranke
