#include <algorithm>

#include "counter/console_texts.hpp"
#include "counter/panels.hpp"
#include "counter/people_texts.hpp"
#include "shared/ui/widgets.hpp"

namespace skranke {

namespace {

constexpr float tile_size = 88;
constexpr float lowest_tile = 62;
constexpr float tile_gap = 4;
constexpr float most_tiles = 6;

// A tile has two lines where its words are two.
std::string in_two_lines(std::string_view words) {
    std::string text{words};
    if (const auto space = text.find(' '); space != std::string::npos) {
        text[space] = '\n';
    }
    return text;
}

// Help without a number, and a colleague; `tile` is moved on.
std::optional<Command> draw_people_tiles(ui::Ui& ui, ui::Rect& tile, const ConsoleScreen& screen) {
    const PeopleTexts& texts = people_texts(screen.language);
    std::optional<Command> command;
    const auto draw = [&](ui::Icon icon, std::string_view words, std::string_view key, std::string_view id,
                          Command pressed) {
        const std::string label = in_two_lines(words);
        if (ui::tile_button(
                ui, {.rect = tile, .icon = icon, .label = label, .key = key, .enabled = true, .id = id}))
            keep_first(command, std::move(pressed));
        tile.y += tile.height + tile_gap;
    };
    const OpenEnquiry by_telephone{EnquirySource::by_hand, Channel::telephone};
    if (screen.may_serve) {
        draw(ui::Icon::desk_person, texts.helped_on_floor, "H", "helped", OpenEnquiry{});
        draw(ui::Icon::phone, texts.phone_or_mail, "T", "phone", by_telephone);
        if (ui.key_pressed("M")) keep_first(command, OpenEnquiry{EnquirySource::by_hand, Channel::email});
    }
    // Where nobody waits the card has the button.
    if (screen.card.state != CardState::empty && ui.key_pressed("O")) keep_first(command, OpenTasks{});
    draw(ui::Icon::speech, texts.ask_colleague, "L", "colleague", AskColleague{});
    return command;
}

}  // namespace

std::optional<Command> draw_rail(ui::Ui& ui, const ConsoleLayout& layout, const ConsoleScreen& screen) {
    const ConsoleTexts& texts = console_texts(screen.language);
    std::optional<Command> command;
    const float above = layout.low ? 0 : 12;
    const float room = (layout.rail.height - above) / most_tiles - tile_gap;
    const float height = std::clamp(room, lowest_tile, tile_size);
    // Under practice's banner not even the lowest tiles have room at the largest text.
    const ui::ScrollArea scroll(ui, "rail", layout.rail, above + most_tiles * (height + tile_gap) - tile_gap);
    ui::Rect tile{layout.rail.x + 8, scroll.top() + above, tile_size, height};
    const std::string new_number = in_two_lines(texts.new_number);
    if (screen.card.state != CardState::day_not_open && screen.may_issue) {
        if (ui::tile_button(ui, {.rect = tile,
                                 .icon = ui::Icon::plus,
                                 .label = new_number,
                                 .key = "N",
                                 .enabled = true,
                                 .id = "new number"})) {
            command = OpenNewTicket{};
        }
        tile.y += tile.height + tile_gap;
    }
    if (screen.card.state != CardState::day_not_open || !screen.top.notice.empty()) {
        if (ui::tile_button(ui, {.rect = tile,
                                 .icon = ui::Icon::clock,
                                 .label = texts.the_day,
                                 .key = "D",
                                 .enabled = true,
                                 .id = "the day"})) {
            keep_first(command, ShowTheDay{});
        }
        tile.y += tile.height + tile_gap;
    }
    if (screen.card.state != CardState::day_not_open) {
        keep_first(command, draw_people_tiles(ui, tile, screen));
    }
    const bool devices_shown = screen.right_card == RightCard::devices;
    if (ui::tile_button(ui, {.rect = tile,
                             .icon = ui::Icon::linked,
                             .label = texts.devices,
                             .key = "F2",
                             .enabled = true,
                             .id = "devices"})) {
        command = ShowRightCard{devices_shown ? RightCard::queue : RightCard::devices};
    }
    return command;
}

}  // namespace skranke
