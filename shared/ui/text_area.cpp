#include "shared/ui/text_area.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "shared/ui/marks.hpp"
#include "shared/ui/text_edit.hpp"

namespace skranke::ui {
namespace {

constexpr float control_radius = 8;
constexpr float padding = 13;
constexpr TextStyle style = type::body;

// A line as it is seen: without the line break, or the space, that ended it.
struct SeenLine {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string_view of(const std::string& text) const {
        return std::string_view{text}.substr(begin, end - begin);
    }
};

std::size_t next_letter(const std::string& text, std::size_t at) {
    ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
    return at;
}

// Where the line that begins at `begin` is broken: at the last space that fits, else in the word.
std::size_t end_of_line(const Canvas& canvas, const std::string& text, std::size_t begin, std::size_t until,
                        float width) {
    const auto fits = [&](std::size_t end) {
        return canvas.text_width(style, std::string_view{text}.substr(begin, end - begin)) <= width;
    };
    if (fits(until)) return until;
    std::size_t end = begin;
    for (std::size_t space = text.find(' ', begin); space < until; space = text.find(' ', space + 1)) {
        if (!fits(space)) break;
        end = space;
    }
    if (end > begin) return end;
    end = next_letter(text, begin);
    while (end < until && fits(next_letter(text, end))) end = next_letter(text, end);
    return end;
}

std::vector<SeenLine> seen_lines(const Canvas& canvas, const std::string& text, float width) {
    std::vector<SeenLine> lines;
    std::size_t begin = 0;
    while (true) {
        const std::size_t until = std::min(text.find('\n', begin), text.size());
        const std::size_t end = end_of_line(canvas, text, begin, until, width);
        lines.push_back({begin, end});
        if (end == text.size()) return lines;
        begin = text[end] == '\n' || text[end] == ' ' ? end + 1 : end;
    }
}

std::size_t line_of(const std::vector<SeenLine>& lines, std::size_t caret) {
    std::size_t line = 0;
    while (line + 1 < lines.size() && lines[line + 1].begin <= caret) ++line;
    return line;
}

// The place in the line that is nearest to `x`.
std::size_t place_at(const Canvas& canvas, const std::string& text, const SeenLine& line, float x) {
    std::size_t best = line.begin;
    float best_distance = std::abs(x);
    for (std::size_t at = line.begin; at < line.end;) {
        at = next_letter(text, at);
        const auto before = std::string_view{text}.substr(line.begin, at - line.begin);
        const float distance = std::abs(canvas.text_width(style, before) - x);
        if (distance >= best_distance) break;
        best = at;
        best_distance = distance;
    }
    return best;
}

class CaretByLines {
public:
    CaretByLines(const Canvas& canvas, float width) : canvas_(canvas), width_(width) {}

