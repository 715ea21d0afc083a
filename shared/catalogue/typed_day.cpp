#include "shared/catalogue/typed_day.hpp"

#include <array>
#include <charconv>

namespace skranke {

std::optional<ServiceDay> day_typed(std::string_view text) {
    if (const auto day = parse_service_day(text)) return *day;
    constexpr std::string_view between = "-./ ";
    std::array<int, 3> numbers{};
    const char* at = text.data();
    const char* const end = text.data() + text.size();
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (i > 0 && (at == end || !between.contains(*at++))) return std::nullopt;
        const auto [rest, error] = std::from_chars(at, end, numbers[i]);
        if (error != std::errc{} || *at == '-') return std::nullopt;
        at = rest;
    }
    const auto [day, month, year] = numbers;
    constexpr int first_year = 2000, last_year = 2199;
    if (at != end || day < 1 || day > 31 || month < 1 || month > 12 || year < first_year || year > last_year)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{year},
                                           std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    return date.ok() ? std::optional(ServiceDay{date}) : std::nullopt;
}

}  // namespace skranke
