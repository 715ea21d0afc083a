// F1: the keys, in the order of a citizen's visit.
#include <string>
#include <utility>
#include <vector>

#include "counter/console_texts.hpp"
#include "counter/dialog_parts.hpp"
#include "counter/learning_texts.hpp"
#include "counter/panels.hpp"
#include "counter/people_texts.hpp"
#include "counter/settings_texts.hpp"
#include "shared/ui/widgets.hpp"

namespace skranke {

namespace {

using KeyAndMeaning = std::pair<std::string_view, std::string_view>;

std::vector<KeyAndMeaning> keys_of(const ConsoleTexts& texts, Language language) {
    return {{"K", texts.call_next},
            {"S", texts.start},
            {"A", texts.finish},
            {"1–6", texts.how_did_it_end},
            {"G", texts.recall},
            {"U", texts.no_show},
            {"R", texts.to_queue},
            {"V", texts.transfer},
            {"P", texts.pause},
            {"E", texts.add_topic},
            {"F", texts.undo},
            {"B", texts.call_chosen_number},
            {"I", texts.guidance_card},
            {"N", texts.new_number},
            {"D", texts.the_day_here},
            {"F2", texts.devices},
            {"H", people_texts(language).helped_on_floor},
            {"T", people_texts(language).phone_or_mail},
            {"L", people_texts(language).ask_colleague},
            {"W", people_texts(language).go_to_floor},
            {"C", people_texts(language).who_is_here},
            {"O", people_texts(language).tasks},
            {"F4", texts.switch_person},
            {"F5", texts.queue_tab},
            {"F7", texts.waits_tab},
            {"F8", people_texts(language).tally},
            {"Ctrl +/–", learning_texts(language).larger_or_smaller},
            {"M", settings_texts(language).settings},
            {"Tab", texts.next_button},
            {"Enter", texts.press_button},
            {"Esc", texts.go_back}};
}

// What is there for whoever is new, side by side.
std::optional<Command> draw_learning(ui::Ui& ui, const ui::Rect& row, Language language, bool practice) {
    const LearningTexts& texts = learning_texts(language);
    std::vector<ActionButton> actions{
        {.label = std::string(texts.appearance), .key = "U", .command = OpenAppearance{}},
        {.label = std::string(texts.tour), .key = "R", .command = StartTour{}}};
    if (!practice)
        actions.push_back({.label = std::string(texts.try_practice), .key = "P", .command = StartPractice{}});
    std::optional<Command> command;
    const float width = (row.width - 16) / 3;
    ui::Rect rect{row.x, row.y, width, row.height};
    for (const ActionButton& action : actions) {
        if (ui::button(ui, {.rect = rect, .label = action.label, .icon = {}, .key = action.key}))
            keep_first(command, action.command);
        rect.x += width + 8;
    }
    return command;
}

}  // namespace

std::optional<Command> draw_help_dialog(ui::Ui& ui, Language language, bool practice) {
    const ConsoleTexts& texts = console_texts(language);
    const auto keys = keys_of(texts, language);
    constexpr float row_height = 36;
    constexpr float dialog_width = 960;
    constexpr float actions_height = 48;
    const std::size_t columns = ui.screen().width < dialog_width ? 2 : 3;
    const std::size_t rows = (keys.size() + columns - 1) / columns;
    const float height = dialog_head_height + 12 + static_cast<float>(rows) * row_height + 16 +
                         actions_height + 16 + dialog_foot_height + dialog_end_height;
    const ui::DialogFrame frame = ui::begin_dialog(ui, {.id = "help",
                                                        .title = texts.keys_title,
                                                        .width = dialog_width,
                                                        .height = height,
                                                        .close_label = texts.close});
    std::optional<Command> command;
    if (frame.closed || ui.key_pressed("F1")) {
        command = Back{};
    }
    const ui::Rect& content = frame.content;
    const float width = content.width / static_cast<float>(columns);
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const auto& [key, meaning] = keys[i];
        const float x = content.x + static_cast<float>(i / rows) * width;
        const float y = content.y + 12 + static_cast<float>(i % rows) * row_height;
        ui::keycap(ui.canvas(), {x, y + row_height / 2}, key, ui::plain_keycap(ui.colours()));
        ui.canvas().text_in({x + 76, y, width - 84, row_height}, ui::type::body, ui.colours().text, meaning);
    }
    float y = content.y + 12 + static_cast<float>(rows) * row_height + 16;
    keep_first(command, draw_learning(ui, {content.x, y, content.width, actions_height}, language, practice));
    y += actions_height + 16;
    keep_first(command, draw_dialog_foot(ui, {content.x, y, content.width, dialog_foot_height}, {},
                                         close_button(language), 148));
    ui::end_dialog(ui);
    return command;
}

}  // namespace skranke
