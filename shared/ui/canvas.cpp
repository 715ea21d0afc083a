#include "shared/ui/canvas.hpp"

#include <imgui.h>

#include <cmath>

#include "shared/ui/vector_path.hpp"

namespace skranke::ui {
namespace {

ImU32 packed(Colour colour) { return IM_COL32(colour.red, colour.green, colour.blue, colour.alpha); }

ImDrawFlags flags_of(Corners corners) {
    switch (corners) {
        case Corners::all: return ImDrawFlags_RoundCornersAll;
        case Corners::left: return ImDrawFlags_RoundCornersLeft;
        case Corners::right: return ImDrawFlags_RoundCornersRight;
        case Corners::none: break;
    }
    return ImDrawFlags_RoundCornersNone;
}

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

// Bytes of the UTF-8 letter that starts here; a stray byte counts as one.
std::size_t letter_length(std::string_view text) {
    const auto first = static_cast<unsigned char>(text.front());
    const std::size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    return std::min(length, text.size());
}

float glyph_width(const Fonts::Choice& font, std::string_view text) {
    return font.font->CalcTextSizeA(font.size, FLT_MAX, 0, text.data(), text.data() + text.size()).x;
}

// Runs of digits, and of all else: the first of the text.
std::string_view first_run(std::string_view text) {
    std::size_t end = 1;
    while (end < text.size() && is_digit(text[end]) == is_digit(text.front())) ++end;
    return text.substr(0, end);
}

}  // namespace

struct Canvas::Pixels {
    ImVec2 from;
    ImVec2 to;
};

Canvas::Canvas(ImDrawList& list, const Fonts& fonts, UiRegistry& registry, float scale)
    : list_(list), fonts_(fonts), registry_(registry), scale_(scale) {}

float Canvas::snapped(float logical) const { return std::round(logical * scale_); }

float Canvas::at_least_one_pixel(float logical) const { return std::max(1.0F, std::round(logical * scale_)); }

Canvas::Pixels Canvas::pixels(const Rect& rect) const {
    return {{snapped(rect.x), snapped(rect.y)}, {snapped(rect.right()), snapped(rect.bottom())}};
}

void Canvas::fill(const Rect& rect, Colour colour, float radius, Corners corners) {
    const auto [from, to] = pixels(rect);
    list_.AddRectFilled(from, to, packed(colour), radius * scale_, flags_of(corners));
}

void Canvas::outline(const Rect& rect, Colour colour, float thickness, float radius, Corners corners) {
    const auto [from, to] = pixels(rect);
    const float width = at_least_one_pixel(thickness);
    // Dear ImGui centres the line half a pixel inside of what it is given.
    const float inside = (width - 1) / 2;
    list_.AddRect({from.x + inside, from.y + inside}, {to.x - inside, to.y - inside}, packed(colour),
                  std::max(0.0F, radius * scale_ - width / 2), flags_of(corners), width);
}

void Canvas::horizontal_line(float x, float y, float width, Colour colour, float thickness) {
    const ImVec2 from{snapped(x), snapped(y)};
    list_.AddRectFilled(from, {snapped(x + width), from.y + at_least_one_pixel(thickness)}, packed(colour));
}

void Canvas::vertical_line(float x, float y, float height, Colour colour, float thickness) {
    const ImVec2 from{snapped(x), snapped(y)};
    list_.AddRectFilled(from, {from.x + at_least_one_pixel(thickness), snapped(y + height)}, packed(colour));
}

void Canvas::dashed_line(Point from, Point to, Colour colour, float thickness, float dash, float gap) {
    const float length = std::hypot(to.x - from.x, to.y - from.y);
    for (float start = 0; start < length; start += dash + gap) {
        const float end = std::min(start + dash, length);
        const auto along = [&](float distance) {
            return ImVec2{(from.x + (to.x - from.x) * distance / length) * scale_,
                          (from.y + (to.y - from.y) * distance / length) * scale_};
        };
        list_.AddLine(along(start), along(end), packed(colour), at_least_one_pixel(thickness));
    }
}

void Canvas::circle(Point centre, float radius, Colour colour) {
    list_.AddCircleFilled({centre.x * scale_, centre.y * scale_}, radius * scale_, packed(colour));
}

void Canvas::ring(Point centre, float radius, Colour colour, float thickness) {
    list_.AddCircle({centre.x * scale_, centre.y * scale_}, radius * scale_, packed(colour), 0,
                    at_least_one_pixel(thickness));
}

void Canvas::icon(Icon icon, Point top_left, float size, Colour colour, float stroke) {
    const IconShape shape = shape_of(icon);
    const float unit = size * scale_ / shape.grid;
    draw_path(list_, shape.path,
              {.origin = {snapped(top_left.x), snapped(top_left.y)},
               .scale = unit,
               .thickness = std::max(1.0F, (stroke > 0 ? stroke : shape.stroke) * unit),
               .colour = packed(colour),
               .filled = shape.filled});
}

void Canvas::draw_glyphs(Point top_left, const TextStyle& style, Colour colour, std::string_view text,
                         Digits digits) {
    const Fonts::Choice font = fonts_.find(style);
    if (font.font == nullptr || text.empty()) return;
    // The line box is centred on the letters' own box; the baseline falls on a whole pixel. Dear ImGui counts
    // from the top of the font, whose ascent it has rounded for itself.
    const float above = (style.line - ascent_and_descent * style.size) / 2 + ascent * style.size;
    const float shrunk = font.size / font.font->FontSize;
    const float top = snapped(top_left.y + above) - std::round(std::round(font.font->Ascent) * shrunk);
    float x = snapped(top_left.x);
    if (digits == Digits::natural) {
        list_.AddText(font.font, font.size, {x, top}, packed(colour), text.data(), text.data() + text.size());
        return;
    }
    const float cell = digit_cell * style.size * scale_;
    while (!text.empty()) {
        if (is_digit(text.front())) {
            const float room = (cell - glyph_width(font, text.substr(0, 1))) / 2;
            list_.AddText(font.font, font.size, {std::round(x + room), top}, packed(colour), text.data(),
                          text.data() + 1);
            x += cell;
            text.remove_prefix(1);
            continue;
        }
        const std::string_view run = first_run(text);
        list_.AddText(font.font, font.size, {std::round(x), top}, packed(colour), run.data(),
                      run.data() + run.size());
        x += glyph_width(font, run);
        text.remove_prefix(run.size());
    }
}

float Canvas::text(Point top_left, const TextStyle& style, Colour colour, std::string_view text,
                   Digits digits) {
    const float width = text_width(style, text, digits);
    draw_glyphs(top_left, style, colour, text, digits);
    const Rect rect{top_left.x, top_left.y, width, style.line};
    registry_.add({.label = std::string{text}, .rect = rect, .hit = rect, .layer = layer_});
    return width;
}

float Canvas::text_in(const Rect& box, const TextStyle& style, Colour colour, std::string_view text,
                      Align align, Digits digits) {
    const std::string fitting = with_ellipsis(style, text, box.width, digits);
    const float width = text_width(style, fitting, digits);
    const float room = box.width - width;
    const float x = align == Align::left ? box.x : align == Align::centre ? box.x + room / 2 : box.x + room;
    const Point top_left{x, box.y + (box.height - style.line) / 2};
    draw_glyphs(top_left, style, colour, fitting, digits);
    // The registry keeps the whole sentence, also where the screen had no room for it.
    const Rect rect{x, top_left.y, width, style.line};
    registry_.add({.label = std::string{text}, .rect = rect, .hit = rect, .layer = layer_});
    return width;
}

float Canvas::wrapped_text(const Rect& box, const TextStyle& style, Colour colour, std::string_view text,
                           Align align) {
    const std::vector<std::string> lines = wrap(style, text, box.width);
    float y = box.y;
    for (const std::string& line : lines) {
        const float room = box.width - text_width(style, line);
        const float x = align == Align::left     ? box.x
                        : align == Align::centre ? box.x + room / 2
                                                 : box.x + room;
        draw_glyphs({x, y}, style, colour, line, Digits::natural);
        y += style.line;
    }
    const Rect rect{box.x, box.y, box.width, y - box.y};
    registry_.add({.label = std::string{text}, .rect = rect, .hit = rect, .layer = layer_});
    return rect.height;
}

float Canvas::text_width(const TextStyle& style, std::string_view text, Digits digits) const {
    const Fonts::Choice font = fonts_.find(style);
    if (font.font == nullptr || text.empty()) return 0;
    if (digits == Digits::natural) return glyph_width(font, text) / scale_;
    float width = 0;
    while (!text.empty()) {
        const std::string_view run = first_run(text);
        width += is_digit(run.front()) ? digit_cell * style.size * static_cast<float>(run.size())
                                       : glyph_width(font, run) / scale_;
        text.remove_prefix(run.size());
    }
    return width;
}

std::string Canvas::with_ellipsis(const TextStyle& style, std::string_view text, float width,
                                  Digits digits) const {
    // Half a pixel of tolerance: a box measured for this very text must hold it.
    if (text_width(style, text, digits) <= width + 0.5F) return std::string{text};
    std::string best = "…";
    for (std::size_t end = 0; end < text.size();) {
        end += letter_length(text.substr(end));
        std::string shorter{text.substr(0, end)};
        while (shorter.ends_with(' ')) shorter.pop_back();
        shorter += "…";
        if (text_width(style, shorter, digits) > width) break;
        best = std::move(shorter);
    }
    return best;
}

std::vector<std::string> Canvas::wrap(const TextStyle& style, std::string_view text, float width) const {
    std::vector<std::string> lines;
    std::string line;
    const auto finish = [&] {
        lines.push_back(std::move(line));
        line.clear();
    };
    while (!text.empty()) {
        const std::size_t end = text.find_first_of(" \n");
        const std::string_view word = text.substr(0, end);
        const std::string longer = line.empty() ? std::string{word} : line + ' ' + std::string{word};
        if (!line.empty() && text_width(style, longer) > width + 0.5F) {
            finish();
            line = word;
        } else {
            line = longer;
        }
        if (end == std::string_view::npos) break;
        if (text[end] == '\n') finish();
        text.remove_prefix(end + 1);
    }
    finish();
    return lines;
}

void Canvas::push_clip(const Rect& rect) {
    const auto [from, to] = pixels(rect);
    list_.PushClipRect(from, to, true);
}

void Canvas::pop_clip() { list_.PopClipRect(); }

}  // namespace skranke::ui
