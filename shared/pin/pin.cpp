#include "shared/pin/pin.hpp"

#include <algorithm>

namespace skranke {

std::optional<Pin> Pin::parse(std::string_view digits) {
    const bool all_digits =
        std::ranges::all_of(digits, [](char letter) { return letter >= '0' && letter <= '9'; });
    if (digits.size() != pin_length || !all_digits) return std::nullopt;
    return Pin(std::string(digits));
}

bool Pin::easy_to_guess() const {
    const auto goes_by = [&](int step) {
        return std::ranges::adjacent_find(digits_, [&](char one, char next) { return next - one != step; }) ==
               digits_.end();
    };
    return goes_by(0) || goes_by(1) || goes_by(-1);
}

}  // namespace skranke
