#include "shared/text/format.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace skranke {

namespace {

using namespace std::chrono;

constexpr std::array<std::string_view, 7> weekdays_danish{"søndag",  "mandag", "tirsdag", "onsdag",
                                                          "torsdag", "fredag", "lørdag"};
constexpr std::array<std::string_view, 7> weekdays_english{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                           "Thursday", "Friday", "Saturday"};
constexpr std::array<std::string_view, 12> months_danish{"januar",    "februar", "marts",    "april",
                                                         "maj",       "juni",    "juli",     "august",
                                                         "september", "oktober", "november", "december"};
constexpr std::array<std::string_view, 12> months_english{"January",   "February", "March",    "April",
                                                          "May",       "June",     "July",     "August",
                                                          "September", "October",  "November", "December"};

bool is_danish(Language language) { return language == Language::danish; }

// The week of a date is that of its Thursday.
int iso_week(ServiceDay day) {
    const sys_days date{day.date};
    const sys_days thursday = date - (weekday{date} - Monday) + days{3};
    const sys_days new_year = year_month_day{thursday}.year() / January / 1;
    return static_cast<int>((thursday - new_year).count() / 7) + 1;
}

unsigned day_of_month(ServiceDay day) { return static_cast<unsigned>(day.date.day()); }

std::string_view month_name(ServiceDay day, Language language) {
    const unsigned index = (static_cast<unsigned>(day.date.month()) - 1) % 12;
    return (is_danish(language) ? months_danish : months_english)[index];
}

}  // namespace

std::string ticket_number_text(char letter, int number) {
    return fmt::format("{}{}{:03}", letter, no_break_space, number);
}

std::string time_of_day(UtcTime time, Language language) {
    const LocalTime local = to_danish_time(time);
    const hh_mm_ss clock{floor<minutes>(local - floor<days>(local))};
    return fmt::format("{:02}{}{:02}", clock.hours().count(), is_danish(language) ? '.' : ':',
                       clock.minutes().count());
}

std::string at_time(UtcTime time, Language language) {
    if (!is_danish(language)) return time_of_day(time, language);
    return fmt::format("kl.{}{}", no_break_space, time_of_day(time, language));
}

std::string date_text(ServiceDay day, Language language) {
    if (!is_danish(language))
        return fmt::format("{}{}{} {}", day_of_month(day), no_break_space, month_name(day, language),
                           static_cast<int>(day.date.year()));
    return fmt::format("{:02}-{:02}-{:04}", day_of_month(day), static_cast<unsigned>(day.date.month()),
                       static_cast<int>(day.date.year()));
}

std::string weekday_text(ServiceDay day, Language language) {
    const unsigned index = weekday{sys_days{day.date}}.c_encoding();
    return std::string{(is_danish(language) ? weekdays_danish : weekdays_english)[index]};
}

std::string long_date_text(ServiceDay day, Language language) {
    return fmt::format("{} {}{}{}{}", weekday_text(day, language), day_of_month(day),
                       is_danish(language) ? "." : "", no_break_space, month_name(day, language));
}

std::string week_text(ServiceDay day, Language language) {
    return fmt::format("{}{}{}", is_danish(language) ? "Uge" : "Week", no_break_space, iso_week(day));
}

std::string short_duration(milliseconds duration, Language language) {
    const auto whole = floor<minutes>(std::max(duration, milliseconds::zero())).count();
    const bool danish = is_danish(language);
    const std::string_view minute_unit = danish ? "min." : "min";
    if (whole < 1) return fmt::format("under{0}1{0}{1}", no_break_space, minute_unit);
    if (whole < 60) return fmt::format("{}{}{}", whole, no_break_space, minute_unit);
    return fmt::format("{1}{0}{2}{0}{3}{0}{4}", no_break_space, whole / 60, danish ? "t." : "h", whole % 60,
                       minute_unit);
}

std::string minutes_in_words(minutes duration, Language language) {
    if (is_danish(language)) return counted(duration.count(), "minut", "minutter", language);
    return counted(duration.count(), "minute", "minutes", language);
}

std::string stopwatch_text(milliseconds elapsed, Language language) {
    const hh_mm_ss watch{floor<seconds>(std::max(elapsed, milliseconds::zero()))};
    const char mark = is_danish(language) ? '.' : ':';
    if (watch.hours().count() == 0)
        return fmt::format("{}{}{:02}", watch.minutes().count(), mark, watch.seconds().count());
    return fmt::format("{0}{3}{1:02}{3}{2:02}", watch.hours().count(), watch.minutes().count(),
                       watch.seconds().count(), mark);
}

std::string about_minutes(minutes from, minutes to, Language language) {
    constexpr auto step = minutes{5};
    if (to < step) return {};
    const auto lower = std::max(from, minutes::zero()) / step * 5;
    const auto upper = std::max((to + step - minutes{1}) / step * 5, lower + 5);
    const bool danish = is_danish(language);
    return fmt::format("{1}{0}{2}–{3}{0}{4}", no_break_space, danish ? "ca." : "about", lower, upper,
                       danish ? "min." : "min");
}

std::string decimal_text(double value, int decimals, Language language) {
    std::string text = fmt::format("{:.{}f}", value, std::max(decimals, 0));
    if (is_danish(language)) std::ranges::replace(text, '.', ',');
    return text;
}

std::string percent_text(double share, Language language) {
    const auto percent = std::lround(share * 100);
    if (!is_danish(language)) return fmt::format("{}%", percent);
    return fmt::format("{}{}%", percent, no_break_space);
}

std::string count_text(std::int64_t count, Language language) {
    const std::string digits = fmt::format("{}", count);
    const std::size_t first_digit = count < 0 ? 1 : 0;
    std::string text;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > first_digit && (digits.size() - i) % 3 == 0) text.push_back(is_danish(language) ? '.' : ',');
        text.push_back(digits[i]);
    }
    return text;
}

std::string counted(std::int64_t count, std::string_view one, std::string_view many, Language language) {
    return fmt::format("{}{}{}", count_text(count, language), no_break_space, count == 1 ? one : many);
}

std::string list_text(std::span<const std::string> items, std::string_view before_last) {
    std::string text;
    for (std::size_t index = 0; index < items.size(); ++index) {
        if (index > 0) text += index + 1 == items.size() ? before_last : std::string_view{", "};
        text += items[index];
    }
    return text;
}

std::string phone_text(std::string_view digits) {
    const bool is_number = digits.size() == 8 && std::ranges::all_of(digits, [](char digit) {
                               return digit >= '0' && digit <= '9';
                           });
    if (!is_number) return std::string{digits};
    return fmt::format("{1}{0}{2}{0}{3}{0}{4}", no_break_space, digits.substr(0, 2), digits.substr(2, 2),
                       digits.substr(4, 2), digits.substr(6, 2));
}

std::string in_quotes(std::string_view text, Language language) {
    return fmt::format("{}{}”", is_danish(language) ? "”" : "“", text);
}

}  // namespace skranke
