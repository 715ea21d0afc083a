#pragma once
// Finds where the bytes at a position have occurred before, within the 32 KB that DEFLATE can look back.
#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>
#include <vector>

#include "automerge/identifiers.hpp"

namespace automerge {

class MatchFinder {
public:
    static constexpr std::size_t length_min = 3;
    static constexpr std::size_t length_max = 258;
    static constexpr std::size_t distance_max = 32767;

    MatchFinder()
        : latest3_(std::size_t{1} << hash3_bits), latest4_(std::size_t{1} << hash4_bits), before_(window) {}

    // Forgets what was before without touching the tables: positions go on counting.
    void start(ByteView bytes) {
        if (base_ > UINT32_MAX / 2 || bytes.size() > UINT32_MAX / 4) {
            std::ranges::fill(latest3_, 0);
            std::ranges::fill(latest4_, 0);
            base_ = window;
        } else {
            base_ += static_cast<std::uint32_t>(bytes_.size()) + window;
        }
        bytes_ = bytes;
    }

    // Makes positions known that are stepped over.
    void insert(std::size_t position, std::size_t end) {
        end = std::min(end, bytes_.size() < hashed_bytes ? 0 : bytes_.size() - hashed_bytes + 1);
        for (; position < end; ++position) {
            const std::uint32_t word = load32(position);
            const std::uint32_t absolute = base_ + static_cast<std::uint32_t>(position);
            latest3_[hash3(word)] = absolute;
            before_[absolute % window] = std::exchange(latest4_[hash4(word)], absolute);
        }
    }

    // Makes the position known, and visits earlier occurrences as consider(length, distance), each longer
    // than the one before and the first longer than `longer_than`. Looks at `tries` places at most, and takes
    // off those that it has looked at. Positions must come one by one.
    template <class Consider>
    void find(std::size_t position, std::size_t longer_than, unsigned& tries, Consider&& consider) {
        if (bytes_.size() - position < hashed_bytes) return;
        const std::uint32_t word = load32(position);
        const std::uint32_t absolute = base_ + static_cast<std::uint32_t>(position);
        std::uint32_t& latest3 = latest3_[hash3(word)];
        std::uint32_t& latest4 = latest4_[hash4(word)];
        const std::uint32_t candidate3 = std::exchange(latest3, absolute);
        std::uint32_t candidate = std::exchange(latest4, absolute);
        before_[absolute % window] = candidate;

        const std::size_t most = std::min(length_max, bytes_.size() - position);
        // Earlier than this is of earlier inputs, or too far away.
        const std::uint32_t oldest = std::max(base_, absolute - static_cast<std::uint32_t>(distance_max));
        std::size_t best = std::max(longer_than, length_min);
        if (longer_than < length_min && candidate3 >= oldest) {
            const std::size_t at = candidate3 - base_;
            if (((load32(at) ^ word) & first3_mask) == 0) consider(length_min, position - at);
        }
        if (best >= most) return;
        // A longer match agrees in its first four bytes, and in the four that end where it becomes longer.
        std::uint32_t end = load32(position + best - 3);
        unsigned tries_left = tries;
        for (; candidate >= oldest && tries_left > 0; --tries_left, candidate = before_[candidate % window]) {
            const std::size_t at = candidate - base_;
            if (load32(at + best - 3) != end || load32(at) != word) continue;
            best = common_length(at, position, most);
            consider(best, position - at);
            if (best == most) break;
            end = load32(position + best - 3);
        }
        tries = tries_left;
    }

private:
    static constexpr unsigned hash3_bits = 13;
    static constexpr unsigned hash4_bits = 15;
    static constexpr std::uint32_t window = 32768;
    static constexpr std::size_t hashed_bytes = 4;
    static constexpr std::uint32_t first3_mask =
        std::endian::native == std::endian::little ? 0xffffff : 0xffffff00u;

    std::uint32_t load32(std::size_t at) const {
        std::uint32_t word = 0;
        std::memcpy(&word, bytes_.data() + at, sizeof word);
        return word;
    }
    static std::uint32_t first3(std::uint32_t word) {
        return std::endian::native == std::endian::little ? word << 8 : word & 0xffffff00u;
    }
    static std::uint32_t hash3(std::uint32_t word) { return first3(word) * 0x9e3779b1u >> (32 - hash3_bits); }
    static std::uint32_t hash4(std::uint32_t word) { return word * 0x9e3779b1u >> (32 - hash4_bits); }

    // How far two places agree, `most` at most.
    std::size_t common_length(std::size_t left, std::size_t right, std::size_t most) const {
        const std::uint8_t* a = bytes_.data() + left;
        const std::uint8_t* b = bytes_.data() + right;
        std::size_t length = hashed_bytes;
        for (; length + 8 <= most; length += 8) {
            std::uint64_t word_a = 0;
            std::uint64_t word_b = 0;
            std::memcpy(&word_a, a + length, 8);
            std::memcpy(&word_b, b + length, 8);
            if (word_a == word_b) continue;
            const std::uint64_t different = word_a ^ word_b;
            return length + static_cast<std::size_t>(std::endian::native == std::endian::little
                                                         ? std::countr_zero(different)
                                                         : std::countl_zero(different)) /
                                8;
        }
        while (length < most && a[length] == b[length]) ++length;
        return length;
    }

    ByteView bytes_;
    std::uint32_t base_ = window;  // the number of the first position; smaller ones are of earlier inputs
    std::vector<std::uint32_t> latest3_, latest4_;  // by hash: the latest position
    std::vector<std::uint32_t> before_;             // by position: the one before with the same hash
};

}  // namespace automerge
