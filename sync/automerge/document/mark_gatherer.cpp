#include "automerge/document/mark_gatherer.hpp"

#include <iterator>

namespace automerge {

void MarkGatherer::add(const std::vector<MarkValue>& values, std::size_t width) {
    if (width == 0) return;
    for (const MarkValue& value : values) {
        auto& marks = marks_[value.name];
        if (!marks.empty() && marks.back().range.end == index_ && marks.back().value == value.value)
            marks.back().range.end += width;
        else
            marks.push_back({{index_, index_ + width}, value.name, value.value});
    }
    index_ += width;
}

std::vector<Mark> MarkGatherer::finish() && {
    std::vector<Mark> all;
    for (auto& [name, marks] : marks_)
        all.insert(all.end(), std::move_iterator(marks.begin()), std::move_iterator(marks.end()));
    return all;
}

}  // namespace automerge
