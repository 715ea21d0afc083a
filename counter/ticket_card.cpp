// Draws the left card in every state but the double call, which has a card of its own.
#include <algorithm>
#include <utility>
#include <vector>

#include "counter/console_texts.hpp"
#include "counter/guidance_panel.hpp"
#include "counter/panels.hpp"
#include "shared/ui/scroll_area.hpp"
#include "shared/ui/widgets.hpp"

namespace skranke {

namespace {

// The measures that differ between the two layouts.
struct Measures {
    float padding_top;
    float number_above;
    float number_line;
    float minutes_lift;  // of the minutes over the number's bottom
    float rule_above, rule_below;
    float option_gap;
    float primary, primary_alone;
    float strip, strip_gap;
    float padding_bottom;
    ui::TextStyle number;
};
constexpr Measures narrow{17, 0, 80, 10, 6, 10, 8, 84, 116, 36, 10, 17, ui::type::ticket_number};
constexpr Measures wide{25, 4, 112, 18, 12, 16, 10, 104, 132, 40, 16, 25, ui::type::ticket_number_wide};

constexpr Measures low{11, 0, 52, 0, 0, 6, 6, 64, 68, 36, 8, 11, ui::type::ticket_number_low};

float padding_of(const ConsoleLayout& layout) { return layout.low ? 15 : 25; }
constexpr float gap = 10;
constexpr float undo_height = 44;

struct Look {
    ui::Icon icon;
    ui::PillLook pill;
};

Look look_of(CardState state) {
    switch (state) {
        case CardState::called: return {ui::Icon::bell, ui::PillLook::soft};
        case CardState::in_service: return {ui::Icon::person, ui::PillLook::soft};
        case CardState::double_call: return {ui::Icon::split, ui::PillLook::notice};
        case CardState::day_not_open:
        case CardState::empty:
        case CardState::ready: return {ui::Icon::check, ui::PillLook::plain};
    }
    std::unreachable();
}

std::optional<ui::Icon> icon_of(const Command& command) {
    if (std::holds_alternative<OpenChooseNumber>(command)) {
        return ui::Icon::search;
    }
    if (std::holds_alternative<OpenTransfer>(command)) {
        return ui::Icon::arrow_right;
    }
    return std::nullopt;
}

class CardPainter {
public:
    CardPainter(ui::Ui& ui, const ConsoleLayout& layout, const ConsoleScreen& screen)
        : ui_(ui),
          canvas_(ui.canvas()),
          colours_(ui.colours()),
          layout_(layout),
          screen_(screen),
          card_(screen.card),
          texts_(console_texts(screen.language)),
          measures_(layout.low    ? low
                    : layout.wide ? wide
                                  : narrow),
          wide_(layout.wide),
          rect_(layout.ticket),
          inside_{rect_.x + padding_of(layout), rect_.y + measures_.padding_top,
                  rect_.width - 2 * padding_of(layout),
                  rect_.height - measures_.padding_top - measures_.padding_bottom} {}

    std::optional<Command> draw() {
        draw_card(ui_, rect_);
        const ui::Rect view{inside_.x - 6, inside_.y, inside_.width + 16, actions_top() - gap - inside_.y};
        if (upper_height() <= view.height) {
            draw_upper(inside_.y);
        } else {
            const ui::ScrollArea scroll(ui_, "ticket card", view, upper_height());
            draw_upper(scroll.top());
        }
        draw_actions();
        return std::move(command_);
    }

private:
    // From the state to the outcomes or the reason.
    void draw_upper(float top) {
        if (tight())
            y_ = top;
        else
            draw_head(top);
        if (card_.number.empty()) {
            draw_title();
        } else {
            draw_number();
            if (!card_.outcomes.empty()) {
                draw_outcomes();
            } else if (!card_.why_title.empty()) {
                draw_reason();
            }
        }
    }

