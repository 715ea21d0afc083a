#pragma once
// The marks that are open at one place of a text, for a walk from its beginning: of those with one name, the
// one that began last holds.
#include <vector>

#include "automerge/core/moment.hpp"
#include "automerge/mark.hpp"

namespace automerge {

class ActiveMarks {
public:
    explicit ActiveMarks(const OpSet& ops) : ops_(ops) {}

    // Takes a mark's beginning or end, and says whether another one may hold now.
    bool pass(Row row);
    // What holds, by name; names whose mark has been removed (its value is null) are left out.
    std::vector<MarkValue> values() const;

private:
    const OpSet& ops_;
    std::vector<Row> open_;  // beginnings, ascending by id
};

// Visits the visible elements of a list or text in order, until `visit` answers false. It gets the winner's
// row, the marks there, and whether these may have changed since the element before.
template <class Visit>
void visit_marked(const Moment& moment, const Sequence& sequence, Visit&& visit) {
    const OpSet& ops = moment.ops();
    ActiveMarks marks(ops);
    bool changed = false;
    for (auto place = sequence.begin(); !sequence.is_end(place); place = sequence.next(place)) {
        const Row element = sequence[place].row;
        if (ops[element].action == Action::mark) {
            if (moment.has(element) && marks.pass(element)) changed = true;
            continue;
        }
        const Row winner = moment.winner_of_element(element);
        if (winner == no_row) continue;
        if (!visit(winner, marks, changed)) return;
        changed = false;
    }
}

}  // namespace automerge
