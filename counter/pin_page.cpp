// Six digits, by keyboard or by touch. What is typed shows as dots alone.
#include <algorithm>
#include <array>

#include "counter/console_texts.hpp"
#include "counter/panels.hpp"
#include "shared/ui/widgets.hpp"

namespace skranke {

namespace {

constexpr float card_width = 480;
constexpr float box_size = 56;
constexpr float gap = 12;
constexpr float key_height = 64;
constexpr std::string_view erase_key = "⌫";
constexpr std::array<std::string_view, 12> keypad{"1", "2", "3", "4", "5", "6",
                                                  "7", "8", "9", {},  "0", erase_key};
constexpr std::size_t columns = 3;

void draw_boxes(ui::Ui& ui, float x, float y, const PinScreen& screen) {
    const ui::Colours& colours = ui.colours();
    for (std::size_t i = 0; i < pin_length; ++i) {
        const ui::Rect box{x + static_cast<float>(i) * (box_size + gap), y, box_size, box_size};
        ui.canvas().fill(box, colours.surface, 12);
        const bool next = i == screen.digits && !screen.looked_at;
        ui.canvas().outline(box, next ? colours.primary : colours.line_strong, next ? 2.0F : 1.0F, 12);
        if (i < screen.digits) {
            const ui::Point middle = box.centre();
            ui.canvas().fill({middle.x - 8, middle.y - 8, 16, 16}, colours.text, 8);
        }
    }
}

std::string typed_by_keyboard(ui::Ui& ui, std::string typed) {
    for (const char letter : ui.input().text) {
        if (letter >= '0' && letter <= '9') typed += letter;
    }
    for (const ui::KeyPress& press : ui.input().keys) {
        if (press.key == ui::Key::backspace && !typed.empty()) typed.pop_back();
    }
    return typed;
}

std::string typed_by_touch(ui::Ui& ui, const ui::Rect& rect, std::string typed, bool enabled) {
    const float width = (rect.width - gap * (columns - 1)) / columns;
    for (std::size_t i = 0; i < keypad.size(); ++i) {
        if (keypad[i].empty()) continue;
        const ui::Rect key{rect.x + static_cast<float>(i % columns) * (width + gap),
                           rect.y + static_cast<float>(i / columns) * (key_height + gap), width, key_height};
        const bool erases = keypad[i] == erase_key;
        if (!ui::button(ui, {.rect = key,
                             .label = erases ? std::string_view{} : keypad[i],
                             .icon = erases ? std::optional(ui::Icon::undo) : std::nullopt,
                             .enabled = enabled,
                             .id = keypad[i]}))
            continue;
        if (!erases) {
            typed += keypad[i];
        } else if (!typed.empty()) {
            typed.pop_back();
        }
    }
    return typed;
}

}  // namespace

std::optional<Command> draw_pin_page(ui::Ui& ui, const ConsoleLayout& layout, const PinScreen& screen,
                                     Language language) {
    constexpr float boxes_width = pin_length * (box_size + gap) - gap;
    constexpr float keys_height = 4 * (key_height + gap) - gap;
    constexpr float card_height = 29 + 36 + 4 + 48 + 16 + box_size + 24 + keys_height + 29;
    const ui::Rect& area = layout.below_top;
    const ui::Rect card{area.centre().x - card_width / 2, area.centre().y - card_height / 2, card_width,
                        card_height};
    draw_card(ui, card);
    const ui::Rect inside{card.x + 33, card.y + 29, card.width - 66, card.height - 58};
    ui::Canvas& canvas = ui.canvas();
    const ui::Colours& colours = ui.colours();
    std::optional<Command> command;
    float y = inside.y;
    canvas.text_in({inside.x, y, inside.width - 44, 36}, ui::type::dialog_title, colours.text, screen.title);
    if (ui::close_button(ui, {inside.right() - 34, y - 4, 44, 44}, console_texts(language).go_back))
        command = Back{};
    y += 36 + 4;
    const bool refused = !screen.refusal.empty() && !screen.looked_at;
    canvas.wrapped_text({inside.x, y, inside.width, 48}, ui::type::body,
                        refused ? colours.error : colours.text_2, refused ? screen.refusal : screen.note);
    y += 48 + 16;
    draw_boxes(ui, inside.centre().x - boxes_width / 2, y, screen);
    y += box_size + 24;
    std::string typed = ui.active() ? typed_by_keyboard(ui, screen.typed) : screen.typed;
    typed = typed_by_touch(ui, {inside.x, y, inside.width, keys_height}, std::move(typed), !screen.looked_at);
    if (typed != screen.typed && !screen.looked_at) keep_first(command, TypePin{std::move(typed)});
    return command;
}

}  // namespace skranke
