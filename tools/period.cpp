#include "tools/period.hpp"

#include <fmt/format.h>

#include <charconv>

namespace skranke::tools {

namespace {

std::optional<int> number_in(std::string_view text) {
    int number = 0;
    const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || rest != text.data() + text.size()) return std::nullopt;
    return number;
}

// Week 1 is the one with the year's first Thursday.
std::chrono::local_days monday_of_week_1(std::chrono::year year) {
    const std::chrono::local_days fourth{year / std::chrono::January / 4};
    return fourth - (std::chrono::weekday{fourth} - std::chrono::Monday);
}

Result<Period> week_of(std::string_view text) {
    constexpr std::size_t length = 8;
    const bool shaped = text.size() == length && text.substr(4, 2) == "-W";
    const auto in_year = shaped ? number_in(text.substr(0, 4)) : std::nullopt;
    const auto number = shaped ? number_in(text.substr(6)) : std::nullopt;
    if (in_year && number && *in_year > 0 && *number >= 1) {
        const std::chrono::year year{*in_year};
        const auto monday = monday_of_week_1(year) + std::chrono::weeks{*number - 1};
        if (monday < monday_of_week_1(year + std::chrono::years{1})) {
            const ServiceDay first{std::chrono::year_month_day{monday}};
            return Period{.first = first, .last = first + std::chrono::days{6}};
        }
    }
    return fail(ErrorCode::invalid_input,
                fmt::format("\"{}\" is not a week: write year and week, as in 2026-W47", text));
}

Result<std::optional<ServiceDay>> bound(const std::string& text) {
    if (text.empty()) return std::nullopt;
    const auto day = parse_service_day(text);
    if (!day) return std::unexpected(day.error());
    return *day;
}

}  // namespace

Result<Period> period_of(const PeriodRequest& request) {
    const bool bounded = !request.from.empty() || !request.to.empty();
    if (static_cast<int>(!request.day.empty()) + static_cast<int>(!request.week.empty()) +
            static_cast<int>(bounded) >
        1)
        return fail(ErrorCode::invalid_input,
                    "name one day, one week, or a first and a last day: not two of these");
    if (!request.week.empty()) return week_of(request.week);
    const auto first = bound(request.day.empty() ? request.from : request.day);
    if (!first) return std::unexpected(first.error());
    const auto last = bound(request.day.empty() ? request.to : request.day);
    if (!last) return std::unexpected(last.error());
    if (*first && *last && **last < **first)
        return fail(ErrorCode::invalid_input,
                    fmt::format("{} is before {}: exchange them", to_iso(**last), to_iso(**first)));
    return Period{.first = *first, .last = *last};
}

}  // namespace skranke::tools
