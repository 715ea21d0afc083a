#include "sync/repo/base58.hpp"

#include <algorithm>
#include <array>

#include "shared/base/sha256.hpp"

namespace skranke {

namespace {

constexpr std::string_view alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
constexpr std::size_t check_size = 4;
// The longest id is a change hash: 36 bytes with its check, 50 letters. The work grows with the square.
constexpr std::size_t text_size_max = 64;

std::array<std::uint8_t, check_size> check_of(ByteView bytes) {
    const auto twice = sha256(sha256(bytes));
    return {twice[0], twice[1], twice[2], twice[3]};
}

// Multiplies a number, its lowest digit first, by its base and adds to it.
void multiply_and_add(std::vector<std::uint8_t>& digits, unsigned base_from, unsigned base_to,
                      unsigned addend) {
    unsigned carry = addend;
    for (auto& digit : digits) {
        carry += digit * base_from;
        digit = static_cast<std::uint8_t>(carry % base_to);
        carry /= base_to;
    }
    for (; carry > 0; carry /= base_to) digits.push_back(static_cast<std::uint8_t>(carry % base_to));
}

}  // namespace

std::string to_base58check(ByteView bytes) {
    Bytes checked(bytes.begin(), bytes.end());
    const auto check = check_of(bytes);
    checked.insert(checked.end(), check.begin(), check.end());

    const auto leading_zeros = std::ranges::find_if(checked, [](auto byte) { return byte != 0; });
    std::vector<std::uint8_t> digits;
    for (const auto byte : checked) multiply_and_add(digits, 256, 58, byte);

    std::string text(static_cast<std::size_t>(leading_zeros - checked.begin()), alphabet[0]);
    std::transform(digits.rbegin(), digits.rend(), std::back_inserter(text),
                   [](auto digit) { return alphabet[digit]; });
    return text;
}

std::optional<Bytes> from_base58check(std::string_view text) {
    if (text.size() > text_size_max) return std::nullopt;
    const auto first_digit = std::min(text.find_first_not_of(alphabet[0]), text.size());

    std::vector<std::uint8_t> reversed;
    for (const char letter : text) {
        const auto digit = alphabet.find(letter);
        if (digit == std::string_view::npos) return std::nullopt;
        multiply_and_add(reversed, 58, 256, static_cast<unsigned>(digit));
    }
    Bytes checked(first_digit, 0);
    checked.insert(checked.end(), reversed.rbegin(), reversed.rend());
    if (checked.size() < check_size) return std::nullopt;

    const auto payload = ByteView(checked).first(checked.size() - check_size);
    if (!std::ranges::equal(check_of(payload), ByteView(checked).last(check_size))) return std::nullopt;
    return Bytes(payload.begin(), payload.end());
}

}  // namespace skranke
