#pragma once
// Text in pieces that a reader takes for one character: "é" written as two code points, a flag, a family.
#include <string_view>
#include <vector>

namespace automerge {

// Takes valid UTF-8. The pieces are Unicode's extended grapheme clusters, which the official library
// compares, too.
std::vector<std::string_view> split_characters(std::string_view text);

}  // namespace automerge
