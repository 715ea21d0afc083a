#include "shared/report/report.hpp"

#include <algorithm>

#include "shared/report/contact.hpp"
#include "shared/report/grouping.hpp"
#include "shared/report/row_groups.hpp"
#include "shared/report/suppression.hpp"

namespace skranke {

namespace {

bool is_founded(const Foundation& foundation, const Tally& tally, const std::set<Column>& left_out) {
    const std::size_t count = tally.count(foundation.columns.front());
    const bool shown =
        std::ranges::none_of(foundation.columns, [&](Column column) { return left_out.contains(column); });
    if (shown) return count >= foundation.at_least;
    // Of those that were left out a reader must not learn that they are more than they could be else.
    return !foundation.tells_them && count >= foundation.at_least + small_count_max - 1;
}

ReportRow row_of(const DimensionValues& values, const Tally& tally, const std::set<Column>& left_out,
                 const ReportRequest& request) {
    ReportRow row{.values = values};
    for (const Column column : request.columns) {
        Figure figure = tally.figure(column, request.goal);
        const bool is_shown =
            figure == Figure{} ||
            (is_count(column) ? !left_out.contains(column) : is_founded(foundation(column), tally, left_out));
        row.figures[place_of(column)] = is_shown ? figure : Figure{LeftOut{}};
    }
    return row;
}

}  // namespace

ReportRequest counting_week_request() {
    return {.tables = {{Dimension::channel, Dimension::kle}}, .columns = counting_columns()};
}

Report make_report(std::span<const Day> days, const Municipality& municipality,
                   const ReportRequest& request) {
    const auto all = contacts(days, municipality);
    const auto groups = row_groups(all, groupings_of(request.tables), request.goal);
    const auto left_out = counts_to_leave_out(groups, request.columns);
    Report report{.goal = request.goal, .columns = {request.columns.begin(), request.columns.end()}};
    for (std::size_t group = 0; group < groups.size(); ++group) {
        if (!groups[group].grouping.published) continue;
        auto columns = left_out[group].begin();
        for (const auto& [values, tally] : groups[group].rows)
            report.rows.push_back(row_of(values, tally, *columns++, request));
    }
    return report;
}

}  // namespace skranke
