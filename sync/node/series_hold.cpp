#include "sync/node/series_hold.hpp"

#include <algorithm>

namespace skranke {

SeriesHold SeriesHold::all() {
    SeriesHold hold;
    hold.is_copy_ = true;
    return hold;
}

bool SeriesHold::holds(std::string_view series, ServiceDay day, ServiceDay today) const {
    if (!is_copy_ || answered_.contains(series)) return false;
    const bool came_after = answered_on_ && day > *answered_on_ && day == today;
    return !came_after;
}

void SeriesHold::answer(std::string_view series, ServiceDay day, ServiceDay today) {
    if (!is_copy_) return;
    answered_.emplace(series);
    answered_on_ = std::max({answered_on_.value_or(day), day, today});
}

// "yes" before the first answer; then the date, and a line for each series.
std::string SeriesHold::text() const {
    if (!is_copy_) return {};
    if (!answered_on_) return "yes";
    std::string text = to_iso(*answered_on_);
    for (const std::string& series : answered_) text += "\n" + series;
    return text;
}

SeriesHold SeriesHold::from(std::string_view text) {
    if (text.empty()) return {};
    SeriesHold hold = all();
    const auto line = [&] {
        const auto end = std::min(text.find('\n'), text.size());
        const auto first = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        return first;
    };
    const auto answered_on = parse_service_day(line());
    if (!answered_on) return hold;
    hold.answered_on_ = *answered_on;
    while (!text.empty()) hold.answered_.emplace(line());
    return hold;
}

}  // namespace skranke
