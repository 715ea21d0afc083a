#include "automerge/document/mark_differ.hpp"

#include <utility>

namespace automerge {

void MarkDiffer::pass_mark(Row row) {
    if (moments_.before.has(row) && before_.pass(row)) is_current_ = false;
    if (moments_.after.has(row) && after_.pass(row)) is_current_ = false;
}

void MarkDiffer::pass_element(std::size_t width, bool is_new) {
    if (!is_current_ || is_new != is_new_) {
        gatherer_.add(changes_, std::exchange(width_, 0));
        is_new_ = is_new;
        is_current_ = true;
        find_changes();
    }
    width_ += width;
}

void MarkDiffer::find_changes() {
    changes_.clear();
    const std::vector<MarkValue> held = is_new_ ? std::vector<MarkValue>() : before_.values();
    const std::vector<MarkValue> holds = after_.values();
    // Both are in the order of their names.
    auto old = held.begin();
    for (const MarkValue& mark : holds) {
        for (; old != held.end() && old->name < mark.name; ++old) changes_.push_back({old->name, Null{}});
        const bool had_it = old != held.end() && old->name == mark.name;
        if (!had_it || old->value != mark.value) changes_.push_back(mark);
        if (had_it) ++old;
    }
    for (; old != held.end(); ++old) changes_.push_back({old->name, Null{}});
}

std::vector<Mark> MarkDiffer::finish() && {
    gatherer_.add(changes_, width_);
    return std::move(gatherer_).finish();
}

}  // namespace automerge
