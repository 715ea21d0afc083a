// "PIN-koder": one's own on this machine, and, for whoever runs the place, a colleague's that is to be void.
#include "counter/console_texts.hpp"
#include "counter/dialog_parts.hpp"
#include "counter/panels.hpp"
#include "counter/people_texts.hpp"
#include "shared/ui/widgets.hpp"

namespace skranke {

std::optional<Command> draw_pins_dialog(ui::Ui& ui, const PinsScreen& screen, Language language) {
    constexpr float gap = 20, heading = 24 + 8;
    const float own = options_height(screen.own.size());
    const float others = screen.others.empty() ? 0 : gap + heading + options_height(screen.others.size());
    auto [rest, command] = begin_text_dialog(ui, {.id = "pins",
                                                  .title = people_texts(language).pins,
                                                  .text = screen.text,
                                                  .close_label = console_texts(language).close,
                                                  .width = 640,
                                                  .height_below = gap + own + others + gap});
    float y = rest.y + gap;
    keep_first(command, draw_options(ui, {rest.x, y}, rest.width, screen.own));
    y += own;
    if (!screen.others.empty()) {
        y += gap;
        ui.canvas().text_in({rest.x, y, rest.width, 24}, ui::type::caption_strong, ui.colours().text_2,
                            people_texts(language).void_a_pin);
        y += heading;
        keep_first(command, draw_options(ui, {rest.x, y}, rest.width, screen.others));
        y += options_height(screen.others.size());
    }
    keep_first(command, draw_dialog_foot(ui, {rest.x, y + gap, rest.width, dialog_foot_height}, {},
                                         close_button(language), 148));
    ui::end_dialog(ui);
    return command;
}

}  // namespace skranke
