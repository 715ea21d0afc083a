#pragma once
// Finds how the marks of a text changed between two moments, in one walk from its beginning to its end.
#include "automerge/core/active_marks.hpp"
#include "automerge/document/mark_gatherer.hpp"
#include "automerge/document/moment_pair.hpp"

namespace automerge {

class MarkDiffer {
public:
    explicit MarkDiffer(const MomentPair& moments)
        : moments_(moments), before_(moments.after.ops()), after_(moments.after.ops()) {}

    // Takes a mark's beginning or end.
    void pass_mark(Row row);
    // Takes an element that can be seen at the later moment; a new one had no marks before.
    void pass_element(std::size_t width, bool is_new);
    // What holds now, or null for what holds no longer; over indexes of the later moment.
    std::vector<Mark> finish() &&;

private:
    void find_changes();

    const MomentPair& moments_;
    ActiveMarks before_;
    ActiveMarks after_;
    bool is_new_ = false;
    bool is_current_ = true;          // no mark has been passed since changes_ was found
    std::vector<MarkValue> changes_;  // between what held and what holds here, by name
    std::size_t width_ = 0;           // seen with these changes
    MarkGatherer gatherer_;
};

}  // namespace automerge
