#pragma once
// How one text becomes another: Myers' algorithm, dividing at the middle of the shortest way, so that memory
// stays linear. Its steps are those of the official library, so that the same update makes the same change.
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace automerge {

// Deletes the old characters of a range, or inserts the new ones of a range before the old one at
// `old_begin`.
struct TextStep {
    std::size_t old_begin = 0, old_end = 0;
    std::size_t new_begin = 0, new_end = 0;
    bool operator==(const TextStep&) const = default;
};

// The steps in ascending order. Time is bounded by a constant times the length: texts that differ nearly
// everywhere get more steps than the fewest.
std::vector<TextStep> text_difference(std::span<const std::string_view> before,
                                      std::span<const std::string_view> after);

}  // namespace automerge
