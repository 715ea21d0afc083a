#pragma once
// Figures on any number of days: how many came, how they were helped, how long they waited, and what priority
// cost the others; by site, service, hour and so on. Counts under five are left out so that they cannot be
// worked out from anything else in the same report. Pure: the same days give the same report everywhere.
//
// Two reports on days that overlap can be subtracted from each other: that is not looked at.
#include <array>
#include <span>
#include <vector>

#include "shared/queue/day.hpp"
#include "shared/queue/municipality.hpp"
#include "shared/report/column.hpp"
#include "shared/report/dimension.hpp"
#include "shared/report/tally.hpp"

namespace skranke {

struct ReportRequest {
    // Each with its totals. None: the total alone.
    std::vector<std::vector<Dimension>> tables{};
    ServiceGoal goal{};
    std::span<const Column> columns = every_column();
};

// Every enquiry by channel and subject number, as a counting week asks for them.
ReportRequest counting_week_request();

struct ReportRow {
    DimensionValues values;  // empty: all of them
    std::array<Figure, column_count> figures{};

    const Figure& operator[](Column column) const { return figures[place_of(column)]; }
    bool leaves_out(Column column) const { return (*this)[column] == Figure{LeftOut{}}; }
};

struct Report {
    ServiceGoal goal{};
    std::vector<Column> columns{};
    // Table by table, the totals after what they are made of; within each by the values. What two tables have
    // in common stands once. The total of everything is the last.
    std::vector<ReportRow> rows{};
};

// n contacts, t tables with d dimensions: O(n t d log n), and what suppression takes.
Report make_report(std::span<const Day> days, const Municipality& municipality, const ReportRequest& request);

}  // namespace skranke
