#include "counter/service_picker_panel.hpp"

#include "shared/ui/widgets.hpp"

namespace skranke {

std::optional<Command> draw_service_picker(ui::Ui& ui, const ui::Rect& rect,
                                           const ServicePickerScreen& picker, bool enabled) {
    std::optional<Command> command;
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
        command = SearchServices{search};
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
            command = ChooseService{option.id};
            ui.focus("continue");
        }
    }
    return command;
}

}  // namespace skranke
