#include "queue-display/board_view.hpp"

#include <array>
#include <cmath>
#include <numbers>

#include "queue-display/board_layout.hpp"
#include "queue-display/closed_view.hpp"
#include "shared/text/format.hpp"

namespace skranke::display {

using namespace ui;

namespace {

constexpr std::array needs{
    FontNeed{Face::bold, 328, Letters::numbers},   FontNeed{Face::bold, 288, Letters::numbers},
    FontNeed{Face::bold, 112, Letters::numbers},   FontNeed{Face::bold, 96, Letters::numbers},
    FontNeed{Face::bold, 72, Letters::numbers},    FontNeed{Face::bold, 64, Letters::numbers},
    FontNeed{Face::semibold, 144, Letters::words}, FontNeed{Face::semibold, 128, Letters::words},
    FontNeed{Face::semibold, 108, Letters::words}, FontNeed{Face::semibold, 76, Letters::words},
    FontNeed{Face::semibold, 64, Letters::words},  FontNeed{Face::semibold, 56, Letters::words},
    FontNeed{Face::semibold, 52, Letters::words},  FontNeed{Face::semibold, 48, Letters::words},
    FontNeed{Face::regular, 72, Letters::words},   FontNeed{Face::regular, 56, Letters::words},
    FontNeed{Face::regular, 48, Letters::words},   FontNeed{Face::regular, 44, Letters::words},
};

constexpr float block_radius = 24;
constexpr float block_border = 4;
constexpr float rule = 3;

class BoardPainter {
public:
    BoardPainter(Ui& ui, const BoardScreen& screen, const BoardLook& look)
        : canvas_(ui.canvas()),
          area_(ui.screen()),
          screen_(screen),
          colours_(*look.colours),
          texts_(*look.texts),
          layout_(layout_of(area_)) {}

    void draw() {
        header();
        if (screen_.quiet) {
            message(texts_.welcome, texts_.quiet);
        } else if (screen_.fresh) {
            fresh_block(*screen_.fresh);
        } else if (!screen_.crisis_services.empty()) {
            message(texts_.crisis, list_text(screen_.crisis_services, ", "));
        } else if (screen_.closed_for_numbers) {
            message(texts_.closed_for_numbers, texts_.closed_for_numbers_2);
        } else {
            message(texts_.welcome, texts_.welcome_2);
        }
        if (screen_.quiet) return;
        list();
        footer();
    }

private:
    // A number or a desk that is too wide is drawn smaller; it never wraps and never ends in dots.
    TextStyle fitting(TextStyle style, std::string_view text, float width) const {
        // Letters are as wide as whole pixels allow, so a smaller size may need a second look.
        for (float needed = canvas_.text_width(style, text); needed > width;
             needed = canvas_.text_width(style, text)) {
            style.size *= std::min(width / needed, 0.99F);
        }
        return style;
    }
    float on_baseline(float x, float baseline, TextStyle style, Colour colour, std::string_view text) {
        style.line = ascent_and_descent * style.size;
        return canvas_.text({x, baseline - ascent * style.size}, style, colour, text);
    }

    void header() {
        const Header& header = layout_.header;
        canvas_.icon(Icon::mark, header.mark, header.mark_size, mark_colour());
        const float clock = canvas_.text_width(header.clock_style, screen_.clock);
        const float clock_x = header.right - clock;
        canvas_.text_in({clock_x, 0, clock + 1, header.height}, header.clock_style, colours_.text,
                        screen_.clock);
        const float room = clock_x - 48 - header.site.x;
        const TextStyle site_style = fitting(header.site_style, screen_.site, room);
        const float site = canvas_.text(header.site, site_style, colours_.text, screen_.site);
        const Point beside{header.site.x + site + 28, header.site.y};
        const Point at = header.service_below ? header.service : beside;
        const bool fits = at.x + canvas_.text_width(header.service_style, texts_.service) <= clock_x - 28;
        if (fits) canvas_.text(at, header.service_style, colours_.text_2, texts_.service);
    }

    Colour mark_colour() const { return colours_.fresh_line; }

    void fresh_block(const FreshCall& fresh) {
        const Rect& block = layout_.block;
        const bool filled = fresh.filled;
        canvas_.fill(block, filled ? colours_.fresh : colours_.surface, block_radius);
        canvas_.outline(block, colours_.fresh_line, block_border, block_radius);
        if (fresh.flashing_for) flash(block, *fresh.flashing_for);
        const Colour letters = filled ? colours_.on_fresh : colours_.text;
        const Colour quiet = filled ? colours_.on_fresh_2 : colours_.text_2;
        const BlockText& place = layout_.block_text;
        canvas_.text(place.label, place.label_style, quiet, texts_.now_called);
        const float room = block.right() - place.padding - place.number.x;
        canvas_.text(place.number, fitting(place.number_style, fresh.call.number, room), letters,
                     fresh.call.number);
        canvas_.icon(Icon::arrow_to_desk, place.arrow, place.arrow_size, letters);
        const float desk_room = block.right() - place.padding - place.desk.x;
        canvas_.text(place.desk, fitting(place.desk_style, fresh.call.desk, desk_room), letters,
                     fresh.call.desk);
    }

