#include "automerge/document/moment_pair.hpp"

#include <algorithm>

namespace automerge {

Standings MomentPair::at(const MapEntry& entry, Done done) const {
    if (one_is_now) return around(Moment(after.ops()).standing(entry), done);
    return {before.standing(entry), after.standing(entry)};
}

Standings MomentPair::at_element(Row element, Done done) const {
    if (one_is_now) return around(Moment(after.ops()).standing_of_element(element), done);
    return {before.standing_of_element(element), after.standing_of_element(element)};
}

// The present has all that the other moment has, so what was done since is what has to be undone. That saves
// going through all that was ever done at the place.
Standings MomentPair::around(Standing now, Done done) const {
    const Standing then = done.empty() ? now : undo(now, done);
    return after.is_now() ? Standings{then, now} : Standings{now, then};
}

Standing MomentPair::undo(Standing now, Done done) const {
    const OpSet& ops = after.ops();
    Standing then;
    const auto is_undone = [&](Row row) { return std::ranges::binary_search(done, row, {}, &Touched::row); };
    const auto consider = [&](Row row) {
        if (is_undone(row)) return;
        then.conflict = then.winner != no_row;
        if (!then.conflict || ops.actors.less(ops[then.winner].id, ops[row].id)) then.winner = row;
    };
    for (Row row = now.winner; row != no_row; row = ops[row].next_visible) consider(row);
    // What nothing else overwrites comes back.
    std::vector<Row> overwritten;
    Row storage = no_row;
    for (const Touched& touched : done)
        for (const Row named : ops.predecessors(ops[touched.row], storage))
            if (ops.overwrites(ops[touched.row], ops[named])) overwritten.push_back(named);
    std::ranges::sort(overwritten);
    for (auto first = overwritten.begin(); first != overwritten.end();) {
        const auto next = std::upper_bound(first, overwritten.end(), *first);
        if (ops[*first].is_value() && ops[*first].superseded == static_cast<std::uint32_t>(next - first))
            consider(*first);
        first = next;
    }
    return then;
}

std::int64_t MomentPair::growth(Row counter, Done done) const {
    if (!one_is_now)
        return static_cast<std::int64_t>(static_cast<std::uint64_t>(after.increments(counter)) -
                                         static_cast<std::uint64_t>(before.increments(counter)));
    const OpSet& ops = after.ops();
    std::uint64_t sum = 0;
    Row storage = no_row;
    for (const Touched& touched : done) {
        const Op& op = ops[touched.row];
        const auto named = ops.predecessors(op, storage);
        if (op.action == Action::increment && std::ranges::find(named, counter) != named.end())
            sum += static_cast<std::uint64_t>(decode_integer(ops.value(op)));
    }
    return static_cast<std::int64_t>(after.is_now() ? sum : 0 - sum);
}

}  // namespace automerge
