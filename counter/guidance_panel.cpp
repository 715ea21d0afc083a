#include "counter/guidance_panel.hpp"

#include <algorithm>
#include <span>

#include "counter/console_texts.hpp"
#include "counter/panels.hpp"
#include "shared/ui/widgets.hpp"

namespace skranke {

namespace {

constexpr float padding = 25;
constexpr float head_height = 44;
constexpr float label_height = 24;
constexpr float icon_width = 32;
constexpr float bar_room = 16;
// From here on there are two columns, so that all can be seen at once.
constexpr float two_columns_from = 500;
constexpr float column_gap = 24;

struct Section {
    std::string_view label;
    std::span<const std::string> lines;
    std::optional<ui::Icon> icon;  // none: a dot
};

// Both measures the content and draws it, so that the two cannot differ.
class GuidancePainter {
public:
    GuidancePainter(ui::Ui& ui, const ConsoleScreen& screen, float x, float width, bool wide)
        : canvas_(ui.canvas()),
          colours_(ui.colours()),
          texts_(console_texts(screen.language)),
          card_(*screen.guidance),
          x_(x),
          width_(width),
          row_gap_(wide ? 10 : 6),
          section_gap_(wide ? 20 : 16) {}

    float height() { return run(0, false); }
    void draw(float y) { run(y, true); }

private:
    float run(float y, bool drawing) {
        drawing_ = drawing;
        y_ = y;
        column_ = {x_, width_};
        line(ui::type::title, colours_.text, card_.title, 0);
        if (card_.nothing_written) {
            y_ += section_gap_;
            line(ui::type::body, colours_.text_2, texts_.no_guidance_yet, 0);
        }
        const float top = y_;
        const bool two_columns = width_ >= two_columns_from;
        if (two_columns) {
            column_.width = (width_ - column_gap) / 2;
        }
        section({texts_.we_help_with, card_.helps_with, ui::Icon::check});
        section({texts_.we_do_not_help_with, card_.does_not_help_with, ui::Icon::close});
        const float left_end = y_;
        if (two_columns) {
            y_ = top;
            column_.x += column_.width + column_gap;
        }
        section({texts_.to_bring, card_.bring, std::nullopt});
        label_and_lines(texts_.can_citizens_themselves, card_.by_oneself);
        return std::max(left_end, y_) - y;
    }

    void section(const Section& section) {
        if (section.lines.empty()) {
            return;
        }
        label(section.label);
        for (const std::string& text : section.lines) {
            y_ += row_gap_ / 2;
            if (drawing_ && section.icon) {
                canvas_.icon(*section.icon, {column_.x, y_ + 2}, 20, colours_.text_2);
            } else if (drawing_) {
                canvas_.circle({column_.x + 10, y_ + 12}, 3, colours_.text_2);
            }
            line(ui::type::body, colours_.text, text, icon_width);
            y_ += row_gap_ / 2;
        }
    }

    void label_and_lines(std::string_view words, std::span<const std::string> lines) {
        if (lines.empty()) {
            return;
        }
        label(words);
        for (const std::string& text : lines) {
            line(ui::type::body, colours_.text, text, 0);
        }
    }

    void label(std::string_view words) {
        y_ += section_gap_;
        if (drawing_) {
            canvas_.text({column_.x, y_}, ui::type::caption_strong, colours_.text_2, words);
        }
        y_ += label_height;
    }

    void line(const ui::TextStyle& style, ui::Colour colour, std::string_view text, float indent) {
        const float width = column_.width - indent;
        if (drawing_) {
            y_ += canvas_.wrapped_text({column_.x + indent, y_, width, style.line}, style, colour, text);
        } else {
            y_ += style.line * static_cast<float>(canvas_.wrap(style, text, width).size());
        }
    }

