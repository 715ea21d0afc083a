#include "counter/service_picker_panel.hpp"

#include <algorithm>

#include "counter/panels.hpp"
#include "shared/ui/widgets.hpp"

namespace skranke {

namespace {

// While the search is typed Enter takes the option that is marked, and a digit the one that it stands on: a
// choice is made in the same way wherever focus is, and letters are keys again after it.
std::optional<ServiceId> chosen_while_searching(ui::Ui& ui, const ServicePickerScreen& picker) {
    ui::Input& input = ui.input();
    std::optional<ServiceId> chosen;
    std::erase_if(input.keys, [&](const ui::KeyPress& press) {
        if (chosen || press.repeat || press.control || press.alt) return false;
        const auto option = std::ranges::find_if(picker.options, [&](const ServiceOption& candidate) {
            return press.key == ui::Key::enter ? candidate.chosen
                                               : press.letter != 0 && candidate.key[0] == press.letter;
        });
        if (option == picker.options.end()) return false;
        chosen = option->id;
        std::erase(input.text, press.letter);
        return true;
    });
    return chosen;
}

}  // namespace

std::optional<Command> draw_service_picker(ui::Ui& ui, const ui::Rect& rect,
                                           const ServicePickerScreen& picker, bool enabled) {
    std::optional<Command> command;
    if (enabled && ui.active() && ui.has_focus("search")) {
        if (auto chosen = chosen_while_searching(ui, picker)) {
            command = ChooseService{*std::move(chosen)};
            ui.focus("continue");
        }
    }
    std::string search = picker.search;
    if (ui::text_field(ui,
                       {.rect = {rect.x, rect.y, rect.width, 44},
                        .label = picker.hint,
                        .icon = ui::Icon::search,
                        .key = "S",
                        .error = {},
                        .longest = 60,
                        .enabled = enabled,
                        .id = "search"},
                       search)) {
        keep_first(command, SearchServices{search});
    }
    const float top = rect.y + 44 + 12;
    if (picker.options.empty()) {
        ui.canvas().text_in({rect.x, top, rect.width, 44}, ui::type::body, ui.colours().text_2,
                            picker.nothing_found);
        return command;
    }
    const float width = (rect.width - 8) / 2;
    for (std::size_t i = 0; i < picker.options.size(); ++i) {
        const ServiceOption& option = picker.options[i];
        const ui::Rect place{rect.x + static_cast<float>(i % 2) * (width + 8),
                             top + static_cast<float>(i / 2) * (44 + 8), width, 44};
        if (ui::option(ui, {.rect = place,
                            .label = option.name,
                            .key = option.key,
                            .chosen = option.chosen,
                            .enabled = enabled,
                            .id = option.id.text})) {
            keep_first(command, ChooseService{option.id});
            ui.focus("continue");
        }
    }
    return command;
}

}  // namespace skranke
