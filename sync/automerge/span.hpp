#pragma once
// A text as an editor shows it: runs of characters with the same marks, and block markers between them.
#include "automerge/mark.hpp"

namespace automerge {

// Neighbouring characters under the same marks. What is no string and no block counts as U+FFFC.
struct TextSpan {
    std::string text;
    std::vector<MarkValue> marks;  // by name
    bool operator==(const TextSpan&) const = default;
};

// A map inside the text: it stands for the beginning of a paragraph, a heading, an image. Its keys say which;
// they are read like those of any map.
struct BlockSpan {
    ObjectId block;
    bool operator==(const BlockSpan&) const = default;
};

using Span = std::variant<TextSpan, BlockSpan>;

}  // namespace automerge
