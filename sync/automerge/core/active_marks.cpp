#include "automerge/core/active_marks.hpp"

#include <algorithm>

namespace automerge {

bool ActiveMarks::pass(Row row) {
    const Op& op = ops_[row];
    if (op.has_mark_name) {
        const auto place = std::ranges::lower_bound(
            open_, op.id, [this](ShortId left, ShortId right) { return ops_.actors.less(left, right); },
            [this](Row begin) { return ops_[begin].id; });
        open_.insert(place, row);
        return true;
    }
    // A mark's end has the id after its beginning's.
    const auto begin = std::ranges::find_if(
        open_, [&](Row open) { return ops_[open].id == ShortId{op.id.counter - 1, op.id.actor}; });
    if (begin == open_.end()) return false;
    open_.erase(begin);
    return true;
}

std::vector<MarkValue> ActiveMarks::values() const {
    std::vector<Row> newest;
    for (auto row = open_.rbegin(); row != open_.rend(); ++row) {
        const std::string_view name = ops_.mark_name(*row);
        const auto place =
            std::ranges::lower_bound(newest, name, {}, [this](Row other) { return ops_.mark_name(other); });
        if (place == newest.end() || ops_.mark_name(*place) != name) newest.insert(place, *row);
    }
    std::vector<MarkValue> values;
    values.reserve(newest.size());
    for (const Row row : newest) {
        const ScalarView value = ops_.value(row);
        if (value.type != ScalarType::null)
            values.push_back({std::string(ops_.mark_name(row)), decode_scalar(value)});
    }
    return values;
}

}  // namespace automerge
