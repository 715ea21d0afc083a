#include "counter/waits_panel.hpp"

#include <array>

#include "counter/console_texts.hpp"
#include "counter/panels.hpp"
#include "shared/ui/widgets.hpp"

namespace skranke {

namespace {

constexpr float margin = 16;
constexpr float tile_height = 92;
constexpr float foot_height = 44;
constexpr double goal_minutes = 15;

struct Column {
    std::string_view head;
    std::string WaitGroup::* text;
};

void draw_tile(ui::Ui& ui, const ui::Rect& rect, const WaitTile& tile) {
    draw_card(ui, rect);
    const ui::Colours& colours = ui.colours();
    const float x = rect.x + 21;
    const float width = rect.width - 42;
    ui.canvas().text_in({x, rect.y + 11, width, 20}, ui::type::caption_strong, colours.text, tile.label);
    ui.canvas().text_in({x, rect.y + 31, width, 34}, ui::type::action, colours.text, tile.value);
    ui.canvas().text_in({x, rect.y + 65, width, 20}, ui::type::caption, colours.text_2, tile.note);
}

void draw_legend(ui::Ui& ui, float right, float middle) {
    ui::Canvas& canvas = ui.canvas();
    const ui::Colours& colours = ui.colours();
    const auto word = [&](std::string_view text) {
        const float width = canvas.text_width(ui::type::caption, text);
        right -= width;
        canvas.text({right, middle - 10}, ui::type::caption, colours.text_2, text);
        right -= 8 + 14;
    };
    word("P90");
    canvas.fill({right + 6, middle - 6, 2, 13}, colours.chart_90);
    canvas.fill({right + 2, middle - 7, 10, 2}, colours.chart_90);
    right -= 20;
    word("P80");
    canvas.fill({right, middle - 7, 14, 14}, colours.chart_80);
    right -= 20;
    word("P50");
    canvas.fill({right, middle - 7, 14, 14}, colours.chart_50);
}

// Where a number of minutes stands between two ends.
struct Axis {
    float zero;
    float length;  // towards the end; negative: upwards
    double minutes;
    float at(double value) const { return zero + length * static_cast<float>(value / minutes); }
};

void draw_upright_bar(ui::Ui& ui, const Axis& axis, float centre, const WaitGroup& group,
                      std::string_view too_few) {
    ui::Canvas& canvas = ui.canvas();
    const ui::Colours& colours = ui.colours();
    if (!group.minutes_50 || !group.minutes_80) {
        canvas.text_in({centre - 40, axis.zero - 24, 80, 20}, ui::type::caption, colours.text_2, too_few,
                       ui::Align::centre);
        return;
    }
    constexpr float width = 32;
    const float half = axis.at(*group.minutes_50);
    const float eight = axis.at(*group.minutes_80);
    canvas.fill({centre - width / 2, half, width, axis.zero - half}, colours.chart_50);
    if (half - 2 > eight) {
        canvas.fill({centre - width / 2, eight, width, half - 2 - eight}, colours.chart_80);
    }
    if (group.minutes_90 && *group.minutes_90 > *group.minutes_80) {
        const float nine = axis.at(*group.minutes_90);
        canvas.fill({centre - 1, nine, 2, eight - nine}, colours.chart_90);
        canvas.fill({centre - 9, nine - 1, 18, 2}, colours.chart_90);
    }
}

void draw_hours(ui::Ui& ui, const ui::Rect& card, const WaitsScreen& waits, const ConsoleTexts& texts) {
    draw_card(ui, card);
    ui::Canvas& canvas = ui.canvas();
    const ui::Colours& colours = ui.colours();
    const ui::Rect inside{card.x + 21, card.y + 13, card.width - 38, card.height - 26};
    canvas.text_in({inside.x, inside.y, inside.width, 28}, ui::type::label, colours.text, texts.by_hour);
    draw_legend(ui, inside.right(), inside.y + 14);

    constexpr std::size_t columns_max = 10;
    const std::size_t count = std::min(waits.by_hour.size(), columns_max);
    constexpr float label_width = 72, row_height = 27;
    constexpr std::array<Column, 4> rows{{{"P50", &WaitGroup::p50},
                                          {"P80", &WaitGroup::p80},
                                          {"P90", &WaitGroup::p90},
                                          {"", &WaitGroup::count}}};
    const float table_top = inside.bottom() - row_height * rows.size();
    const Axis axis{.zero = table_top - 28,
                    .length = inside.y + 28 + 30 - (table_top - 28),
                    .minutes = waits.axis_minutes};
    for (double minutes = 0; minutes <= waits.axis_minutes; minutes += 10) {
        const float y = axis.at(minutes);
        canvas.horizontal_line(inside.x + label_width, y, inside.width - label_width, colours.line);
        const std::string number = std::to_string(static_cast<int>(minutes));
        canvas.text_in({inside.x, y - 10, label_width - 12, 20}, ui::type::caption, colours.text_2,
                       minutes >= waits.axis_minutes ? number + " min." : number, ui::Align::right);
    }
    const float column = (inside.width - label_width) / static_cast<float>(std::max<std::size_t>(count, 1));
    for (std::size_t i = 0; i < count; ++i) {
        const WaitGroup& group = waits.by_hour[waits.by_hour.size() - count + i];
        const float x = inside.x + label_width + static_cast<float>(i) * column;
        draw_upright_bar(ui, axis, x + column / 2, group, texts.too_few);
        canvas.text_in({x, axis.zero + 4, column, 20}, ui::type::caption, colours.text, group.name,
                       ui::Align::centre);
        for (std::size_t row = 0; row < rows.size(); ++row) {
            const bool last = row + 1 == rows.size();
            canvas.text_in({x, table_top + static_cast<float>(row) * row_height, column, row_height},
                           ui::type::caption, last ? colours.text_2 : colours.text, group.*rows[row].text,
                           ui::Align::centre, ui::Digits::cells);
        }
    }
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const float y = table_top + static_cast<float>(row) * row_height;
        canvas.horizontal_line(inside.x, y, inside.width, colours.line);
        canvas.text_in({inside.x, y, label_width, row_height}, ui::type::caption, colours.text_2,
                       rows[row].head.empty() ? texts.count_column : rows[row].head);
    }
    const float goal = axis.at(goal_minutes);
    canvas.dashed_line({inside.x + label_width, goal}, {inside.right(), goal}, colours.notice_line, 2, 6, 4);
    // On a ground of its own: a bar may stand behind it.
    const float goal_width = canvas.text_width(ui::type::caption_strong, texts.goal_line);
    const ui::Rect goal_words{inside.right() - goal_width, goal - 24, goal_width, 20};
    canvas.fill(goal_words.inset(-2), colours.surface);
    canvas.text_in(goal_words, ui::type::caption_strong, colours.notice_text, texts.goal_line);
}

void draw_lying_bar(ui::Ui& ui, const Axis& axis, float middle, const WaitGroup& group) {
    ui::Canvas& canvas = ui.canvas();
    const ui::Colours& colours = ui.colours();
    if (!group.minutes_50 || !group.minutes_80) {
        return;
    }
    const float half = axis.at(*group.minutes_50);
    const float eight = axis.at(*group.minutes_80);
    canvas.fill({axis.zero, middle - 6, half - axis.zero, 12}, colours.chart_50);
    if (eight > half + 2) {
        canvas.fill({half + 2, middle - 6, eight - half - 2, 12}, colours.chart_80);
    }
    if (group.minutes_90 && *group.minutes_90 > *group.minutes_80) {
        const float nine = axis.at(*group.minutes_90);
        canvas.fill({eight, middle - 1, nine - eight, 2}, colours.chart_90);
        canvas.fill({nine - 1, middle - 6, 2, 12}, colours.chart_90);
    }
}

void draw_services(ui::Ui& ui, const ui::Rect& card, const WaitsScreen& waits, const ConsoleTexts& texts) {
    draw_card(ui, card);
    ui::Canvas& canvas = ui.canvas();
    const ui::Colours& colours = ui.colours();
    const ui::Rect inside{card.x + 21, card.y + 13, card.width - 42, card.height - 14};
    canvas.text_in({inside.x, inside.y, inside.width, 28}, ui::type::label, colours.text, texts.by_service);

    constexpr float row_height = 30, bar_width = 160, number_width = 46;
    constexpr std::array<Column, 4> columns{{{"", &WaitGroup::count},
                                             {"P50", &WaitGroup::p50},
                                             {"P80", &WaitGroup::p80},
                                             {"P90", &WaitGroup::p90}}};
    const Axis axis{
        .zero = inside.right() - bar_width, .length = bar_width - 14, .minutes = waits.axis_minutes};
    const float numbers_right = axis.zero - 24;
    const float head_y = inside.y + 28;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const float right = numbers_right - static_cast<float>(columns.size() - 1 - i) * number_width;
        canvas.text_in({right - number_width, head_y, number_width, 24}, ui::type::caption, colours.text_2,
                       columns[i].head.empty() ? texts.count_column : columns[i].head, ui::Align::right);
    }
    const std::string end = std::to_string(static_cast<int>(waits.axis_minutes)) + " min.";
    canvas.text_in({axis.zero, head_y, 30, 24}, ui::type::caption, colours.text_2, "0");
    canvas.text_in({axis.zero, head_y, bar_width, 24}, ui::type::caption, colours.text_2, end,
                   ui::Align::right);

