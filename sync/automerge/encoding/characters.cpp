#include "automerge/encoding/characters.hpp"

#include <algorithm>

#include "automerge/encoding/combining_marks.hpp"
#include "automerge/encoding/utf8.hpp"

namespace automerge {

namespace {

using CodePoint = std::uint32_t;

constexpr CodePoint first_combining = combining_marks[0].first;
constexpr CodePoint zero_width_joiner = 0x200d;

CodePoint decode(std::string_view text, std::size_t size) {
    const auto byte = [&](std::size_t i) { return CodePoint{static_cast<unsigned char>(text[i])}; };
    if (size == 1) return byte(0);
    CodePoint point = byte(0) & (0x7fu >> size);
    for (std::size_t i = 1; i < size; ++i) point = point << 6 | (byte(i) & 0x3f);
    return point;
}

bool combines(CodePoint point) {
    if (point < first_combining) return false;
    const auto range = std::ranges::lower_bound(combining_marks, point, {}, &CodePointRange::last);
    return range != std::end(combining_marks) && range->first <= point;
}

bool is_control(CodePoint point) {
    return point < 0x20 || (point >= 0x7f && point < 0xa0) || point == 0x2028 || point == 0x2029;
}

// Two of them are a flag.
bool is_regional_indicator(CodePoint point) { return point >= 0x1f1e6 && point <= 0x1f1ff; }

bool is_pictograph(CodePoint point) {
    if (is_regional_indicator(point)) return false;
    return (point >= 0x2190 && point < 0x2c00) || (point >= 0x1f000 && point < 0x1fb00) || point == 0xa9 ||
           point == 0xae || point == 0x203c || point == 0x2049;
}

// Decides between neighbouring code points.
class Joiner {
public:
    bool joins(CodePoint next) {
        const bool together = joins_last(next);
        if (!together) {
            pictograph_ = false;
            flag_halves_ = 0;
        }
        if (is_pictograph(next)) pictograph_ = true;
        if (is_regional_indicator(next)) ++flag_halves_;
        last_ = next;
        return together;
    }

private:
    bool joins_last(CodePoint next) const {
        if (last_ == '\r' && next == '\n') return true;
        if (is_control(last_) || is_control(next)) return false;
        if (combines(next)) return true;
        if (last_ == zero_width_joiner && pictograph_ && is_pictograph(next)) return true;
        return is_regional_indicator(last_) && is_regional_indicator(next) && flag_halves_ == 1;
    }

    CodePoint last_ = '\n';  // nothing joins the beginning
    bool pictograph_ = false;
    int flag_halves_ = 0;
};

}  // namespace

std::vector<std::string_view> split_characters(std::string_view text) {
    std::vector<std::string_view> characters;
    characters.reserve(text.size());
    Joiner joiner;
    for (std::size_t start = 0, size = 0; start < text.size(); start += size) {
        size = code_point_size(text[start]);
        const std::string_view point = text.substr(start, size);
        if (joiner.joins(decode(point, size)))
            characters.back() = {characters.back().data(), characters.back().size() + size};
        else
            characters.push_back(point);
    }
    return characters;
}

}  // namespace automerge
