#pragma once
// Huffman codes of limited length, as DEFLATE wants them: canonical, with the bits of a code reversed.
#include <array>
#include <cstdint>
#include <span>

namespace automerge {

inline constexpr std::size_t huffman_symbols_max = 288;

// Fills in the length of each symbol's code, 0 for those that do not occur. At least two symbols get a code,
// because some readers take no fewer.
void find_code_lengths(std::span<const std::uint32_t> frequencies, unsigned longest,
                       std::span<std::uint8_t> lengths);
// The codes that follow from their lengths.
void assign_codes(std::span<const std::uint8_t> lengths, std::span<std::uint16_t> codes);

}  // namespace automerge
