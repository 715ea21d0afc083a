#include "shared/ui/program_arguments.hpp"

#include <fmt/core.h>

#include <charconv>
#include <optional>

#include "shared/base/calendar.hpp"

namespace skranke::ui {
namespace {

std::optional<int> whole_number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

// "10:24" within a day.
std::optional<std::chrono::minutes> time_of_day(std::string_view text) {
    if (text.size() != 5 || text[2] != ':') return std::nullopt;
    const auto hour = whole_number(text.substr(0, 2));
    const auto minute = whole_number(text.substr(3));
    if (!hour || !minute || *hour < 0 || *hour > 23 || *minute < 0 || *minute > 59) return std::nullopt;
    return std::chrono::hours{*hour} + std::chrono::minutes{*minute};
}

}  // namespace

Result<PixelSize> parse_size(std::string_view text) {
    constexpr int smallest = 320;
    constexpr int largest = 16384;
    const auto fits = [](std::optional<int> value) {
        return value && *value >= smallest && *value <= largest;
    };
    if (const auto cross = text.find('x'); cross != std::string_view::npos) {
        const auto width = whole_number(text.substr(0, cross));
        const auto height = whole_number(text.substr(cross + 1));
        if (fits(width) && fits(height)) return PixelSize{*width, *height};
    }
    return fail(ErrorCode::invalid_input, fmt::format("'{}' is not a size; write it as 1280x720", text));
}

Result<UtcTime> parse_wall_time(std::string_view text, UtcTime system_now) {
    // Of the day of service: shortly after midnight, "10:24" is still the morning before.
    std::optional<std::chrono::local_days> date{service_day_of(system_now).date};
    std::string_view time = text;
    if (const auto between = text.find('T'); between != std::string_view::npos) {
        const auto given = parse_service_day(text.substr(0, between));
        date = given ? std::optional{std::chrono::local_days{given->date}} : std::nullopt;
        time = text.substr(between + 1);
    }
    const auto minutes = time_of_day(time);
    if (!date || !minutes) {
        return fail(ErrorCode::invalid_input,
                    fmt::format("'{}' is not a time; write it as 10:24 or 2026-11-21T10:24", text));
    }
    return from_danish_time(*date + *minutes);
}

}  // namespace skranke::ui