    float upper_height() const {
        if (card_.number.empty()) return ui::pill_height + 20 + 42 + 72;
        const bool apart = !card_.above_number.empty() && !layout_.low;
        const float head = tight() ? 0 : ui::pill_height + (apart ? above_gap() + 24 : 4.0F);
        const float number = measures_.number_above + measures_.number_line + 44 + measures_.rule_above + 1 +
                             measures_.rule_below;
        const auto rows = static_cast<float>((card_.outcomes.size() + 1) / 2);
        const float outcomes = 20 + (wide_ ? 8.0F : 6.0F) + rows * (44 + measures_.option_gap);
        const auto lines = canvas_.wrap(ui::type::body, card_.why_text, inside_.width - 32).size();
        const float reason =
            card_.why_title.empty() ? 0 : 8 + 26 + static_cast<float>(lines) * ui::type::body.line;
        return head + number + (card_.outcomes.empty() ? reason : outcomes - measures_.option_gap);
    }

    // Large text: all that a citizen in service needs is on the screen at once. The state stands beside the
    // number, the times above the outcomes, and who is next in the line alone.
    bool tight() const { return layout_.low && !card_.outcomes.empty(); }
    float above_strip() const { return measures_.primary + gap + 48; }
    float strip_room() const {
        const float room = strip_height() + measures_.strip_gap;
        const bool has_room = upper_height() + gap + above_strip() + room <= inside_.height;
        return !tight() || card_.strip.notice || has_room ? room : 0;
    }
    static constexpr float above_gap() { return 16; }
    float strip_height() const {
        return card_.undo && !tight() ? std::max(measures_.strip, undo_height) : measures_.strip;
    }
    float primary_height() const {
        const bool alone = card_.outcomes.empty() && card_.state != CardState::empty;
        return alone ? measures_.primary_alone : measures_.primary;
    }
    // The upper edge of the primary button.
    float actions_top() const { return inside_.bottom() - strip_room() - 48 - gap - primary_height(); }

    void draw_head(float top) {
        const Look look = look_of(card_.state);
        const float pill = ui::pill(canvas_, colours_, {inside_.x, top},
                                    {.icon = look.icon, .text = card_.pill, .look = look.pill});
        canvas_.text_in({inside_.x + 120, top, inside_.width - 120, ui::pill_height}, ui::type::caption,
                        colours_.text_2, card_.meta, ui::Align::right);
        if (layout_.low) {
            const float x = inside_.x + pill + 12;
            const float times = canvas_.text_width(ui::type::caption, card_.meta) + 12;
            canvas_.text_in({x, top, inside_.right() - times - x, ui::pill_height}, ui::type::body,
                            colours_.text_2, card_.above_number);
        }
        y_ = top + ui::pill_height;
    }

    void draw_title() {
        y_ += 20;
        canvas_.text_in({inside_.x, y_, inside_.width, 36}, ui::type::dialog_title, colours_.text,
                        card_.title);
        y_ += 42;
        canvas_.wrapped_text({inside_.x, y_, inside_.width, 72}, ui::type::body, colours_.text_2,
                             card_.explanation);
    }

    void draw_number() {
        if (tight()) {
            draw_state_beside_number();
        } else if (!card_.above_number.empty() && !layout_.low) {
            y_ += above_gap();
            canvas_.text({inside_.x, y_}, ui::type::body, colours_.text_2, card_.above_number);
            y_ += 24;
        } else {
            y_ += 4;
        }
        y_ += measures_.number_above;
        draw_number_and_minutes();
        y_ += measures_.number_line;
        draw_service({inside_.x, y_, inside_.width, 44});
        y_ += 44 + measures_.rule_above;
        canvas_.horizontal_line(inside_.x, y_, inside_.width, colours_.line);
        y_ += 1 + measures_.rule_below;
    }

    void draw_state_beside_number() {
        const float x = inside_.x + canvas_.text_width(measures_.number, card_.number) + 16;
        const ui::Rect place{x, y_ + 4, 0, undo_height};
        if (card_.undo) {
            const float minutes = std::max(canvas_.text_width(ui::type::action, card_.minutes),
                                           canvas_.text_width(ui::type::caption, card_.minutes_mean));
            draw_undo({x, place.y, inside_.right() - minutes - 16 - x, undo_height});
            return;
        }
        const Look look = look_of(card_.state);
        ui::pill(canvas_, colours_, {x, place.centre().y - ui::pill_height / 2},
                 {.icon = look.icon, .text = card_.pill, .look = look.pill});
    }

