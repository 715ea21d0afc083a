#include "counter/typed_time.hpp"

#include <algorithm>
#include <charconv>

namespace skranke {

namespace {

// "kl.", or the key of the field, pressed once more while one was in it already.
std::string_view without_words_before(std::string_view text) {
    const auto is_word = [](char c) {
        return c == ' ' || c == '.' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    };
    while (!text.empty() && is_word(text.front())) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
}

// One or two digits, and no more than so much.
std::optional<int> digits_in(std::string_view text, int most) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool all_digits = std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    if (error != std::errc{} || !all_digits || text.size() > 2 || number > most) return std::nullopt;
    return number;
}

}  // namespace

std::optional<UtcTime> time_typed(std::string_view text, ServiceDay day) {
    text = without_words_before(text);
    if (text.size() < 3) return std::nullopt;
    const auto mark = text.find_first_of(".:");
    const bool marked = mark != std::string_view::npos;
    const std::string_view minutes = text.substr(text.size() - std::min<std::size_t>(text.size(), 2));
    const std::string_view hours = text.substr(0, text.size() - minutes.size() - (marked ? 1 : 0));
    if (marked && mark != hours.size()) return std::nullopt;
    const auto hour = digits_in(hours, 23), minute = digits_in(minutes, 59);
    if (!hour || !minute) return std::nullopt;
    return from_danish_time(std::chrono::local_days{day.date} + std::chrono::hours{*hour} +
                            std::chrono::minutes{*minute});
}

}  // namespace skranke
