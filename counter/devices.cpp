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

// A line of small text with an icon, in as many lines as it needs; nothing, where there is nothing to say.
struct Notice {
    static constexpr float above = 16;
    static constexpr float indent = 30;
    static constexpr ui::TextStyle style = ui::type::caption;

    ui::Icon icon{};
    ui::Colour colour{};
    std::string_view text;

    float height(const ui::Canvas& canvas, float width) const {
        if (text.empty()) {
            return 0;
        }
        return above + style.line * static_cast<float>(canvas.wrap(style, text, width - indent).size());
    }
    // Answers where it ends.
    float draw(ui::Canvas& canvas, ui::Point at, float width) const {
        const float tall = height(canvas, width);
        if (tall > 0) {
            canvas.icon(icon, {at.x, at.y + above}, 20, colour);
            canvas.wrapped_text({at.x + indent, at.y + above, width - indent, tall - above}, style, colour,
                                text);
        }
        return at.y + tall;
    }
};

Notice notice_of(ui::Ui& ui, const DevicesScreen& screen) {
    if (!screen.stick) {
        return {};
    }
    const bool is_problem = screen.stick->is_problem;
    return {.icon = is_problem ? ui::Icon::warning : ui::Icon::disk,
            .colour = ui.colours().text,
            .text = screen.stick->text};
}

std::optional<Command> draw_buttons(ui::Ui& ui, const ui::Rect& row, const ConsoleScreen& screen) {
    std::optional<Command> command;
    ui::Button back{.rect = {row.x, row.y, 160, row.height},
                    .label = console_texts(screen.language).back_to_queue,
                    .id = "back to queue"};
    back.rect.width = std::max(160.0F, ui::button_width(ui.canvas(), back));
    ui::Button exchange{.rect = {back.rect.right() + 12, row.y, 0, row.height},
                        .label = stick_texts(screen.language).exchange,
                        .icon = ui::Icon::disk,
                        .enabled = !screen.devices.exchange_under_way};
    exchange.rect.width = ui::button_width(ui.canvas(), exchange);
    const bool both_fit = exchange.rect.right() <= row.right();
    if (screen.devices.offers_exchange && !both_fit) {
        exchange.rect.x = row.x;  // the cross leads back, too
    } else if (ui::button(ui, back)) {
        command = ShowRightCard{RightCard::queue};
    }
    if (screen.devices.offers_exchange && ui::button(ui, exchange)) {
        command = ExchangeWithStick{};
    }
    return command;
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

    const Notice note{ui::Icon::split, colours.text_2, screen.devices.note};
    const Notice stick = notice_of(ui, screen.devices);
    const float notices_height = note.height(canvas, inside.width) + stick.height(canvas, inside.width);
    const float button_y = inside.bottom() - 48;
    const auto rows = static_cast<float>(screen.devices.rows.size());
    const ui::Rect frame{inside.x, y, inside.width,
                         std::min(rows * (row_height + 1) + 1, button_y - notices_height - 16 - y)};
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
    y = note.draw(canvas, {inside.x, frame.bottom()}, inside.width);
    stick.draw(canvas, {inside.x, y}, inside.width);

    keep_first(command, draw_buttons(ui, {inside.x, button_y, inside.width, 48}, screen));
    return command;
}

}  // namespace skranke
