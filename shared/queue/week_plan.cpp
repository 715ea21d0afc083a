#include "shared/queue/week_plan.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <tuple>
#include <utility>

#include "shared/queue/day.hpp"
#include "shared/queue/free_text_filter.hpp"
#include "shared/queue/municipality.hpp"
#include "shared/text/utf8.hpp"

namespace skranke {

namespace {

using std::chrono::minutes;
using namespace std::chrono_literals;

constexpr minutes day_length{std::chrono::hours{24}};

// From Monday.
struct WeekdayWords {
    std::string_view danish, english;
};
constexpr std::array<WeekdayWords, 7> weekdays{{{"mandag", "Monday"},
                                                {"tirsdag", "Tuesday"},
                                                {"onsdag", "Wednesday"},
                                                {"torsdag", "Thursday"},
                                                {"fredag", "Friday"},
                                                {"lørdag", "Saturday"},
                                                {"søndag", "Sunday"}}};

// A capital or none: both are typed. Ø and ø have the same first byte.
std::string lower(std::string_view word) {
    std::string low(word);
    for (char& c : low)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return low;
}

std::optional<std::chrono::weekday> weekday_in(std::string_view word) {
    for (unsigned i = 0; i < weekdays.size(); ++i)
        if (lower(word) == weekdays[i].danish || lower(word) == lower(weekdays[i].english))
            return std::chrono::weekday{(i + 1) % 7};
    return std::nullopt;
}

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(' ');
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

std::optional<int> number_in(std::string_view text) {
    int number = 0;
    const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool all_digits = std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    if (error != std::errc{} || rest != text.data() + text.size() || !all_digits || text.size() > 2)
        return std::nullopt;
    return number;
}

// "10.30", "10:30" and "10". A day may end at 24.00.
std::optional<minutes> time_in(std::string_view text) {
    const auto mark = text.find_first_of(".:");
    const auto hour = number_in(text.substr(0, mark));
    const auto minute = mark == std::string_view::npos ? std::optional(0) : number_in(text.substr(mark + 1));
    if (!hour || !minute || *minute > 59) return std::nullopt;
    const minutes time = std::chrono::hours{*hour} + minutes{*minute};
    return time <= day_length ? std::optional(time) : std::nullopt;
}

bool is_planned_name(std::string_view name) {
    const auto letters = decode_utf8(name);
    return letters && !letters->empty() && letters->size() <= planned_name_max && !find_personal_data(name) &&
           std::ranges::none_of(*letters, [](char32_t letter) {
               return letter < U' ' || letter == 0x7F || (letter >= U'0' && letter <= U'9');
           });
}

// What stands after it is left in `line`.
std::optional<WeekdayHours> take_hours(std::string_view& line) {
    line = trimmed(line);
    const auto word = line.substr(0, line.find(' '));
    const auto weekday = weekday_in(word);
    if (!weekday) return std::nullopt;
    line = trimmed(line.substr(word.size()));
    const auto hours = line.substr(0, line.find(' '));
    const auto dash = hours.find('-');
    if (dash == std::string_view::npos) return std::nullopt;
    const auto from = time_in(hours.substr(0, dash)), to = time_in(hours.substr(dash + 1));
    if (!from || !to || *from >= *to) return std::nullopt;
    line = trimmed(line.substr(hours.size()));
    return WeekdayHours{.weekday = *weekday, .from = *from, .to = *to};
}

auto week_order(const WeekdayHours& hours) {
    return std::tuple(hours.weekday.iso_encoding(), hours.from, hours.to);
}

}  // namespace

std::string written(const WeekdayHours& hours, Language language) {
    const WeekdayWords& words = weekdays[hours.weekday.iso_encoding() - 1];
    const char mark = language == Language::danish ? '.' : ':';
    const auto wall = [&](minutes at) { return fmt::format("{:02}{}{:02}", at / 1h, mark, at % 1h / 1min); };
    return fmt::format("{} {}-{}", in_language(words, language), wall(hours.from), wall(hours.to));
}

std::string written(const PlannedHours& planned, Language language) {
    return fmt::format("{} {}", written(planned.when, language), fmt::join(planned.names, ", "));
}

std::optional<WeekdayHours> weekday_hours_in(std::string_view line) {
    const auto hours = take_hours(line);
    return line.empty() ? hours : std::nullopt;
}

std::optional<PlannedHours> planned_hours_in(std::string_view line) {
    const auto hours = take_hours(line);
    if (!hours || line.empty()) return std::nullopt;
    PlannedHours planned{.when = *hours};
    while (!line.empty()) {
        const auto end = std::min(line.find(','), line.size());
        const auto name = trimmed(line.substr(0, end));
        if (!is_planned_name(name) || planned.names.size() == planned_names_max) return std::nullopt;
        planned.names.emplace_back(name);
        line.remove_prefix(std::min(end + 1, line.size()));
    }
    return planned;
}

void sort_by_week(std::vector<WeekdayHours>& hours) { std::ranges::sort(hours, {}, week_order); }

void sort_by_week(std::vector<PlannedHours>& hours) {
    std::ranges::sort(hours, {},
                      [](const PlannedHours& one) { return std::pair(week_order(one.when), one.names); });
}

bool is_out_of_hours(const Site& site, UtcTime time) {
    const LocalTime local = to_danish_time(time);
    const auto date = std::chrono::floor<std::chrono::days>(local);
    return !site.opening_hours.empty() &&
           std::ranges::none_of(site.opening_hours, [&](const WeekdayHours& hours) {
               return hours.weekday == std::chrono::weekday{date} && local - date >= hours.from &&
                      local - date < hours.to;
           });
}

bool is_out_of_hours(const Site& site, const Ticket& ticket) {
    return is_out_of_hours(site, ticket.appointment.value_or(ticket.issued_at));
}

}  // namespace skranke
