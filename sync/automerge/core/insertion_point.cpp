#include "automerge/core/insertion_point.hpp"

#include <algorithm>

namespace automerge {

namespace {

// Between two visible elements there may be deleted ones and ends of marks. What is typed there joins a mark
// whose end expands, so the insertion goes behind beginnings that expand and behind ends that do not; but not
// between the two ends of a mark that covers nothing.
Row pass_mark_ends(const OpSet& ops, const Sequence& sequence, Row reference, Sequence::Place place) {
    std::vector<Row> candidates{reference};
    for (; !sequence.is_end(place); place = sequence.next(place)) {
        const Row row = sequence[place].row;
        const Op& op = ops[row];
        if (op.action != Action::mark) {
            if (op.winner != no_row) break;
            continue;
        }
        if (!op.has_mark_name) {
            const auto begin = std::find_if(candidates.begin() + 1, candidates.end(), [&](Row candidate) {
                return ops[candidate].id == ShortId{op.id.counter - 1, op.id.actor};
            });
            if (begin != candidates.end()) {
                candidates.erase(begin, candidates.end());
                continue;
            }
        }
        if (op.has_mark_name == op.expand) candidates.push_back(row);
    }
    return candidates.back();
}

}  // namespace

std::optional<InsertionPoint> find_insertion_point(const OpSet& ops, const Object& list,
                                                   std::uint64_t index) {
    const Sequence& sequence = ops.sequence_of(list);
    InsertionPoint point;
    Sequence::Place next = sequence.begin();
    if (index > 0) {
        const auto before = sequence.find(index - 1);
        if (!before) return std::nullopt;
        const Sequence::Element& element = sequence[before->place];
        point = {element.row, before->start + element.width};
        next = sequence.next(before->place);
    }
    if (sequence.mark_count > 0) point.reference = pass_mark_ends(ops, sequence, point.reference, next);
    return point;
}

}  // namespace automerge
