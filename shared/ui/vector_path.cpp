#include "shared/ui/vector_path.hpp"

#include <imgui.h>

#include <cctype>
#include <charconv>
#include <cmath>
#include <numbers>

namespace skranke::ui {
namespace {

// Reads numbers and command letters; separators are spaces, commas, or a sign that begins the next number.
class Reader {
public:
    explicit Reader(std::string_view text) : text_(text) {}

    bool at_end() {
        skip_separators();
        return text_.empty();
    }
    // The next command letter, or `previous` where a command's numbers are simply repeated.
    char command(char previous) {
        skip_separators();
        const auto next = static_cast<unsigned char>(text_.front());
        if (std::isdigit(next) != 0 || next == '-' || next == '.') return repeated(previous);
        text_.remove_prefix(1);
        return static_cast<char>(next);
    }
    float number() {
        skip_separators();
        float value = 0;
        const auto [end, error] = std::from_chars(text_.data(), text_.data() + text_.size(), value);
        // A letter where a number should be would never be passed: skip it rather than stand still.
        text_.remove_prefix(error == std::errc{} ? static_cast<std::size_t>(end - text_.data())
                                                 : std::size_t{!text_.empty()});
        return value;
    }

private:
    static char repeated(char previous) {
        if (previous == 'M') return 'L';
        return previous == 'm' ? 'l' : previous;
    }
    void skip_separators() {
        while (!text_.empty() && (text_.front() == ' ' || text_.front() == ',')) text_.remove_prefix(1);
    }
    std::string_view text_;
};

class Pen {
public:
    Pen(ImDrawList& list, const PathPlacement& placement) : list_(list), placement_(placement) {}

    void move_to(Point to) {
        stroke(false);
        at_ = to;
        list_.PathLineTo(place(to));
        open_ = true;
    }
    void line_to(Point to) {
        at_ = to;
        list_.PathLineTo(place(to));
    }
    // A circular arc from where the pen is: as SVG's, with one radius and no rotation.
    void arc_to(float radius, bool large, bool clockwise, Point to) {
        const float dx = to.x - at_.x;
        const float dy = to.y - at_.y;
        const float chord = std::hypot(dx, dy);
        if (chord <= 0) return;
        radius = std::max(radius, chord / 2);
        const float height = std::sqrt(std::max(0.0F, radius * radius - chord * chord / 4));
        const float side = large == clockwise ? -1.0F : 1.0F;
        const Point centre{at_.x + dx / 2 - side * height * dy / chord,
                           at_.y + dy / 2 + side * height * dx / chord};
        const float from = std::atan2(at_.y - centre.y, at_.x - centre.x);
        float until = std::atan2(to.y - centre.y, to.x - centre.x);
        constexpr float turn = 2 * std::numbers::pi_v<float>;
        if (clockwise && until < from) until += turn;
        if (!clockwise && until > from) until -= turn;
        // The pen's own point is already in the path; Dear ImGui would add it again.
        constexpr int steps = 16;
        for (int step = 1; step <= steps; ++step) {
            const float angle = from + (until - from) * static_cast<float>(step) / steps;
            list_.PathLineTo(
                place({centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)}));
        }
        at_ = to;
    }
    void stroke(bool closed) {
        if (open_) {
            list_.PathStroke(placement_.colour, closed ? ImDrawFlags_Closed : ImDrawFlags_None,
                             placement_.thickness);
        }
        open_ = false;
    }
    void circle(Point centre, float radius, bool filled) {
        stroke(false);
        if (filled) {
            list_.AddCircleFilled(place(centre), radius * placement_.scale, placement_.colour);
        } else {
            list_.AddCircle(place(centre), radius * placement_.scale, placement_.colour, 0,
                            placement_.thickness);
        }
    }
    void rectangle(const Rect& rect, float radius) {
        stroke(false);
        const ImVec2 from = place({rect.x, rect.y});
        const ImVec2 to = place({rect.right(), rect.bottom()});
        if (placement_.filled) {
            list_.AddRectFilled(from, to, placement_.colour, radius * placement_.scale);
        } else {
            // Dear ImGui draws an outline half a pixel inside what it is given.
            list_.AddRect({from.x - 0.5F, from.y - 0.5F}, {to.x + 0.5F, to.y + 0.5F}, placement_.colour,
                          radius * placement_.scale, 0, placement_.thickness);
        }
    }
    Point at() const { return at_; }

private:
    ImVec2 place(Point point) const {
        return {placement_.origin.x + point.x * placement_.scale,
                placement_.origin.y + point.y * placement_.scale};
    }
    ImDrawList& list_;
    const PathPlacement& placement_;
    Point at_;
    bool open_ = false;
};

}  // namespace

void draw_path(ImDrawList& list, std::string_view path, const PathPlacement& placement) {
    Reader reader{path};
    Pen pen{list, placement};
    char command = 'M';
    while (!reader.at_end()) {
        command = reader.command(command);
        const bool relative = std::islower(static_cast<unsigned char>(command)) != 0;
        const Point from = relative ? pen.at() : Point{};
        // The order in which numbers are read matters, so each has a statement of its own.
        const auto point = [&] {
            const float x = reader.number();
            const float y = reader.number();
            return Point{from.x + x, from.y + y};
        };
        switch (command) {
            case 'M':
            case 'm': pen.move_to(point()); break;
            case 'L':
            case 'l': pen.line_to(point()); break;
            case 'H':
            case 'h': pen.line_to({from.x + reader.number(), pen.at().y}); break;
            case 'V':
            case 'v': pen.line_to({pen.at().x, from.y + reader.number()}); break;
            case 'A':
            case 'a': {
                const float radius = reader.number();
                reader.number();  // the second radius, the same
                reader.number();  // the rotation, none
                const bool large = reader.number() > 0;
                const bool clockwise = reader.number() > 0;
                pen.arc_to(radius, large, clockwise, point());
                break;
            }
            case 'Z':
            case 'z': pen.stroke(true); break;
            case 'O':
            case '@': {
                const Point centre = point();
                pen.circle(centre, reader.number(), command == '@');
                break;
            }
            case 'R': {
                const Point corner = point();
                const float width = reader.number();
                const float height = reader.number();
                pen.rectangle({corner.x, corner.y, width, height}, reader.number());
                break;
            }
            default: break;
        }
    }
    pen.stroke(false);
}

}  // namespace skranke::ui
