#include "automerge/core/moment.hpp"

#include <algorithm>

namespace automerge {

std::vector<Row> Moment::visible(const MapEntry& entry) const {
    return is_now() ? ops_.visible_from(entry.winner) : visible_among(no_row, entry.newest);
}

std::vector<Row> Moment::visible_at_element(Row element) const {
    return is_now() ? ops_.visible_from(ops_.winner_of_element(element))
                    : visible_among(element, ops_[element].next_at_key);
}

// What the operations of a place had overwritten or deleted by then.
void Moment::find_overwritten(Row newest) const {
    overwritten_.clear();
    Row storage = no_row;
    for (Row row = newest; row != no_row; row = ops_[row].next_at_key) {
        if (!has(row)) continue;
        for (const Row named : ops_.predecessors(ops_[row], storage))
            if (ops_.overwrites(ops_[row], ops_[named])) overwritten_.push_back(named);
    }
    std::ranges::sort(overwritten_);
}

bool Moment::is_visible(Row row) const {
    const Op& op = ops_[row];
    return op.is_value() && has(row) && !std::ranges::binary_search(overwritten_, row);
}

Standing Moment::standing_among(Row insertion, Row newest) const {
    Standing standing;
    const auto consider = [&](Row row) {
        if (!is_visible(row)) return;
        standing.conflict = standing.winner != no_row;
        if (!standing.conflict || ops_.actors.less(ops_[standing.winner].id, ops_[row].id))
            standing.winner = row;
    };
    // Nothing is done to an element before it is there.
    if (insertion != no_row && !has(insertion)) return standing;
    find_overwritten(newest);
    if (insertion != no_row) consider(insertion);
    for (Row row = newest; row != no_row; row = ops_[row].next_at_key) consider(row);
    return standing;
}

std::vector<Row> Moment::visible_among(Row insertion, Row newest) const {
    std::vector<Row> rows;
    if (insertion != no_row && !has(insertion)) return rows;
    find_overwritten(newest);
    if (insertion != no_row && is_visible(insertion)) rows.push_back(insertion);
    for (Row row = newest; row != no_row; row = ops_[row].next_at_key)
        if (is_visible(row)) rows.push_back(row);
    std::ranges::sort(rows,
                      [&](Row left, Row right) { return ops_.actors.less(ops_[left].id, ops_[right].id); });
    return rows;
}

std::int64_t Moment::increments(Row counter) const {
    if (is_now()) return ops_.increments(counter);
    std::uint64_t sum = 0;
    Row storage = no_row;
    for (Row row = ops_.newest_at(counter); row != no_row; row = ops_[row].next_at_key) {
        const Op& op = ops_[row];
        if (op.action != Action::increment || !has(row)) continue;
        if (std::ranges::find(ops_.predecessors(op, storage), counter) !=
            ops_.predecessors(op, storage).end())
            sum += static_cast<std::uint64_t>(decode_integer(ops_.value(op)));
    }
    return static_cast<std::int64_t>(sum);
}

Value Moment::read(Row row) const { return ops_.read(row, ops_.is_counter(ops_[row]) ? increments(row) : 0); }

}  // namespace automerge
