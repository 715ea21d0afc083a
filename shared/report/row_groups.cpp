#include "shared/report/row_groups.hpp"

#include <algorithm>

#include "shared/report/suppression.hpp"

namespace skranke {

namespace {

// Every count of every row as one list of cells, and the sums in which they stand.
class Cells {
public:
    Cells(const std::vector<RowGroup>& groups, std::span<const Column> columns) : groups_(groups) {
        for (const Column column : columns)
            if (is_count(column)) columns_.push_back(column);
        std::size_t rows = 0;
        for (const RowGroup& group : groups) {
            first_row_.push_back(rows);
            rows += group.rows.size();
            for (const auto& [values, tally] : group.rows) add_row(tally, group.grouping.published);
        }
        for (const auto& [total, parts] : totals_among(groupings())) add_totals(total, parts);
        for (std::size_t group = 0; group < groups.size(); ++group) {
            add_sums_within(group);
            add_referrals(group);
        }
    }

    ColumnsLeftOut left_out() const {
        ColumnsLeftOut all;
        const auto cells = suppressed(counts_, sums_, unpublished_);
        for (std::size_t group = 0; group < groups_.size(); ++group) {
            all.emplace_back(groups_[group].rows.size());
            for (std::size_t row = 0; row < all[group].size(); ++row) {
                for (const Column column : columns_)
                    if (cells.contains(cell(group, row, column))) all[group][row].insert(column);
                add_subsets(group, row, all[group][row]);
            }
        }
        return all;
    }

private:
    std::vector<Grouping> groupings() const {
        std::vector<Grouping> all;
        for (const RowGroup& group : groups_) all.push_back(group.grouping);
        return all;
    }
    bool has(Column column) const { return std::ranges::find(columns_, column) != columns_.end(); }
    std::size_t place_in_row(Column column) const {
        return static_cast<std::size_t>(std::ranges::find(columns_, column) - columns_.begin());
    }
    std::size_t cell(std::size_t group, std::size_t row, Column column) const {
        return (first_row_[group] + row) * columns_.size() + place_in_row(column);
    }

    void add_row(const Tally& tally, bool published) {
        for (const Column column : columns_) {
            if (!published) unpublished_.insert(counts_.size());
            counts_.push_back(tally.count(column));
        }
    }

    void add_sums_within(std::size_t group) {
        for (const ColumnSum& sum : column_sums()) {
            if (!has(sum.total) || !std::ranges::all_of(sum.parts, [&](Column part) { return has(part); }))
                continue;
            for (std::size_t row = 0; row < groups_[group].rows.size(); ++row)
                add_sum_within(group, row, sum);
        }
    }
    void add_sum_within(std::size_t group, std::size_t row, const ColumnSum& sum) {
        CountSum cells{.total = cell(group, row, sum.total), .parts = {}};
        for (const Column part : sum.parts) cells.parts.push_back(cell(group, row, part));
        add(std::move(cells));
    }

    // Where it is left out how many there are, nothing says that there are so many at least.
    void add_subsets(std::size_t group, std::size_t row, std::set<Column>& left_out) const {
        for (const auto& [part, whole] : column_subsets())
            if (left_out.contains(whole) && has(part) && counts_[cell(group, row, part)] > 0)
                left_out.insert(part);
    }

    // Where nobody is counted all parts are zero, and shown.
    void add(CountSum sum) {
        if (counts_[sum.total] > 0) sums_.push_back(std::move(sum));
    }

    // Rows of one group that are added up to each row of another, column by column.
    void add_totals(std::size_t total, std::size_t parts) {
        std::map<DimensionValues, std::vector<std::size_t>> rows_of;
        std::size_t row = 0;
        for (const auto& [values, tally] : groups_[parts].rows)
            rows_of[projected(values, groups_[total].grouping.dimensions)].push_back(row++);
        row = 0;
        for (const auto& [values, tally] : groups_[total].rows) {
            for (const Column column : columns_) {
                CountSum sum{.total = cell(total, row, column), .parts = {}};
                for (const std::size_t part : rows_of[values]) sum.parts.push_back(cell(parts, part, column));
                add(std::move(sum));
            }
            ++row;
        }
    }

    // Whoever was referred to a certain place was referred.
    void add_referrals(std::size_t group) {
        const auto referred_to = place_of(Dimension::referred_to);
        if (!groups_[group].grouping.dimensions.test(referred_to)) return;
        if (!has(Column::referred) || !has(Column::issued)) return;
        std::size_t row = 0;
        for (const auto& [values, tally] : groups_[group].rows) {
            if (values[referred_to] != no_value &&
                tally.count(Column::issued) == tally.count(Column::referred))
                add({.total = cell(group, row, Column::issued),
                     .parts = {cell(group, row, Column::referred)}});
            ++row;
        }
    }

    const std::vector<RowGroup>& groups_;
    std::vector<Column> columns_;         // of counts
    std::vector<std::size_t> first_row_;  // of each group
    std::vector<std::uint64_t> counts_;
    std::vector<CountSum> sums_;
    std::set<std::size_t> unpublished_;
};

}  // namespace

std::vector<RowGroup> row_groups(std::span<const Contact> contacts, const std::vector<Grouping>& groupings,
                                 const ServiceGoal& goal) {
    std::vector<RowGroup> groups;
    for (const Grouping& grouping : groupings) {
        RowGroup& group = groups.emplace_back(RowGroup{.grouping = grouping});
        // The total of nothing is a row, too.
        if (grouping.dimensions.none()) group.rows[DimensionValues{}];
        for (const Contact& contact : contacts)
            group.rows[projected(contact.values, grouping.dimensions)].add(contact, goal);
    }
    return groups;
}

ColumnsLeftOut counts_to_leave_out(const std::vector<RowGroup>& groups, std::span<const Column> columns) {
    return Cells(groups, columns).left_out();
}

}  // namespace skranke
