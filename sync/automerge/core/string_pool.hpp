#pragma once
// Strings as small numbers: map keys and mark names occur in thousands of operations and are kept once.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace automerge {

class StringPool {
public:
    std::uint32_t intern(std::string_view text);
    std::optional<std::uint32_t> find(std::string_view text) const;
    // Valid until the next string is interned.
    std::string_view operator[](std::uint32_t index) const {
        const std::size_t begin = index == 0 ? 0 : ends_[index - 1];
        return std::string_view(text_).substr(begin, ends_[index] - begin);
    }

private:
    static constexpr std::uint32_t empty_slot = UINT32_MAX;

    // Where `text` is in the table, or the free slot where it would be.
    std::size_t slot_of(std::string_view text) const;
    void grow();

    std::string text_;
    std::vector<std::size_t> ends_;     // of each string in text_; it begins where the one before ends
    std::vector<std::uint32_t> slots_;  // open addressing; a power of two, at most half full
};

}  // namespace automerge
