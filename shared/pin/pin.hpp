#pragma once
// The PIN by which one of the staff says who sits at a desk: six digits, this device's alone. It keeps
// colleagues apart; it is no wall against somebody who has the disk.
#include <optional>
#include <string>
#include <string_view>

namespace skranke {

inline constexpr std::size_t pin_length = 6;

class Pin {
public:
    // Nothing unless it is six digits.
    static std::optional<Pin> parse(std::string_view digits);

    const std::string& digits() const { return digits_; }
    // One digit six times, or six in a row: 000000, 123456, 987654.
    bool easy_to_guess() const;
    bool operator==(const Pin&) const = default;

private:
    explicit Pin(std::string digits) : digits_(std::move(digits)) {}
    std::string digits_;
};

}  // namespace skranke