    void draw_service(const ui::Rect& line) {
        float taken = 0;
        keep_first(command_, draw_guidance_action(ui_, layout_, screen_, line, taken));
        // A long name beside the action is written smaller before it is cut.
        const float room = line.width - taken;
        const bool fits = canvas_.text_width(ui::type::title, card_.service) <= room;
        canvas_.text_in({line.x, line.y, room, line.height}, fits ? ui::type::title : ui::type::label,
                        colours_.text, card_.service);
    }

    void draw_number_and_minutes() {
        const float minutes_width = canvas_.text_width(ui::type::action, card_.minutes);
        // A long wait beside a wide number: the number gives way, never the minutes.
        ui::TextStyle style = measures_.number;
        if (canvas_.text_width(style, card_.number) + 16 + minutes_width > inside_.width) {
            style = ui::type::ticket_number;
        }
        canvas_.text_in({inside_.x - 3, y_, inside_.width - minutes_width - 8, measures_.number_line}, style,
                        colours_.text, card_.number);
        const float bottom = y_ + measures_.number_line - measures_.minutes_lift;
        const ui::Rect minutes{inside_.right() - minutes_width - 8, bottom - 52, minutes_width + 8, 32};
        canvas_.text_in(minutes, ui::type::action, colours_.text, card_.minutes, ui::Align::right);
        canvas_.text_in({inside_.x, bottom - 20, inside_.width, 20}, ui::type::caption, colours_.text_2,
                        card_.minutes_mean, ui::Align::right);
    }

    void draw_reason() {
        y_ += 8;
        canvas_.icon(card_.escorted ? ui::Icon::people : ui::Icon::information, {inside_.x, y_ + 2}, 20,
                     colours_.text_2);
        const float x = inside_.x + 32;
        const float width = inside_.right() - x;
        canvas_.text_in({x, y_, width, 24}, ui::type::label, colours_.text, card_.why_title);
        canvas_.wrapped_text({x, y_ + 26, width, 48}, ui::type::body, colours_.text_2, card_.why_text);
    }

    void draw_outcomes() {
        const float times = tight() ? canvas_.text_width(ui::type::caption, card_.meta) + 12 : 0;
        canvas_.text_in({inside_.x, y_, inside_.width - times, 20}, ui::type::caption_strong, colours_.text_2,
                        texts_.how_did_it_end);
        if (tight())
            canvas_.text_in({inside_.right() - times, y_, times, 20}, ui::type::caption, colours_.text_2,
                            card_.meta, ui::Align::right);
        y_ += 20 + (wide_ ? 8.0F : 6.0F);
        const float gap_between = measures_.option_gap;
        const float width = (inside_.width - gap_between) / 2;
        const std::size_t rows = (card_.outcomes.size() + 1) / 2;
        for (std::size_t i = 0; i < card_.outcomes.size(); ++i) {
            const OutcomeOption& outcome = card_.outcomes[i];
            const auto column = static_cast<float>(i / rows);
            const auto row = static_cast<float>(i % rows);
            const ui::Rect rect{inside_.x + column * (width + gap_between), y_ + row * (44 + gap_between),
                                width, 44};
            if (ui::option(
                    ui_,
                    {.rect = rect, .label = outcome.label, .key = outcome.key, .chosen = outcome.chosen})) {
                keep_first(command_, outcome.command);
            }
        }
    }

    // From the bottom up: strip, secondary row, primary button; its bottom edge stays where it is.
    void draw_actions() {
        const float strip = strip_height();
        if (strip_room() > 0) draw_strip({inside_.x, inside_.bottom() - strip, inside_.width, strip});
        const float bottom = inside_.bottom() - strip_room();
        // The primary button comes first in the order of focus.
        const ui::Rect row{inside_.x, bottom - 48, inside_.width, 48};
        draw_primary({inside_.x, actions_top(), inside_.width, primary_height()});
        draw_secondary(row);
    }

    void draw_primary(const ui::Rect& rect) {
        const ActionButton& action = card_.primary;
        if (ui::primary_button(ui_, {.rect = rect,
                                     .label = action.label,
                                     .second_line = action.second_line,
                                     .key = action.key,
                                     .enabled = action.enabled,
                                     .wide = wide_,
                                     .id = "primary",
                                     .meaning = action.label})) {
            keep_first(command_, action.command);
        }
    }

