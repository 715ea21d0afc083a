#pragma once
// Gathers the stretches over which each mark holds, from the beginning of a text to its end.
#include <map>

#include "automerge/mark.hpp"

namespace automerge {

class MarkGatherer {
public:
    // The next `width` units are under these values.
    void add(const std::vector<MarkValue>& values, std::size_t width);
    std::vector<Mark> finish() &&;  // by name, then by place

private:
    std::size_t index_ = 0;
    std::map<std::string, std::vector<Mark>> marks_;
};

}  // namespace automerge
