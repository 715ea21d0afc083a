#pragma once
// The rows of all tables of a report, with everything counted, and what has to be left out of them.
#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <vector>

#include "shared/report/column.hpp"
#include "shared/report/contact.hpp"
#include "shared/report/grouping.hpp"
#include "shared/report/tally.hpp"

namespace skranke {

struct RowGroup {
    Grouping grouping;
    std::map<DimensionValues, Tally> rows{};
};

// One group for each of the groupings.
std::vector<RowGroup> row_groups(std::span<const Contact> contacts, const std::vector<Grouping>& groupings,
                                 const ServiceGoal& goal);

// The counts to leave out: for each group, and each of its rows in order, the columns.
using ColumnsLeftOut = std::vector<std::vector<std::set<Column>>>;
ColumnsLeftOut counts_to_leave_out(const std::vector<RowGroup>& groups, std::span<const Column> columns);

}  // namespace skranke
