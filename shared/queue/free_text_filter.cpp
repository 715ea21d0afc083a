#include "shared/queue/free_text_filter.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "shared/text/utf8.hpp"

namespace skranke {

namespace {

// The zeros of every script's decimal digits (Unicode category Nd), and the subscript one.
constexpr std::array<char32_t, 67> zeros{
    0x00030, 0x00660, 0x006f0, 0x007c0, 0x00966, 0x009e6, 0x00a66, 0x00ae6, 0x00b66, 0x00be6,
    0x00c66, 0x00ce6, 0x00d66, 0x00de6, 0x00e50, 0x00ed0, 0x00f20, 0x01040, 0x01090, 0x017e0,
    0x01810, 0x01946, 0x019d0, 0x01a80, 0x01a90, 0x01b50, 0x01bb0, 0x01c40, 0x01c50, 0x02080,
    0x0a620, 0x0a8d0, 0x0a900, 0x0a9d0, 0x0a9f0, 0x0aa50, 0x0abf0, 0x0ff10, 0x104a0, 0x10d30,
    0x11066, 0x110f0, 0x11136, 0x111d0, 0x112f0, 0x11450, 0x114d0, 0x11650, 0x116c0, 0x11730,
    0x118e0, 0x11950, 0x11c50, 0x11d50, 0x11da0, 0x16a60, 0x16ac0, 0x16b50, 0x1d7ce, 0x1d7d8,
    0x1d7e2, 0x1d7ec, 0x1d7f6, 0x1e140, 0x1e2f0, 0x1e950, 0x1fbf0};

bool between(char32_t code, char32_t first, char32_t last) { return code >= first && code <= last; }

std::optional<int> digit_of(char32_t code) {
    if (code == 0xb2 || code == 0xb3) return static_cast<int>(code - 0xb0);  // superscripts
    if (code == 0xb9) return 1;
    if (code == 0x2070 || between(code, 0x2074, 0x2079)) return static_cast<int>(code - 0x2070);
    const auto after = std::ranges::upper_bound(zeros, code);
    if (after == zeros.begin() || code > *(after - 1) + 9) return std::nullopt;
    return static_cast<int>(code - *(after - 1));
}

bool is_invisible(char32_t code) {
    return code == 0xad || code == 0x34f || code == 0x180e || between(code, 0x200b, 0x200f) ||
           between(code, 0x202a, 0x202e) || between(code, 0x2060, 0x206f) || between(code, 0xfe00, 0xfe0f) ||
           code == 0xfeff;
}

bool is_space(char32_t code) {
    return code == ' ' || code == '\t' || code == 0xa0 || between(code, 0x2000, 0x200a) || code == 0x202f ||
           code == 0x205f || code == 0x3000;
}

bool is_separator(char32_t code) {
    return is_space(code) || code == '.' || code == '-' || code == '/' || code == '_' ||
           between(code, 0x2010, 0x2015) || code == 0x2212 || code == 0x2024 || code == 0x2044 ||
           code == 0xfe63 || code == 0xff0d || code == 0xff0e || code == 0xff0f || code == 0xff3f;
}

// A run of digits with nothing between them, and what stands before it.
struct DigitGroup {
    std::u32string before;  // since the group before, or since the text's beginning
    std::vector<int> digits;
};

std::vector<DigitGroup> digit_groups(const std::u32string& text) {
    std::vector<DigitGroup> groups;
    std::u32string before;
    bool in_group = false;
    for (const char32_t code : text) {
        const auto digit = digit_of(code);
        if (!digit) {
            before.push_back(code);
        } else {
            if (!in_group) groups.push_back({.before = std::exchange(before, {}), .digits = {}});
            groups.back().digits.push_back(*digit);
        }
        in_group = digit.has_value();
    }
    return groups;
}

bool is_birthday(const std::vector<int>& digits) {
    constexpr std::array<int, 12> longest_months{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int day = digits[0] * 10 + digits[1];
    const int month = digits[2] * 10 + digits[3];
    if (day > 60) day -= 60;  // a substitute number
    return month >= 1 && month <= 12 && day >= 1 &&
           day <= longest_months[static_cast<std::size_t>(month - 1)];
}

bool check_digit_fits(const std::vector<int>& digits) {
    constexpr std::array<int, 10> weights{4, 3, 2, 7, 6, 5, 4, 3, 2, 1};
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) sum += weights[i] * digits[i];
    return sum % 11 == 0;
}

// The digits of `count` in whole groups from `first` on, joined by what `joins` allows; else nothing.
template <class Joins>
std::optional<std::vector<int>> joined(const std::vector<DigitGroup>& groups, std::size_t first,
                                       std::size_t count, Joins joins) {
    std::vector<int> digits;
    for (std::size_t i = first; i < groups.size() && digits.size() < count; ++i) {
        if (i > first && !std::ranges::all_of(groups[i].before, joins)) return std::nullopt;
        digits.insert(digits.end(), groups[i].digits.begin(), groups[i].digits.end());
    }
    if (digits.size() != count) return std::nullopt;
    return digits;
}

std::optional<PersonalData> find_cpr_number(const std::vector<DigitGroup>& groups) {
    std::optional<PersonalData> found;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const auto digits = joined(groups, i, 10, is_separator);
        if (!digits || !is_birthday(*digits)) continue;
        if (check_digit_fits(*digits)) return PersonalData::cpr_number;
        found = PersonalData::like_cpr_number;
    }
    return found;
}

bool has_phone_number(const std::vector<DigitGroup>& groups) {
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (joined(groups, i, 8, is_space)) return true;
        const auto& [before, digits] = groups[i];
        const bool plus = !before.empty() && (before.back() == '+' || before.back() == 0xff0b);
        if (plus && digits.size() == 10 && digits[0] == 4 && digits[1] == 5) return true;
        if (digits.size() == 12 && digits[0] == 0 && digits[1] == 0 && digits[2] == 4 && digits[3] == 5)
            return true;
    }
    return false;
}

bool has_email_address(const std::u32string& text) {
    const auto is_part = [](char32_t code) {
        return !is_space(code) && code != '\n' && code != '@' && code != 0xff20;
    };
    for (std::size_t i = 1; i < text.size(); ++i) {
        if ((text[i] != '@' && text[i] != 0xff20) || !is_part(text[i - 1])) continue;
        std::size_t end = i + 1;
        while (end < text.size() && is_part(text[end])) ++end;
        const auto dot = text.find(U'.', i + 2);
        if (dot != std::u32string::npos && dot + 1 < end) return true;
    }
    return false;
}

}  // namespace

std::optional<PersonalData> find_personal_data(std::string_view written) {
    auto text = decode_utf8(written);
    if (!text) return PersonalData::not_text;
    std::erase_if(*text, is_invisible);
    const auto groups = digit_groups(*text);
    if (const auto found = find_cpr_number(groups)) return found;
    if (has_phone_number(groups)) return PersonalData::phone_number;
    if (has_email_address(*text)) return PersonalData::email_address;
    return std::nullopt;
}

}  // namespace skranke
