#include "sync/identity/device_fingerprint.hpp"

#include <fmt/format.h>

#include <array>
#include <optional>
#include <vector>

namespace skranke {

namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
constexpr std::size_t group_length = 7, groups = 8, length = groups * group_length;
constexpr std::size_t halves = 2, half_length = length / halves, half_data = half_length - 2;
constexpr unsigned field_order = 31;  // of the generator: as many elements as are not zero

using Symbols = std::array<std::uint8_t, length>;  // five bits each
using Half = std::span<std::uint8_t, half_length>;
using HalfView = std::span<const std::uint8_t, half_length>;

struct Field {
    std::array<std::uint8_t, field_order> power{};  // of the generator
    std::array<unsigned, field_order + 1> logarithm{};
};

constexpr Field field = [] {
    Field made;
    unsigned element = 1;
    for (unsigned exponent = 0; exponent < field_order; ++exponent) {
        made.power[exponent] = static_cast<std::uint8_t>(element);
        made.logarithm[element] = exponent;
        element <<= 1;
        if ((element & 0b10'0000) != 0) element ^= 0b10'0101;  // x⁵ + x² + 1
    }
    return made;
}();

std::uint8_t times_power(std::uint8_t element, unsigned exponent) {
    return element == 0 ? std::uint8_t{0} : field.power[(field.logarithm[element] + exponent) % field_order];
}

struct Sums {
    std::uint8_t plain = 0, weighted = 0;  // both zero: the half is right
};

Sums sums_of(std::span<const std::uint8_t> symbols) {
    Sums sums;
    for (std::size_t i = 0; i < symbols.size(); ++i) {
        sums.plain ^= symbols[i];
        sums.weighted ^= times_power(symbols[i], static_cast<unsigned>(i));
    }
    return sums;
}

// Two unknowns a, b at the end of the half: a + b = plain, α²⁶ a + α²⁷ b = weighted.
void add_checks(Half half) {
    const Sums sums = sums_of(half.first(half_data));
    constexpr auto first = static_cast<unsigned>(half_data);
    // b (α²⁶ + α²⁷) = weighted + α²⁶ plain
    const unsigned divisor = field.logarithm[field.power[first] ^ field.power[first + 1]];
    const auto b = times_power(sums.weighted ^ times_power(sums.plain, first), field_order - divisor);
    half[half_data + 1] = b;
    half[half_data] = sums.plain ^ b;
}

// Where the only wrong symbol would stand; nothing if there must be more than one.
std::optional<std::size_t> place_of_error(const Sums& sums) {
    if (sums.plain == 0 || sums.weighted == 0) return std::nullopt;
    const auto place =
        (field.logarithm[sums.weighted] + field_order - field.logarithm[sums.plain]) % field_order;
    return place < half_length ? std::optional<std::size_t>(place) : std::nullopt;
}

std::optional<std::uint8_t> symbol_of(char character) {
    if (character >= 'a' && character <= 'z') character = static_cast<char>(character - 'a' + 'A');
    // What a pencil makes of a letter.
    if (character == '0') character = 'O';
    if (character == '1') character = 'I';
    if (character == '8') character = 'B';
    const auto found = alphabet.find(character);
    return found == std::string_view::npos ? std::nullopt : std::optional(static_cast<std::uint8_t>(found));
}

std::unexpected<Error> wrong(const std::string& how) {
    return fail(ErrorCode::invalid_input, "this is not the fingerprint of a device: " + how);
}

// The groups as they were typed; a single one if nothing stands between them.
std::vector<std::string_view> parts_of(std::string_view text) {
    constexpr std::string_view between = " -\t\r\n";
    std::vector<std::string_view> parts;
    for (auto begin = text.find_first_not_of(between); begin != std::string_view::npos;
         begin = text.find_first_not_of(between, begin)) {
        const auto end = std::min(text.find_first_of(between, begin), text.size());
        parts.push_back(text.substr(begin, end - begin));
        begin = end;
    }
    return parts;
}

Result<Symbols> symbols_in(std::string_view text) {
    const auto parts = parts_of(text);
    if (parts.size() == groups) {
        for (std::size_t group = 0; group < groups; ++group)
            if (parts[group].size() != group_length)
                return wrong(fmt::format("group {} (\"{}\") has {} characters, not {}", group + 1,
                                         parts[group], parts[group].size(), group_length));
    }
    Symbols symbols{};
    std::size_t count = 0;
    for (const auto part : parts) {
        for (const char character : part) {
            const auto symbol = symbol_of(character);
            if (!symbol)
                return wrong(
                    fmt::format("group {} has a character that is neither a letter nor one of 2 to 7",
                                count / group_length + 1));
            if (count < length) symbols[count] = *symbol;
            ++count;
        }
    }
    if (count != length)
        return wrong(fmt::format("it has {} characters, not {} groups of {}", count, groups, group_length));
    return symbols;
}

}  // namespace

std::string DeviceFingerprint::text() const {
    Symbols symbols{};
    std::size_t bit = 0;
    for (std::size_t half = 0; half < halves; ++half) {
        const Half part(symbols.data() + half * half_length, half_length);
        for (std::size_t i = 0; i < half_data; ++i) {
            for (int k = 0; k < 5; ++k, ++bit) {
                const bool set = bit / 8 < bytes.size() && ((bytes[bit / 8] >> (7 - bit % 8)) & 1U) != 0;
                part[i] = static_cast<std::uint8_t>(part[i] << 1 | (set ? 1 : 0));
            }
        }
        add_checks(part);
    }
    std::string text;
    for (std::size_t i = 0; i < length; ++i) {
        if (i != 0 && i % group_length == 0) text += '-';
        text += alphabet[symbols[i]];
    }
    return text;
}

Result<DeviceFingerprint> parse_fingerprint(std::string_view text) {
    const auto symbols = symbols_in(text);
    if (!symbols) return std::unexpected(symbols.error());
    constexpr std::size_t half_groups = groups / halves;
    for (std::size_t half = 0; half < halves; ++half) {
        const auto sums = sums_of(HalfView(symbols->data() + half * half_length, half_length));
        if (sums.plain == 0 && sums.weighted == 0) continue;
        const auto first_group = half * half_groups;
        if (const auto place = place_of_error(sums))
            return wrong(
                fmt::format("look at group {}, which has a typo", first_group + *place / group_length + 1));
        return wrong(fmt::format("look at groups {} to {}, which have more than one typo", first_group + 1,
                                 first_group + half_groups));
    }
    DeviceFingerprint fingerprint;
    std::size_t bit = 0;
    for (std::size_t half = 0; half < halves; ++half) {
        for (std::size_t i = 0; i < half_data; ++i) {
            for (int k = 4; k >= 0; --k, ++bit) {
                const bool set = (((*symbols)[half * half_length + i] >> k) & 1) != 0;
                if (bit / 8 < fingerprint.bytes.size())
                    fingerprint.bytes[bit / 8] = static_cast<std::uint8_t>(fingerprint.bytes[bit / 8] |
                                                                           (set ? 1U : 0U) << (7 - bit % 8));
                else if (set)
                    return wrong("no device has it");
            }
        }
    }
    return fingerprint;
}

}  // namespace skranke
