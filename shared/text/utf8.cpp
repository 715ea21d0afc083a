#include "shared/text/utf8.hpp"

#include <algorithm>
#include <cstdint>

namespace skranke {

namespace {

constexpr char32_t highest_code_point = 0x10ffff;

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xc0) == 0x80; }

struct Lead {
    std::size_t length;    // of the sequence
    char32_t bits;         // that the first byte holds
    char32_t lowest_code;  // that needs this length
};

std::optional<Lead> read_lead(char byte) {
    const auto value = static_cast<unsigned char>(byte);
    if (value < 0x80) return Lead{1, value, 0};
    if (value >= 0xc2 && value < 0xe0) return Lead{2, value & 0x1fu, 0x80};
    if (value >= 0xe0 && value < 0xf0) return Lead{3, value & 0x0fu, 0x800};
    if (value >= 0xf0 && value < 0xf5) return Lead{4, value & 0x07u, 0x10000};
    return std::nullopt;
}

}  // namespace

std::optional<std::u32string> decode_utf8(std::string_view text) {
    std::u32string decoded;
    decoded.reserve(text.size());
    while (!text.empty()) {
        const auto lead = read_lead(text.front());
        if (!lead || text.size() < lead->length) return std::nullopt;
        char32_t code = lead->bits;
        for (const char byte : text.substr(1, lead->length - 1)) {
            if (!is_continuation(byte)) return std::nullopt;
            code = code << 6 | (static_cast<unsigned char>(byte) & 0x3fu);
        }
        const bool surrogate = code >= 0xd800 && code <= 0xdfff;
        if (code < lead->lowest_code || code > highest_code_point || surrogate) return std::nullopt;
        decoded.push_back(code);
        text.remove_prefix(lead->length);
    }
    return decoded;
}

std::size_t code_points(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char byte) { return !is_continuation(byte); }));
}

}  // namespace skranke
