// The side panel "Enheder": which machines are reached, and since when not.
#include "counter/console_texts.hpp"
#include "counter/panels.hpp"
#include "shared/ui/widgets.hpp"

namespace skranke {

namespace {

constexpr float padding = 25;
constexpr float row_height = 44;

void draw_device(ui::Ui& ui, const ui::Rect& rect, const DeviceRow& device) {
    ui::Canvas& canvas = ui.canvas();
    const ui::Colours& colours = ui.colours();
    const ui::Point dot{rect.x + 27, rect.centre().y};
    if (device.refused) {
        canvas.icon(ui::Icon::warning, {dot.x - 10, dot.y - 10}, 20, colours.notice_line);
    } else if (device.connected) {
        canvas.circle(dot, 6, colours.ok);
    } else {
        canvas.ring(dot, 5, colours.notice_line, 2);
    }
    const float x = rect.x + 49;
    const float name_width = std::min(212.0F, rect.width / 2);
    const ui::Rect beside{x + name_width + 12, rect.y, rect.right() - 16 - x - name_width - 12, rect.height};
    if (canvas.text_width(ui::type::body, device.state) <= beside.width) {
        canvas.text_in({x, rect.y, name_width, rect.height}, ui::type::label, colours.text, device.name);
        canvas.text_in(beside, ui::type::body, colours.text_2, device.state);
        return;
    }
    const float width = rect.right() - 16 - x;
    canvas.text_in({x, rect.y + 1, width, 22}, ui::type::label, colours.text, device.name);
    canvas.text_in({x, rect.y + 22, width, 20}, ui::type::caption, colours.text_2, device.state);
}

}  // namespace

std::optional<Command> draw_devices(ui::Ui& ui, const ConsoleLayout& layout, const ConsoleScreen& screen) {
    const ConsoleTexts& texts = console_texts(screen.language);
    ui::Canvas& canvas = ui.canvas();
    const ui::Colours& colours = ui.colours();
    const ui::Rect& card = layout.right;
    draw_card(ui, card);
    const ui::Rect inside{card.x + padding, card.y + 17, card.width - 2 * padding, card.height - 42};
    canvas.text_in({inside.x, inside.y, inside.width - 44, 44}, ui::type::title, colours.text, texts.devices);
    std::optional<Command> command;
    if (ui::close_button(ui, {inside.right() - 32, inside.y, 44, 44}, texts.back_to_queue)) {
        command = ShowRightCard{RightCard::queue};
    }
    float y = inside.y + 48;
    for (const std::string& line : screen.devices.introduction) {
        y += canvas.wrapped_text({inside.x, y, inside.width, 48}, ui::type::body, colours.text, line);
    }
    y += 16;

    const ui::Rect note{inside.x, 0, inside.width, 20};
    const float button_y = inside.bottom() - 48;
    const auto rows = static_cast<float>(screen.devices.rows.size());
    const auto note_lines = canvas.wrap(ui::type::caption, screen.devices.note, note.width - 30).size();
    const float note_height = ui::type::caption.line * static_cast<float>(note_lines);
    const ui::Rect frame{inside.x, y, inside.width,
                         std::min(rows * (row_height + 1) + 1, button_y - 40 - note_height - y)};
    canvas.outline(frame, colours.line, 1, 8);
    {
        const ui::Rect view = frame.inset(1);
        const ui::ScrollArea scroll(ui, "devices", view, rows * (row_height + 1) - 1);
        float row_y = scroll.top();
        for (const DeviceRow& device : screen.devices.rows) {
            draw_device(ui, {view.x, row_y, view.width, row_height}, device);
            row_y += row_height;
            if (&device != &screen.devices.rows.back()) {
                canvas.horizontal_line(view.x, row_y, view.width, colours.line);
            }
            row_y += 1;
        }
    }
    y = frame.bottom() + 16;
    canvas.icon(ui::Icon::split, {note.x, y}, 20, colours.text_2);
    canvas.wrapped_text({note.x + 30, y, note.width - 30, note_height}, ui::type::caption, colours.text_2,
                        screen.devices.note);

    ui::Button back{.rect = {inside.x, button_y, 160, 48}, .label = texts.back_to_queue};
    back.rect.width = std::max(160.0F, ui::button_width(canvas, back));
    back.id = "back to queue";
    if (ui::button(ui, back)) {
        command = ShowRightCard{RightCard::queue};
    }
    return command;
}

}  // namespace skranke
