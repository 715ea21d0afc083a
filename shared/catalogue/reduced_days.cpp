#include "shared/catalogue/reduced_days.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "shared/catalogue/typed_day.hpp"
#include "shared/queue/labels.hpp"
#include "shared/queue/set_up_words.hpp"
#include "shared/text/format.hpp"

namespace skranke {

namespace {

std::string_view next_word(std::string_view& text) {
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    const auto word = text.substr(0, text.find(' '));
    text.remove_prefix(word.size());
    return word;
}

std::optional<ReducedBecause> because_typed(std::string_view word) {
    if (word.empty()) return ReducedBecause::other;
    for (const ReducedBecause because : every_reduced_because)
        if (word == label(because) || word == label(because, Language::english)) return because;
    return std::nullopt;
}

std::optional<ReducedDay> reduced_day_typed(std::string_view line) {
    const auto day = day_typed(next_word(line));
    const auto count = next_word(line);
    const auto because = because_typed(next_word(line));
    int people = 0;
    const auto [rest, error] = std::from_chars(count.data(), count.data() + count.size(), people);
    const bool is_number = error == std::errc{} && rest == count.data() + count.size();
    if (!day || !because || !is_number || people < 0 || people > reduced_people_max) return std::nullopt;
    if (!next_word(line).empty()) return std::nullopt;
    return ReducedDay{.day = *day, .people = people, .because = *because};
}

}  // namespace

std::string reduced_days_text(const std::vector<ReducedDay>& days) {
    std::vector<std::string> lines;
    for (const ReducedDay& reduced : days)
        lines.push_back(
            fmt::format("{} {} {}", date_text(reduced.day), reduced.people, label(reduced.because)));
    return fmt::format("{}", fmt::join(lines, "\n"));
}

std::expected<std::vector<ReducedDay>, std::string> reduced_days_typed(std::string_view text) {
    std::vector<ReducedDay> days;
    while (!text.empty()) {
        const auto line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        if (line.find_first_not_of(' ') == std::string_view::npos) continue;
        const auto reduced = reduced_day_typed(line);
        const bool again = reduced && std::ranges::find(days, reduced->day, &ReducedDay::day) != days.end();
        if (!reduced || again) return std::unexpected(std::string(line));
        days.push_back(*reduced);
    }
    std::ranges::sort(days, {}, &ReducedDay::day);
    return days;
}

}  // namespace skranke
