#pragma once
// Marks say something about a stretch of text: that it is bold, a link, a comment. They stay with their
// characters through edits and merges.
#include "automerge/value.hpp"

namespace automerge {

// At which ends of a mark text typed right there joins it.
enum class Expand : std::uint8_t { before, after, both, none };

// Part of a text, in the document's TextUnit; `end` is the index behind the last unit.
struct TextRange {
    std::size_t start = 0;
    std::size_t end = 0;
    bool operator==(const TextRange&) const = default;
};

// What holds at one place.
struct MarkValue {
    std::string name;
    Scalar value;
    bool operator==(const MarkValue&) const = default;
};

// One name and value over the whole range. Where marks of one name overlap, the newest one holds.
struct Mark {
    TextRange range;
    std::string name;
    Scalar value;
    bool operator==(const Mark&) const = default;
};

}  // namespace automerge
