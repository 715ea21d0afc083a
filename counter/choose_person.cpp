// "Vælg, hvem du er": press a tile or type the initials.
#include <algorithm>

#include "counter/console_texts.hpp"
#include "counter/panels.hpp"
#include "shared/ui/widgets.hpp"

namespace skranke {

namespace {

constexpr float card_width = 600;
constexpr float card_height = 540;
constexpr std::size_t columns = 3;
constexpr float tile_height = 96;
constexpr float gap = 12;

bool person_tile(ui::Ui& ui, const ui::Rect& rect, const PersonTile& person) {
    const ui::ItemState state = ui.item({.id = {},
                                         .label = person.initials,
                                         .kind = ui::ItemKind::option,
                                         .rect = rect,
                                         .key = {},
                                         .enabled = true,
                                         .focusable = true,
                                         .chosen = person.chosen});
    ui::Canvas& canvas = ui.canvas();
    const ui::Colours& colours = ui.colours();
    ui::Colour background = person.chosen ? colours.soft : colours.surface;
    if (state.held || state.hovered) {
        background = state.held ? colours.pressed : colours.hover;
    }
    canvas.fill(rect, background, 12);
    if (person.chosen) {
        canvas.outline(rect, colours.primary, 2, 12);
        canvas.icon(ui::Icon::check, {rect.right() - 34, rect.y + 16}, 20, colours.primary);
    } else {
        canvas.outline(rect, person.matches ? colours.line_strong : colours.line, 1, 12);
    }
    canvas.text_in({rect.x + 17, rect.y, rect.width - 34, rect.height}, ui::type::dialog_title,
                   person.matches ? colours.text : colours.text_off, person.initials);
    if (state.focused) {
        ui::focus_ring(canvas, colours, rect, 12);
    }
    return state.pressed;
}

// Letters go to the initials wherever focus is: there is nothing else to type on this page.
std::optional<Command> typed_initials(ui::Ui& ui, const ChoosePersonScreen& screen) {
    if (!ui.active()) {
        return std::nullopt;
    }
    std::string text = screen.typed + ui.input().text;
    std::erase(text, ' ');
    const bool erased = std::ranges::any_of(
        ui.input().keys, [](const ui::KeyPress& press) { return press.key == ui::Key::backspace; });
    while (erased && !text.empty()) {
        const bool continuation = (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80U;
        text.pop_back();
        if (!continuation) {
            break;
        }
    }
    return text != screen.typed ? std::optional<Command>(TypeInitials{text}) : std::nullopt;
}

std::optional<Command> draw_people(ui::Ui& ui, const ui::Rect& view, const ChoosePersonScreen& screen) {
    const auto rows = static_cast<float>((screen.people.size() + columns - 1) / columns);
    // Room for the focus ring at the edges.
    const ui::Rect clip = view.inset(-8);
    const ui::ScrollArea scroll(ui, "people", clip, rows * (tile_height + gap) - gap + 16);
    const float width = (view.width - gap * (columns - 1)) / columns;
    std::optional<Command> command;
    for (std::size_t i = 0; i < screen.people.size(); ++i) {
        const ui::Rect rect{view.x + static_cast<float>(i % columns) * (width + gap),
                            scroll.top() + 8 + static_cast<float>(i / columns) * (tile_height + gap), width,
                            tile_height};
        if (person_tile(ui, rect, screen.people[i])) {
            keep_first(command, screen.people[i].command);
        }
    }
    return command;
}

}  // namespace

std::optional<Command> draw_choose_person(ui::Ui& ui, const ConsoleLayout& layout,
                                          const ConsoleScreen& screen) {
    const ConsoleTexts& texts = console_texts(screen.language);
    const ChoosePersonScreen& choose = screen.choose_person;
    ui::Canvas& canvas = ui.canvas();
    const ui::Colours& colours = ui.colours();
    const ui::Rect& area = layout.below_top;
    const ui::Rect card{area.centre().x - card_width / 2, area.centre().y - card_height / 2, card_width,
                        card_height};
    draw_card(ui, card);
    const ui::Rect inside{card.x + 33, card.y + 29, card.width - 66, card.height - 58};
    std::optional<Command> command = typed_initials(ui, choose);
    canvas.text_in({inside.x, inside.y, inside.width, 36}, ui::type::dialog_title, colours.text,
                   texts.choose_person);
    canvas.text_in({inside.x, inside.y, inside.width - 44, 36}, ui::type::dialog_title, colours.primary,
                   choose.typed, ui::Align::right);
    if (choose.may_go_back &&
        ui::close_button(ui, {inside.right() - 34, inside.y - 4, 44, 44}, texts.go_back)) {
        keep_first(command, Back{});
    }
    const bool unknown = !choose.nobody.empty();
    canvas.text_in({inside.x, inside.y + 40, inside.width, 24}, ui::type::body,
                   unknown ? colours.error : colours.text_2,
                   unknown ? std::string_view(choose.nobody) : texts.press_or_type_initials);

    const float foot_y = inside.bottom() - 44;
    const ui::Rect view{inside.x, inside.y + 88, inside.width, foot_y - 16 - inside.y - 88};
    keep_first(command, draw_people(ui, view, choose));
    const float note_width = canvas.text_width(ui::type::caption, texts.no_personal_statistics);
    const float note_x = inside.right() - note_width;
    canvas.icon(ui::Icon::information, {note_x - 30, foot_y + 12}, 20, colours.text_2);
    canvas.text_in({note_x, foot_y, note_width, 44}, ui::type::caption, colours.text_2,
                   texts.no_personal_statistics);
    if (!choose.people.empty()) {
        const auto fitting = std::ranges::find_if(choose.people, &PersonTile::matches);
        // What was typed leads focus to the first who fits, so that Enter chooses.
        if (!choose.typed.empty() && fitting != choose.people.end()) {
            ui.focus(fitting->initials);
        }
    }
    return command;
}

}  // namespace skranke