    // An inner edge that breathes once a second and is gone when the flash ends.
    void flash(const Rect& block, std::chrono::nanoseconds shown_for) {
        const double seconds = std::chrono::duration<double>(shown_for).count();
        const double wave = (1 - std::cos(2 * std::numbers::pi * seconds)) / 2;
        constexpr double strongest = 0.6;
        canvas_.outline(block.inset(block_border),
                        with_opacity(colours_.on_fresh, static_cast<float>(strongest * wave)), 12,
                        block_radius - block_border);
    }

    // Where nobody has just been called.
    void message(std::string_view words, std::string_view more) {
        Rect block = layout_.block;
        const bool list_stands_beside = !screen_.latest.empty() && block.width < layout_.list.area.x;
        if (!list_stands_beside) block.width = area_.width - 2 * block.x;
        const BlockText& place = layout_.block_text;
        canvas_.fill(block, colours_.surface, block_radius);
        canvas_.outline(block, colours_.line, block_border, block_radius);
        const float x = place.label.x;
        const float room = block.right() - place.padding - x;
        const TextStyle title{Face::semibold, 128, 144};
        const TextStyle sentence{Face::regular, 72, 92};
        const auto lines = [&](const TextStyle& style, std::string_view text) {
            return static_cast<float>(canvas_.wrap(style, text, room).size()) * style.line;
        };
        constexpr float gap = 32;
        const float title_height = lines(title, words);
        float y = block.centre().y - (title_height + gap + lines(sentence, more)) / 2;
        canvas_.wrapped_text({x, y, room, 0}, title, colours_.text, words);
        y += title_height + gap;
        canvas_.wrapped_text({x, y, room, 0}, sentence, colours_.text_2, more);
    }

    void list() {
        const List& list = layout_.list;
        if (screen_.latest.empty() || list.rows == 0) return;
        canvas_.text({list.area.x, list.area.y}, list.label_style, colours_.text_2, texts_.latest_calls);
        float y = list.area.y + list.label_height;
        for (std::size_t index = 0; index < std::min(screen_.latest.size(), list.rows); ++index) {
            const BoardCall& call = screen_.latest[index];
            canvas_.horizontal_line(list.area.x, y, list.area.width, colours_.line, rule);
            const Rect row{list.area.x, y + rule, list.area.width, list.row_height - rule};
            in_row(row, list.number_style, call.number, list.desk_offset - 16);
            const Rect rest{row.x + list.desk_offset, row.y, row.width - list.desk_offset, row.height};
            in_row(rest, list.desk_style, call.desk, rest.width);
            y += list.row_height;
        }
    }

    void in_row(const Rect& row, const TextStyle& style, std::string_view text, float room) {
        const TextStyle fitted = fitting(style, text, room);
        canvas_.text({row.x, row.centre().y - fitted.line / 2}, fitted, colours_.text, text);
    }

    void footer() {
        const Footer& footer = layout_.footer;
        canvas_.fill(footer.area, colours_.surface);
        canvas_.horizontal_line(footer.area.x, footer.area.y, footer.area.width, colours_.line, rule);
        waiting_count(footer);
        const std::string_view ask = screen_.unheard ? texts_.ask_about_turn : texts_.ask;
        const Colour ask_colour = screen_.unheard ? colours_.text : colours_.text_2;
        if (footer.ask_below) {
            canvas_.text({footer.left, footer.ask_y}, footer.ask_style, ask_colour, ask);
        } else {
            const float width = canvas_.text_width(footer.ask_style, ask);
            on_baseline(footer.right - width, footer.first_baseline, footer.ask_style, ask_colour, ask);
        }
        if (footer.order_on_two_lines) {
            canvas_.text({footer.left, footer.order_y}, footer.order_style, colours_.text_2,
                         texts_.own_order);
            canvas_.text({footer.left, footer.order_y + footer.order_style.line}, footer.order_style,
                         colours_.text_2, texts_.own_order_2);
        } else {
            const std::string whole = std::string{texts_.own_order} + ' ' + std::string{texts_.own_order_2};
            canvas_.text({footer.left, footer.order_y},
                         fitting(footer.order_style, whole, footer.right - footer.left), colours_.text_2,
                         whole);
        }
    }

    void waiting_count(const Footer& footer) {
        const float baseline = footer.first_baseline;
        if (screen_.waiting == 0) {
            on_baseline(footer.left, baseline, footer.waiting_style, colours_.text, texts_.waiting_none);
            return;
        }
        const std::string count = std::to_string(screen_.waiting);
        float x = footer.left;
        x += on_baseline(x, baseline, footer.count_style, colours_.text, count);
        x += canvas_.text_width(footer.waiting_style, " ");
        on_baseline(x, baseline, footer.waiting_style, colours_.text,
                    screen_.waiting == 1 ? texts_.waiting_one : texts_.waiting_many);
    }

    Canvas& canvas_;
    Rect area_;
    const BoardScreen& screen_;
    const DisplayColours& colours_;
    const DisplayTexts& texts_;
    BoardLayout layout_;
};

}  // namespace

std::span<const FontNeed> board_fonts() { return needs; }

void draw_board(Ui& ui, const BoardScreen& screen, const BoardLook& look) {
    if (screen.closed) {
        draw_closed(ui, screen, *look.texts);
    } else {
        BoardPainter{ui, screen, look}.draw();
    }
}

}  // namespace skranke::display