    float y = head_y + 24;
    for (const WaitGroup& group : waits.by_service) {
        if (y + row_height > inside.bottom()) {
            break;
        }
        canvas.horizontal_line(inside.x, y, inside.width, colours.line);
        const float names_width = numbers_right - number_width * columns.size() - 8 - inside.x;
        canvas.text_in({inside.x, y, names_width, row_height}, ui::type::body, colours.text, group.name);
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const float right = numbers_right - static_cast<float>(columns.size() - 1 - i) * number_width;
            canvas.text_in({right - number_width, y, number_width, row_height}, ui::type::body, colours.text,
                           group.*columns[i].text, ui::Align::right, ui::Digits::cells);
        }
        draw_lying_bar(ui, axis, y + row_height / 2, group);
        y += row_height;
    }
    const float goal = axis.at(goal_minutes);
    canvas.dashed_line({goal, head_y + 24}, {goal, y}, colours.notice_line, 1.5F, 4, 3);
}

}  // namespace

void draw_waits(ui::Ui& ui, const ConsoleLayout& layout, const WaitsScreen& waits, Language language) {
    const ConsoleTexts& texts = console_texts(language);
    const ui::Rect area = layout.below_top.inset(margin);
    const auto count = static_cast<float>(waits.tiles.size());
    const float tile_width = (area.width - margin * (count - 1)) / count;
    float x = area.x;
    for (const WaitTile& tile : waits.tiles) {
        draw_tile(ui, {x, area.y, tile_width, tile_height}, tile);
        x += tile_width + margin;
    }
    const float y = area.y + tile_height + 12;
    const float height = area.bottom() - foot_height + 8 - y;
    // Large text: below each other, so that services keep their names.
    const bool stacked = area.width < waits_stacked_below;
    const float left = stacked ? area.width : (area.width - margin) * 0.513F;
    const float upper = stacked ? (height - margin) / 2 : height;
    draw_hours(ui, {area.x, y, left, upper}, waits, texts);
    draw_services(ui,
                  stacked ? ui::Rect{area.x, y + upper + margin, area.width, upper}
                          : ui::Rect{area.x + left + margin, y, area.width - margin - left, height},
                  waits, texts);
    const float foot_y = y + height;
    ui.canvas().text_in({area.x + 4, foot_y, area.width / 2, foot_height}, ui::type::caption,
                        ui.colours().text_2, waits.priority);
    const float note_width = ui.canvas().text_width(ui::type::caption, texts.small_numbers);
    ui.canvas().text_in({area.right() - note_width - 4, foot_y, note_width + 4, foot_height},
                        ui::type::caption, ui.colours().text_2, texts.small_numbers);
    ui.canvas().icon(ui::Icon::information, {area.right() - note_width - 34, foot_y + foot_height / 2 - 10},
                     20, ui.colours().text_2);
}

void draw_figures(ui::Ui& ui, const ConsoleLayout& layout, const WaitsScreen& waits, Language language) {
    const ConsoleTexts& texts = console_texts(language);
    ui::Canvas& canvas = ui.canvas();
    const ui::Colours& colours = ui.colours();
    draw_card(ui, layout.figures);
    const ui::Rect inside{layout.figures.x + 25, layout.figures.y + 21, layout.figures.width - 50,
                          layout.figures.height - 42};
    canvas.text_in({inside.x, inside.y, inside.width, 28}, ui::type::title, colours.text, texts.today);
    float y = inside.y + 48;
    const auto figure = [&](std::string_view label, std::string_view value) {
        canvas.text_in({inside.x, y, inside.width, 20}, ui::type::caption_strong, colours.text_2, label);
        canvas.text_in({inside.x, y + 24, inside.width, 34}, ui::type::action, colours.text, value);
        y += 58 + 30;
    };
    figure(texts.helped_today, waits.helped_today);
    for (const WaitTile& tile : waits.tiles) {
        canvas.horizontal_line(inside.x, y - 20, inside.width, colours.line);
        figure(tile.label, tile.value);
    }
}

}  // namespace skranke
