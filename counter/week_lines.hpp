#pragma once
// Opening hours, or who is there when, as a manager types them: one a line.
#include <algorithm>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/queue/week_plan.hpp"

namespace skranke {

template <class Line>
std::string week_lines_text(const std::vector<Line>& lines) {
    std::string text;
    for (const Line& line : lines) text += (text.empty() ? "" : "\n") + written(line);
    return text;
}

// By weekday. The error is the first line that says something else.
template <class Line>
std::expected<std::vector<Line>, std::string> week_lines_typed(
    std::string_view text, std::optional<Line> (&read)(std::string_view)) {
    std::vector<Line> lines;
    while (!text.empty()) {
        const auto typed = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(typed.size() + 1, text.size()));
        if (typed.find_first_not_of(' ') == std::string_view::npos) continue;
        auto line = read(typed);
        if (!line) return std::unexpected(std::string(typed));
        lines.push_back(*std::move(line));
    }
    sort_by_week(lines);
    return lines;
}

}  // namespace skranke
