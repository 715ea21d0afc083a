#include "shared/report/grouping.hpp"

#include <algorithm>

namespace skranke {

namespace {

DimensionSet set_of(std::vector<Dimension>::const_iterator first,
                    std::vector<Dimension>::const_iterator last) {
    DimensionSet set;
    for (; first != last; ++first) set.set(place_of(*first));
    return with_implied(set);
}

void add(std::vector<Grouping>& groupings, DimensionSet dimensions, bool published) {
    if (std::ranges::find(groupings, dimensions, &Grouping::dimensions) == groupings.end())
        groupings.push_back({.dimensions = dimensions, .published = published});
}

void add_what_two_have_in_common(std::vector<Grouping>& groupings) {
    for (std::size_t one = 0; one < groupings.size(); ++one)
        for (std::size_t other = 0; other < one; ++other)
            add(groupings, groupings[one].dimensions & groupings[other].dimensions, false);
}

// True where all that tells rows of `total` apart tells those of `parts` apart, too.
bool adds_up(DimensionSet parts, DimensionSet total) { return parts != total && (parts & total) == total; }

}  // namespace

std::vector<Grouping> groupings_of(const std::vector<std::vector<Dimension>>& tables) {
    std::vector<Grouping> groupings;
    for (const auto& table : tables)
        for (auto last = table.end(); last != table.begin(); --last)
            add(groupings, set_of(table.begin(), last), true);
    add(groupings, {}, true);
    add_what_two_have_in_common(groupings);
    return groupings;
}

std::vector<std::pair<std::size_t, std::size_t>> totals_among(const std::vector<Grouping>& groupings) {
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    for (std::size_t total = 0; total < groupings.size(); ++total)
        for (std::size_t parts = 0; parts < groupings.size(); ++parts) {
            const auto& [of_total, of_parts] =
                std::pair{groupings[total].dimensions, groupings[parts].dimensions};
            const bool has_between = std::ranges::any_of(groupings, [&](const Grouping& between) {
                return adds_up(of_parts, between.dimensions) && adds_up(between.dimensions, of_total);
            });
            if (adds_up(of_parts, of_total) && !has_between) pairs.emplace_back(total, parts);
        }
    return pairs;
}

}  // namespace skranke
