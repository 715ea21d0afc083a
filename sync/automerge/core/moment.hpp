#pragma once
// The state of keys and elements at a moment of a document's history, or now. Now is known (the op set keeps
// it up to date); then is found among the operations ever made at a place.
#include "automerge/core/clock.hpp"
#include "automerge/core/op_set.hpp"

namespace automerge {

// What stands at a key or element.
struct Standing {
    Row winner = no_row;
    bool conflict = false;
    bool operator==(const Standing&) const = default;
};

class Moment {
public:
    // Without a clock: now, what an open transaction has done included. Both must outlive it.
    explicit Moment(const OpSet& ops, const Clock* clock = nullptr) : ops_(ops), clock_(clock) {}

    const OpSet& ops() const { return ops_; }
    bool is_now() const { return clock_ == nullptr; }
    bool has(Row row) const { return is_now() || clock_->covers(ops_[row].id); }
    bool has_object(ObjectIndex index) const {
        const Row made_by = ops_.object(index).made_by;
        return made_by == no_row || has(made_by);
    }

    // What wins at a key of a map, or at an element named by the row of its insertion; or no_row.
    Row winner(const MapEntry& entry) const { return is_now() ? entry.winner : standing(entry).winner; }
    Row winner_of_element(Row element) const {
        return is_now() ? ops_.winner_of_element(element) : standing_of_element(element).winner;
    }
    // The same, and whether there are others beside it.
    Standing standing(const MapEntry& entry) const {
        return is_now() ? standing_now(entry.winner) : standing_among(no_row, entry.newest);
    }
    Standing standing_of_element(Row element) const {
        return is_now() ? standing_now(ops_.winner_of_element(element))
                        : standing_among(element, ops_[element].next_at_key);
    }
    // All that is visible there, ascending by id.
    std::vector<Row> visible(const MapEntry& entry) const;
    std::vector<Row> visible_at_element(Row element) const;

    // Keys with a winner in order: visit(entry, standing).
    template <class Visit>
    void visit_keys(const Object& map, Visit&& visit) const {
        ops_.map_of(map).for_each([&](const MapEntry& entry) {
            const Standing at = standing(entry);
            if (at.winner != no_row) visit(entry, at);
        });
    }
    // Elements with a winner in order, until visit(element, standing) answers false.
    template <class Visit>
    void visit_elements(const Object& list, Visit&& visit) const {
        const Sequence& sequence = ops_.sequence_of(list);
        for (auto place = sequence.begin(); !sequence.is_end(place); place = sequence.next(place)) {
            const Row element = sequence[place].row;
            const Standing at = standing_of_element(element);
            if (at.winner != no_row && !visit(element, at)) return;
        }
    }

    // The value of a visible operation, counters with their increments.
    Value read(Row row) const;
    // The increments of a counter that were made by then, as a sum.
    std::int64_t increments(Row counter) const;

private:
    Standing standing_now(Row winner) const {
        return {winner, winner != no_row && ops_[winner].next_visible != no_row};
    }
    Standing standing_among(Row insertion, Row newest) const;
    std::vector<Row> visible_among(Row insertion, Row newest) const;
    void find_overwritten(Row newest) const;
    bool is_visible(Row row) const;

    const OpSet& ops_;
    const Clock* clock_;
    mutable std::vector<Row> overwritten_;  // what find_overwritten found, ascending
};

}  // namespace automerge
