#include "shared/ui/dialog.hpp"

#include <string>

#include "shared/ui/buttons.hpp"
#include "shared/ui/scroll_area.hpp"

namespace skranke::ui {

namespace {

constexpr float foot_gap = 12;
constexpr float body_margin = 14;
constexpr float title_height = 44;
// From the dialog's edges to its content.
constexpr float side_padding = 33, end_padding = 29;

float height_on(const Rect& screen, float wanted) { return std::min(wanted, screen.height - 16); }

}  // namespace

DialogFrame begin_dialog(Ui& ui, const Dialog& dialog) {
    ui.begin_layer(dialog.id);
    Canvas& canvas = ui.canvas();
    const Colours& colours = ui.colours();
    const Rect screen = ui.screen();
    canvas.fill(screen, scrim);
    const float width = std::min(dialog.width, screen.width - 32);
    const float height = height_on(screen, dialog.height);
    const Rect rect{(screen.width - width) / 2, (screen.height - height) / 2, width, height};
    canvas.fill(rect, colours.surface, 16);
    canvas.outline(rect, colours.line_strong, 1, 16);
    // The padding counts from inside the border, as the pictures were drawn.
    const Rect inside{rect.x + side_padding, rect.y + end_padding, rect.width - 2 * side_padding,
                      rect.height - 2 * end_padding};
    canvas.text_in({inside.x, inside.y, inside.width - smallest_target, title_height}, type::dialog_title,
                   colours.text, dialog.title);
    DialogFrame frame{
        .rect = rect,
        .content = {inside.x, inside.y + title_height, inside.width, inside.height - title_height},
        .closed = false};
    frame.closed =
        close_button(ui, {inside.right() - smallest_target + 10, inside.y, smallest_target, smallest_target},
                     dialog.close_label);
    if (height < dialog.height) {
        Rect view = frame.content;
        view.height -= dialog.foot_height + foot_gap;
        // Focus rings and the bar have room beside the content.
        view = {view.x - body_margin, view.y, view.width + 2 * body_margin, view.height};
        const float content_height = dialog.height - 2 * end_padding - title_height - dialog.foot_height;
        frame.content.y = begin_scroll_area(ui, "dialog body", view, content_height);
        frame.content.height = content_height + dialog.foot_height;
    }
    return frame;
}

Rect begin_dialog_foot(Ui& ui, const Rect& row) {
    if (ui.open_scroll_views() == 0) return row;
    end_scroll_area(ui);
    // It scrolls: the dialog is as high as the screen lets it be.
    const Rect screen = ui.screen();
    const float inside_bottom = (screen.height + height_on(screen, screen.height)) / 2 - end_padding;
    return {row.x, inside_bottom - row.height, row.width, row.height};
}

void end_dialog(Ui& ui) {
    if (ui.open_scroll_views() > 0) end_scroll_area(ui);
    ui.end_layer();
}

std::optional<std::size_t> folded_steps(Ui& ui, Point top_left, float width,
                                        std::span<const FoldedStep> steps) {
    Canvas& canvas = ui.canvas();
    const Colours& colours = ui.colours();
    const Rect all{top_left.x, top_left.y, width,
                   static_cast<float>(steps.size()) * (folded_step_height + 1) + 1};
    canvas.fill(all, colours.inset, 8);
    canvas.outline(all, colours.line, 1, 8);
    std::optional<std::size_t> changed;
    float y = all.y + 1;
    for (std::size_t index = 0; index < steps.size(); ++index) {
        const FoldedStep& step = steps[index];
        if (index > 0) canvas.horizontal_line(all.x, y - 1, all.width, colours.line);
        const float middle = y + folded_step_height / 2;
        canvas.icon(Icon::check, {all.x + 17, middle - 10}, 20, colours.ok);
        canvas.text_in({all.x + 49, y, 84, folded_step_height}, type::body, colours.text_2, step.question);
        TextButton change{.rect = {}, .label = step.change};
        // Two steps have the same word: each is known by its question.
        const std::string id = std::string{"change "} + std::string{step.question};
        change.id = id;
        const float change_width = text_button_width(canvas, change);
        change.rect = {all.right() - 12 - change_width, y + 2, change_width, smallest_target};
        canvas.text_in({all.x + 145, y, change.rect.x - all.x - 145 - 12, folded_step_height}, type::body,
                       colours.text, step.answer);
        if (text_button(ui, change)) changed = index;
        y += folded_step_height + 1;
    }
    return changed;
}

}  // namespace skranke::ui