    ui::Canvas& canvas_;
    const ui::Colours& colours_;
    const ConsoleTexts& texts_;
    const GuidanceCard& card_;
    float x_, width_, row_gap_, section_gap_;
    struct Column {
        float x = 0, width = 0;
    } column_;
    float y_ = 0;
    bool drawing_ = false;
};

bool shown(const ConsoleLayout& layout, const ConsoleScreen& screen) {
    return layout.wide ? screen.guidance_beside : screen.right_card == RightCard::guidance;
}

Command show_or_hide(const ConsoleLayout& layout, const ConsoleScreen& screen) {
    const bool show = !shown(layout, screen);
    if (layout.wide) {
        return ShowGuidanceBeside{show};
    }
    return ShowRightCard{show ? RightCard::guidance : RightCard::queue};
}

// The whole head is one button, so that it is large enough for a finger.
bool draw_head(ui::Ui& ui, const ui::Rect& head, const ConsoleTexts& texts) {
    ui::Canvas& canvas = ui.canvas();
    const ui::Colours& colours = ui.colours();
    const ui::ItemState state =
        ui.item({.id = "guidance", .label = texts.guidance_card, .rect = head, .key = "I"});
    if (state.hovered || state.held) {
        canvas.fill(head, state.held ? colours.pressed : colours.hover, 8);
    }
    canvas.icon(ui::Icon::paper, {head.x + 8, head.centre().y - 10}, 20, colours.text_2);
    canvas.text_in({head.x + 38, head.y, head.width - 80, head.height}, ui::type::caption_strong,
                   colours.text_2, texts.guidance_card);
    const ui::KeycapLook look = ui::plain_keycap(colours);
    ui::keycap(canvas, {head.right() - 8 - ui::keycap_width(canvas, "I", look), head.centre().y}, "I", look);
    if (state.focused) {
        ui::inner_focus_ring(canvas, colours, head, 8);
    }
    return state.pressed;
}

}  // namespace

std::optional<Command> draw_guidance(ui::Ui& ui, const ConsoleLayout& layout, const ConsoleScreen& screen) {
    const ConsoleTexts& texts = console_texts(screen.language);
    const ui::Colours& colours = ui.colours();
    const ui::Rect& card = layout.wide ? layout.figures : layout.right;
    draw_card(ui, card);
    std::optional<Command> command;
    const ui::Rect inside{card.x + padding, card.y + 13, card.width - 2 * padding, card.height - 26};
    if (draw_head(ui, {inside.x - 8, inside.y, inside.width + 16, head_height}, texts)) {
        command = show_or_hide(layout, screen);
    }
    const bool has_foot = !screen.guidance->minutes.empty();
    const float foot = has_foot ? 44.0F : 0.0F;
    // The bar stands beside the text, in the padding.
    const ui::Rect view{inside.x, inside.y + head_height + 8, inside.width + bar_room,
                        inside.height - head_height - 8 - foot};
    GuidancePainter painter(ui, screen, inside.x, inside.width, layout.wide);
    {
        const ui::ScrollArea scroll(ui, "guidance text", view, painter.height());
        painter.draw(scroll.top());
    }
    if (has_foot) {
        ui.canvas().horizontal_line(inside.x, view.bottom(), inside.width, colours.line);
        ui.canvas().text_in({inside.x, view.bottom() + 8, inside.width, foot - 8}, ui::type::caption,
                            colours.text_2, screen.guidance->minutes);
    }
    return command;
}

std::optional<Command> draw_guidance_action(ui::Ui& ui, const ConsoleLayout& layout,
                                            const ConsoleScreen& screen, const ui::Rect& line, float& width) {
    width = 0;
    const bool has_room = (layout.wide ? layout.figures : layout.right).width > 0;
    if (!screen.guidance || !has_room || shown(layout, screen)) {
        return std::nullopt;
    }
    ui::TextButton button{.rect = line,
                          .label = console_texts(screen.language).guidance,
                          .icon = ui::Icon::paper,
                          .key = "I",
                          .align = ui::Align::right,
                          .id = "guidance"};
    width = ui::text_button_width(ui.canvas(), button);
    button.rect = {line.right() - width + 8, line.y, width, line.height};
    if (ui::text_button(ui, button)) {
        return show_or_hide(layout, screen);
    }
    return std::nullopt;
}

}  // namespace skranke