    void draw_secondary(const ui::Rect& row) {
        if (card_.secondary.empty()) {
            return;
        }
        const auto count = static_cast<float>(card_.secondary.size());
        const float room = row.width - 8 * (count - 1);
        std::vector<ui::Button> buttons;
        for (const ActionButton& action : card_.secondary)
            buttons.push_back({.rect = row,
                               .label = action.label,
                               .icon = icon_of(action.command),
                               .key = action.key,
                               .enabled = action.enabled});
        const auto width_of = [&](const ui::Button& button) { return ui::button_width(canvas_, button); };
        const auto width_of_all = [&] {
            float sum = 0;
            for (const ui::Button& button : buttons) sum += width_of(button);
            return sum;
        };
        // The words and keys say it all: the icons go first.
        if (layout_.low || width_of_all() > room)
            for (ui::Button& button : buttons) button.icon = std::nullopt;
        const float needed = width_of_all();
        const float widest = width_of(*std::ranges::max_element(buttons, {}, width_of));
        // All alike where that is wide enough; else each as wide as its words need.
        const bool alike = widest * count <= room || needed > room;
        float x = row.x;
        for (std::size_t i = 0; i < buttons.size(); ++i) {
            const float width = alike ? room / count : width_of(buttons[i]) + (room - needed) / count;
            buttons[i].rect = {x, row.y, width, row.height};
            if (ui::button(ui_, buttons[i])) keep_first(command_, card_.secondary[i].command);
            x += width + 8;
        }
    }

    void draw_strip(const ui::Rect& rect) {
        const LineStrip& strip = card_.strip;
        if (strip == LineStrip{} && (!card_.undo || tight())) {
            return;
        }
        canvas_.fill(rect, strip.notice ? colours_.notice_bg : colours_.inset, 8);
        float x = rect.x + 12;
        if (strip.notice) {
            canvas_.icon(ui::Icon::split, {x, rect.centre().y - 8}, 16, colours_.notice_line);
            x += 24;
        }
        const float right = rect.right() - 12 - (tight() ? 0 : draw_undo(rect));
        x += canvas_.text_in({x, rect.y, right - x, rect.height}, ui::type::caption_strong,
                             strip.notice ? colours_.notice_text : colours_.text, strip.lead);
        if (!strip.text.empty()) {
            canvas_.text_in({x + 8, rect.y, right - x - 8, rect.height}, ui::type::caption, colours_.text_2,
                            strip.text);
        }
    }

    // At the right end of the strip; answers the width taken.
    float draw_undo(const ui::Rect& strip) {
        if (!card_.undo) {
            return 0;
        }
        ui::TextButton button{.rect = strip,
                              .label = card_.undo->label,
                              .icon = ui::Icon::undo,
                              .key = card_.undo->key,
                              .align = ui::Align::right,
                              .id = "undo"};
        const float width = ui::text_button_width(canvas_, button);
        button.rect = {strip.right() - width, strip.y, width, strip.height};
        if (ui::text_button(ui_, button)) {
            keep_first(command_, card_.undo->command);
        }
        return width;
    }

    ui::Ui& ui_;
    ui::Canvas& canvas_;
    const ui::Colours& colours_;
    const ConsoleLayout& layout_;
    const ConsoleScreen& screen_;
    const TicketCard& card_;
    const ConsoleTexts& texts_;
    const Measures& measures_;
    bool wide_;
    ui::Rect rect_;
    ui::Rect inside_;
    float y_ = 0;
    std::optional<Command> command_;
};

}  // namespace

void draw_card(ui::Ui& ui, const ui::Rect& rect) {
    ui.canvas().fill(rect, ui.colours().surface, 12);
    ui.canvas().outline(rect, ui.colours().line, 1, 12);
}

std::optional<Command> draw_ticket_card(ui::Ui& ui, const ConsoleLayout& layout,
                                        const ConsoleScreen& screen) {
    if (screen.card.state == CardState::double_call) {
        return draw_conflict_card(ui, layout, screen);
    }
    return CardPainter(ui, layout, screen).draw();
}

}  // namespace skranke