    void step(const std::string& text, std::size_t& caret, bool down) const {
        caret = std::min(caret, text.size());
        const auto lines = seen_lines(canvas_, text, width_);
        const std::size_t line = line_of(lines, caret);
        if (down ? line + 1 == lines.size() : line == 0) {
            caret = down ? text.size() : 0;
            return;
        }
        const float x = canvas_.text_width(
            style, std::string_view{text}.substr(lines[line].begin, caret - lines[line].begin));
        caret = place_at(canvas_, text, lines[down ? line + 1 : line - 1], x);
    }

private:
    const Canvas& canvas_;
    float width_;
};

void apply_input(Input& input, TextEdit edit, const CaretByLines& by_lines) {
    std::erase_if(input.keys, [&](const KeyPress& press) {
        if (press.control && press.letter == 'V') {
            const char* pasted = ImGui::GetClipboardText();
            edit.insert(pasted != nullptr ? pasted : "");
            return true;
        }
        if (press.key == Key::up || press.key == Key::down) {
            by_lines.step(edit.text, edit.caret, press.key == Key::down);
            return true;
        }
        return edit.press(press);
    });
    edit.insert(input.text);
    input.text.clear();
}

}  // namespace

bool text_area(Ui& ui, const TextArea& area, std::string& text) {
    const ItemState state =
        ui.item({.id = area.id, .label = area.label, .kind = ItemKind::lines, .rect = area.rect});
    Canvas& canvas = ui.canvas();
    const Colours& colours = ui.colours();
    const Rect inside = {area.rect.x + padding, area.rect.y + 10, area.rect.width - 2 * padding,
                         area.rect.height - 20};
    Ui::Memory& memory = ui.memory(state.id);
    if (!state.focused) {
        memory.meaning.clear();
    } else if (memory.meaning.empty()) {
        memory.meaning = "focused";
        memory.caret = text.size();
    }
    if (state.pressed && area.rect.contains(ui.input().mouse)) {
        const auto lines = seen_lines(canvas, text, inside.width);
        const float row = std::max(0.0F, (ui.input().mouse.y - inside.y) / style.line) + memory.offset;
        const auto line = std::min(static_cast<std::size_t>(row), lines.size() - 1);
        memory.caret = place_at(canvas, text, lines[line], ui.input().mouse.x - inside.x);
    }
    const std::string text_before = text;
    if (state.focused) {
        apply_input(ui.input(), {.text = text, .caret = memory.caret, .longest = area.longest, .lines = true},
                    CaretByLines(canvas, inside.width));
    }
    const bool changed = text != text_before;
    if (changed) ui.redraw();

    canvas.fill(area.rect, colours.surface, control_radius);
    const bool wrong = !area.error.empty();
    canvas.outline(area.rect, wrong ? colours.error : colours.line_strong, wrong ? 2.0F : 1.0F,
                   control_radius);
    if (text.empty()) canvas.wrapped_text(inside, style, colours.text_2, area.label);
    const auto lines = seen_lines(canvas, text, inside.width);
    memory.caret = std::min(memory.caret, text.size());
    const std::size_t caret_line = line_of(lines, memory.caret);
    // Whole lines only, and the caret's among them.
    const auto shown = std::max<std::size_t>(1, static_cast<std::size_t>(inside.height / style.line));
    auto first = static_cast<std::size_t>(memory.offset);
    if (state.focused)
        first = std::clamp(first, caret_line + 1 - std::min(caret_line + 1, shown), caret_line);
    first = std::min(first, lines.size() - std::min(lines.size(), shown));
    memory.offset = static_cast<float>(first);
    const std::size_t last = std::min(lines.size(), first + shown);
    for (std::size_t i = first; i < last; ++i) {
        canvas.text({inside.x, inside.y + static_cast<float>(i - first) * style.line}, style, colours.text,
                    lines[i].of(text));
    }
    if (last < lines.size() || first > 0) {
        const float share = static_cast<float>(shown) / static_cast<float>(lines.size());
        const float along = static_cast<float>(first) / static_cast<float>(lines.size());
        canvas.fill({area.rect.right() - 8, inside.y + along * inside.height, 4, share * inside.height},
                    colours.line_strong, 2);
    }
    if (state.focused) {
        const SeenLine& line = lines[caret_line];
        const auto before = std::string_view{text}.substr(line.begin, memory.caret - line.begin);
        canvas.vertical_line(inside.x + canvas.text_width(style, before),
                             inside.y + static_cast<float>(caret_line - first) * style.line + 1, 22,
                             colours.text, 2);
        focus_ring(canvas, colours, area.rect, control_radius);
    }
    if (wrong) {
        canvas.icon(Icon::warning, {area.rect.x, area.rect.bottom() + 8}, 16, colours.error);
        canvas.text_in({area.rect.x + 22, area.rect.bottom() + 6, area.rect.width - 22, type::caption.line},
                       type::caption, colours.error, area.error);
    }
    return changed;
}

}  // namespace skranke::ui
