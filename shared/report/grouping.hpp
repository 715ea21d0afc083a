#pragma once
// Which tables a report has, and how they hang together: every table with its totals, and what lies between
// tables, unseen, where one can be subtracted from another.
#include <cstddef>
#include <utility>
#include <vector>

#include "shared/report/dimension.hpp"

namespace skranke {

struct Grouping {
    DimensionSet dimensions;  // with what they imply
    bool published = true;
    bool operator==(const Grouping&) const = default;
};

// For each table ("site, hour") its rows, then its totals: by all but the last dimension, and so on. Each
// once; the total of everything last. Then, unpublished, what two of these have in common.
std::vector<Grouping> groupings_of(const std::vector<std::vector<Dimension>>& tables);

// The places of those whose rows are added up to another's, with nothing in between: first the total's.
std::vector<std::pair<std::size_t, std::size_t>> totals_among(const std::vector<Grouping>& groupings);

}  // namespace skranke
