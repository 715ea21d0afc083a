#include "automerge/encoding/characters.hpp"

#include <algorithm>

#include "automerge/encoding/code_point_kinds.hpp"
#include "automerge/encoding/utf8.hpp"

namespace automerge {

namespace {

using CodePoint = std::uint32_t;
using Kind = CodePointKind;

constexpr CodePoint zero_width_joiner = 0x200d;

CodePoint decode(std::string_view text, std::size_t size) {
    const auto byte = [&](std::size_t i) { return CodePoint{static_cast<unsigned char>(text[i])}; };
    if (size == 1) return byte(0);
    CodePoint point = byte(0) & (0x7fu >> size);
    for (std::size_t i = 1; i < size; ++i) point = point << 6 | (byte(i) & 0x3f);
    return point;
}

Kind kind_of(CodePoint point) {
    if (point < 0x7f) return point < 0x20 ? Kind::control : Kind::other;
    const auto range = std::ranges::lower_bound(code_point_ranges, point, {}, &CodePointRange::last);
    return range != std::end(code_point_ranges) && range->first <= point ? range->kind : Kind::other;
}

bool is_between(CodePoint point, CodePoint first, CodePoint last) { return point >= first && point <= last; }

// Two of them are a flag.
bool is_regional_indicator(CodePoint point) { return is_between(point, 0x1f1e6, 0x1f1ff); }

// The parts of a Hangul syllable, and syllables that have two or all of them.
bool is_leading(CodePoint point) {
    return is_between(point, 0x1100, 0x115f) || is_between(point, 0xa960, 0xa97c);
}
bool is_vowel(CodePoint point) {
    return is_between(point, 0x1160, 0x11a7) || is_between(point, 0xd7b0, 0xd7c6);
}
bool is_trailing(CodePoint point) {
    return is_between(point, 0x11a8, 0x11ff) || is_between(point, 0xd7cb, 0xd7fb);
}
bool is_syllable(CodePoint point) { return is_between(point, 0xac00, 0xd7a3); }
bool is_open_syllable(CodePoint point) { return is_syllable(point) && (point - 0xac00) % 28 == 0; }

bool are_of_one_syllable(CodePoint left, CodePoint right) {
    if (is_leading(left)) return is_leading(right) || is_vowel(right) || is_syllable(right);
    if (is_vowel(left) || is_open_syllable(left)) return is_vowel(right) || is_trailing(right);
    return (is_syllable(left) || is_trailing(left)) && is_trailing(right);
}

// Decides between neighbouring code points, by the rules of Unicode's extended grapheme clusters.
class Joiner {
public:
    bool joins(CodePoint next) {
        const Kind kind = kind_of(next);
        const bool together = joins_last(next, kind);
        const bool extends = kind == Kind::extender || kind == Kind::linker;
        if (!extends) {
            after_pictograph_ = kind == Kind::pictograph;
            after_consonant_ = kind == Kind::consonant;
            linked_ = false;
        } else {
            if (kind == Kind::linker) linked_ = after_consonant_;
            if (last_ == zero_width_joiner) after_pictograph_ = false;
        }
        flag_halves_ = is_regional_indicator(next) ? flag_halves_ + 1 : 0;
        last_ = next;
        last_kind_ = kind;
        return together;
    }

private:
    bool joins_last(CodePoint next, Kind kind) const {
        if (last_ == '\r' && next == '\n') return true;
        if (last_kind_ == Kind::control || kind == Kind::control) return false;
        if (kind == Kind::extender || kind == Kind::linker || kind == Kind::spacing) return true;
        if (last_kind_ == Kind::prepended) return true;
        if (kind == Kind::consonant && linked_) return true;
        if (kind == Kind::pictograph && after_pictograph_ && last_ == zero_width_joiner) return true;
        if (is_regional_indicator(next)) return flag_halves_ % 2 == 1;
        return are_of_one_syllable(last_, next);
    }

    // Nothing joins the beginning.
    CodePoint last_ = '\n';
    Kind last_kind_ = Kind::control;
    bool after_pictograph_ = false;  // with nothing but extenders in between, and no joiner but the last
    bool after_consonant_ = false;   // with nothing but extenders in between
    bool linked_ = false;            // and a linker among them
    std::size_t flag_halves_ = 0;
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
