#include <algorithm>
#include <array>
#include <span>

#include "counter/console_texts.hpp"
#include "counter/panels.hpp"
#include "counter/people_texts.hpp"
#include "counter/settings_texts.hpp"
#include "shared/ui/widgets.hpp"

namespace skranke {

namespace {

constexpr float control_height = 44;
constexpr float around_notice = 56;  // the pill's icon and padding

float tabs_width(ui::Ui& ui, std::span<const ui::Tab> tabs) {
    float width = 0;
    for (const ui::Tab& tab : tabs) width += ui::top_tab_width(ui.canvas(), ui.colours(), tab);
    return width;
}

}  // namespace

std::optional<Command> draw_top_bar(ui::Ui& ui, const ConsoleLayout& layout, const ConsoleScreen& screen) {
    const ConsoleTexts& texts = console_texts(screen.language);
    ui::Canvas& canvas = ui.canvas();
    const ui::Colours& colours = ui.colours();
    const ui::Rect& bar = layout.top;
    canvas.fill(bar, colours.surface);
    canvas.horizontal_line(bar.x, bar.bottom() - 1, bar.width, colours.line);

    const float middle = bar.y + (bar.height - 1) / 2;
    const bool person_chosen =
        screen.page != Page::loading && screen.page != Page::choose_person && screen.page != Page::pin;
    constexpr std::array views{ConsoleView::queue, ConsoleView::waits, ConsoleView::tally,
                               ConsoleView::settings};
    constexpr std::array pages{Page::queue, Page::waits, Page::tally, Page::settings};
    std::array all_tabs{ui::Tab{.label = texts.queue_tab, .key = "F5"},
                        ui::Tab{.label = texts.waits_tab, .key = "F7"},
                        ui::Tab{.label = people_texts(screen.language).tally, .key = "F8"},
                        ui::Tab{.label = settings_texts(screen.language).settings, .key = "M"}};
    const std::span<ui::Tab> tabs =
        std::span(all_tabs).first(all_tabs.size() - (screen.may_change_settings ? 0 : 1));
    ui::ChoiceButton person{
        .rect = {},
        .label = screen.top.person,
        .second = screen.top.presence.empty() ? std::string_view("F4") : screen.top.presence,
        .icon = ui::Icon::person,
        .enabled = true,
        .id = "person"};
    const float clock_width = canvas.text_width(ui::type::title, screen.top.clock, ui::Digits::cells);
    const auto person_takes = [&] { return person_chosen ? ui::choice_button_width(canvas, person) : 0; };
    const auto right_takes = [&] { return 16 + clock_width + 20 + person_takes() + 20; };
    float gap = 36;
    const auto tabs_take = [&] { return person_chosen ? gap + tabs_width(ui, tabs) : 0; };
    const auto fits = [&] { return tabs_take() <= bar.width - 60 - right_takes(); };
    // Large text: the pictures of the keys go, then the air; the help tells of the keys.
    if (!fits())
        for (ui::Tab& tab : tabs) tab.shows_key = false;
    if (!fits()) gap = 4;
    if (!fits()) person.second = {};
    const float tabs_part = tabs_take(), person_width = person_takes(), right_part = right_takes();
    const float site_part = canvas.text_width(ui::type::label, screen.top.site) + 25;
    const float desk_part = canvas.text_width(ui::type::body, screen.top.desk);

    const float notice_part =
        screen.top.notice.empty()
            ? 0
            : 20 + around_notice + canvas.text_width(ui::type::caption_strong, screen.top.notice);

    canvas.icon(ui::Icon::mark, {bar.x + 20, middle - 14}, 28, colours.primary);
    float x = bar.x + 60;
    // Large text, or something to know: whoever sits here knows which house it is, then which desk.
    const float room = bar.width - 60 - tabs_part - right_part - notice_part;
    if (site_part + desk_part <= room) {
        x += canvas.text({x, middle - 12}, ui::type::label, colours.text, screen.top.site);
        canvas.vertical_line(x + 12, middle - 12, 24, colours.line);
        x += 25;
    }
    if (desk_part <= room) {
        x += canvas.text({x, middle - 12}, ui::type::body, colours.text_2, screen.top.desk);
    }

    std::optional<Command> command;
    if (person_chosen) {
        const auto chosen = static_cast<std::size_t>(std::ranges::find(pages, screen.page) - pages.begin());
        if (const auto pressed = ui::top_tabs(ui, {x + gap, bar.y}, tabs, chosen)) {
            command = ShowView{views[*pressed]};
        }
        x += tabs_part;
    }

    float right = bar.right() - 16;
    canvas.text_in({right - clock_width, middle - 14, clock_width, 28}, ui::type::title, colours.text,
                   screen.top.clock, ui::Align::right, ui::Digits::cells);
    right -= clock_width + 20;
    if (person_chosen) {
        person.rect = {right - person_width, middle - control_height / 2, person_width, control_height};
        if (ui::choice_button(ui, person) || ui.key_pressed("F4")) {
            command = SwitchPerson{};
        }
        right -= person_width + 12;
    }
    // A word at least, or nothing: at the largest text Dagen (D) tells it alone.
    constexpr float least_notice = 60;
    const float notice_room = right - x - 20 - around_notice;
    if (!screen.top.notice.empty() && notice_room >= least_notice) {
        const std::string notice =
            canvas.with_ellipsis(ui::type::caption_strong, screen.top.notice, notice_room);
        ui::pill(canvas, colours, {x + 20, middle - ui::pill_height / 2},
                 {.icon = ui::Icon::information, .text = notice, .look = ui::PillLook::notice});
    }
    return command;
}

}  // namespace skranke
