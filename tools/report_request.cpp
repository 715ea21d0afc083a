#include "tools/report_request.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <optional>

namespace skranke::tools {

namespace {

Result<std::vector<Dimension>> table_of(const std::string& words) {
    std::vector<Dimension> table;
    for (std::size_t from = 0; from <= words.size();) {
        const std::size_t comma = std::min(words.find(',', from), words.size());
        const std::string word = words.substr(from, comma - from);
        const auto dimension = dimension_from(word);
        if (!dimension)
            return fail(ErrorCode::invalid_input,
                        fmt::format("\"{}\" is nothing to tell apart by: use one or more of {}, with commas",
                                    word, known_dimensions()));
        if (std::ranges::find(table, *dimension) != table.end())
            return fail(ErrorCode::invalid_input, fmt::format("\"{}\" is named twice in --by", word));
        table.push_back(*dimension);
        from = comma + 1;
    }
    return table;
}

Result<int> whole_number(const std::string& text, std::string_view option, int most) {
    int number = 0;
    const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || rest != text.data() + text.size() || number < 1 || number > most)
        return fail(ErrorCode::invalid_input,
                    fmt::format("{} takes a whole number from 1 to {}, not \"{}\"", option, most, text));
    return number;
}

Result<ServiceGoal> goal_of(const ReportOptions& options) {
    constexpr int minutes_max = 24 * 60, percent_max = 100;
    ServiceGoal goal;
    if (!options.goal.empty()) {
        const auto minutes = whole_number(options.goal, "--goal", minutes_max);
        if (!minutes) return std::unexpected(minutes.error());
        goal.wait = std::chrono::minutes{*minutes};
    }
    if (!options.goal_percent.empty()) {
        const auto percent = whole_number(options.goal_percent, "--goal-percent", percent_max);
        if (!percent) return std::unexpected(percent.error());
        goal.percent = *percent;
    }
    return goal;
}

std::optional<ReportFormat> format_from(const std::string& word) {
    if (word.empty() || word == "text") return ReportFormat::text;
    if (word == "csv") return ReportFormat::csv;
    if (word == "json") return ReportFormat::json;
    return std::nullopt;
}

}  // namespace

std::string known_dimensions() {
    std::vector<std::string_view> known;
    for (const Dimension one : every_dimension) known.push_back(identifier(one));
    return fmt::format("{}", fmt::join(known, ", "));
}

Result<ReportOrder> report_order(const ReportOptions& options) {
    const auto format = format_from(options.format);
    if (!format)
        return fail(ErrorCode::invalid_input,
                    fmt::format("\"{}\" is no format: use text, csv or json", options.format));
    if (options.decimal_comma && *format != ReportFormat::csv)
        return fail(ErrorCode::invalid_input, "--decimal-comma is for CSV: add --format csv");
    const auto goal = goal_of(options);
    if (!goal) return std::unexpected(goal.error());
    ReportOrder order{.format = *format,
                      .csv_style = options.decimal_comma ? CsvStyle::danish : CsvStyle::international};
    if (options.counting_week) {
        if (!options.by.empty())
            return fail(ErrorCode::invalid_input,
                        "a counting week is by channel and KLE number: leave out --by or --counting-week");
        order.request = counting_week_request();
    }
    for (const std::string& words : options.by) {
        auto table = table_of(words);
        if (!table) return std::unexpected(table.error());
        order.request.tables.push_back(*std::move(table));
    }
    if (order.request.tables.empty()) order.request.tables.push_back({Dimension::site});
    order.request.goal = *goal;
    return order;
}

}  // namespace skranke::tools
