#include "shared/ui/status_line.hpp"

#include <utility>

#include "shared/ui/buttons.hpp"
#include "shared/ui/marks.hpp"

namespace skranke::ui {
namespace {

struct StatusColours {
    Colour background, line, icon, sentence, rest;
    float line_width;
};

StatusColours colours_for(const Colours& colours, StatusLook look) {
    switch (look) {
        case StatusLook::normal:
            return {colours.surface, colours.line, colours.ok, colours.text, colours.text_2, 1};
        case StatusLook::notice:
            return {colours.notice_bg,   colours.notice_line, colours.notice_line,
                    colours.notice_text, colours.notice_text, 2};
        case StatusLook::stop:
            return {colours.error_bg, colours.error, colours.error, colours.error, colours.error, 2};
    }
    std::unreachable();
}

}  // namespace

StatusPressed status_line(Ui& ui, const StatusLine& line) {
    Canvas& canvas = ui.canvas();
    const Colours& colours = ui.colours();
    const StatusColours look = colours_for(colours, line.look);
    const Rect& rect = line.rect;
    canvas.fill(rect, look.background);
    canvas.horizontal_line(rect.x, rect.y, rect.width, look.line, look.line_width);

    StatusPressed pressed = StatusPressed::nothing;
    // From the right: help and action; the sentence with its fact has the rest.
    float right = rect.right() - 12;
    const auto place = [&](TextButton button, StatusPressed meaning) {
        const float width = text_button_width(canvas, button);
        right -= width;
        button.rect = {right, rect.y, width, rect.height};
        if (text_button(ui, button)) pressed = meaning;
    };
    const auto separate = [&] {
        canvas.vertical_line(right - 8, rect.y + 12, 20, colours.line_strong);
        right -= 16;
    };
    if (!line.help.empty()) {
        place({.rect = {}, .label = line.help, .key = "F1", .colour = look.rest, .id = "help"},
              StatusPressed::help);
        if (!line.action.empty()) separate();
    }
    if (!line.action.empty()) {
        place({.rect = {},
               .label = line.action,
               .key = line.action_key,
               .colour = look.sentence,
               .id = "status action"},
              StatusPressed::action);
    }
    canvas.icon(line.icon, {rect.x + 20, rect.y + 12}, 20, look.icon);
    float x = rect.x + 50;
    x += canvas.text_in({x, rect.y, right - x, rect.height}, type::label, look.sentence, line.sentence);
    if (!line.fact.empty() && x + 33 < right) {
        canvas.vertical_line(x + 16, rect.y + 12, 20, look.icon);
        x += 33;
        canvas.text_in({x, rect.y, right - x, rect.height}, type::body, look.rest, line.fact);
    }
    return pressed;
}

}  // namespace skranke::ui
